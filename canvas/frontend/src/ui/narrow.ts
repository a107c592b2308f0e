/** The widths in pixels below which a page is laid out anew; the same as in the style sheets. */
export const PHONE = 760;
/** The chosen run lies below the list, not beside it. */
export const STACKED = 960;

export function isNarrow(width = PHONE): boolean {
  return matchMedia(`(max-width: ${width}px)`).matches;
}
