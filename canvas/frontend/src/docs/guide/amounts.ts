/** Amounts of the server in words. */

export function megabytes(bytes: number): string {
  return `${bytes / 1_000_000} MB`;
}

export function hours(seconds: number): string {
  return `${seconds / 3_600} hours`;
}

export function days(seconds: number): string {
  return `${seconds / 86_400} days`;
}

/** `5 s`, `30 min`, `2 h`, `10 h 20 min`. */
export function pause(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!whole) return `${rest} min`;
  return rest ? `${whole} h ${rest} min` : `${whole} h`;
}
