/** The newest page of a list before what was read of it earlier; ids grow with time. */
export function joined<T extends { id: string }>(page: T[], before: T[]): T[] {
  const last = page.at(-1)?.id;
  return last === undefined ? page : [...page, ...before.filter(({ id }) => id < last)];
}
