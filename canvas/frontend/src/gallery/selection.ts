/** Which of a list are selected; Shift takes everything from the last one chosen. */

export interface Selection {
  ids: ReadonlySet<string>;
  last: string | null;
}

export const NONE: Selection = { ids: new Set(), last: null };

export function choose(selection: Selection, all: string[], id: string, range: boolean): Selection {
  const ids = new Set(selection.ids);
  const from = all.indexOf(selection.last ?? "");
  const to = all.indexOf(id);
  if (range && from >= 0) {
    for (const between of all.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(between);
  } else if (!ids.delete(id)) ids.add(id);
  return { ids, last: id };
}
