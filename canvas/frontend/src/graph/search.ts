/** Finding things by a few letters: the better a name answers, the higher it stands. */
export interface Searchable {
  name: string;
  /** Who made it, or what it belongs to. */
  by?: string;
  about?: string;
}

const EXACT = 100;
const STARTS = 80;
const STARTS_A_WORD = 60;
const INITIALS = 50;
const INSIDE = 40;
const BY = 30;
const ABOUT = 15;
const SPREAD = 6;

/** 0 when some word of the search is found nowhere. The order of the words is free. */
export function score(thing: Searchable, text: string): number {
  const sought = text.toLowerCase().trim();
  if (!sought) return 1;
  if (thing.name.toLowerCase() === sought) return EXACT;
  const words = sought.split(/\s+/);
  const found = words.map((word) => scoreOf(thing, word));
  if (found.includes(0)) return 0;
  return found.reduce((sum, each) => sum + each, 0) / words.length;
}

/** The things that answer, best first; equals keep their order. */
export function ranked<T>(things: T[], text: string, describe: (thing: T) => Searchable): T[] {
  return things
    .map((thing) => ({ thing, points: score(describe(thing), text) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ thing }) => thing);
}

function scoreOf({ name, by = "", about = "" }: Searchable, word: string): number {
  const title = name.toLowerCase();
  const parts = title.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (title.startsWith(word)) return STARTS;
  if (parts.some((part) => part.startsWith(word))) return STARTS_A_WORD;
  if (
    word.length > 1 &&
    parts
      .map((part) => part[0])
      .join("")
      .startsWith(word)
  )
    return INITIALS;
  if (title.includes(word)) return INSIDE;
  if (by.toLowerCase().includes(word)) return BY;
  if (about.toLowerCase().includes(word)) return ABOUT;
  return word.length > 2 && isSpread(title, word) ? SPREAD : 0;
}

/** Whether the letters come in this order: "upsc" and "uscale" both find Upscale. */
function isSpread(title: string, word: string): boolean {
  let at = -1;
  for (const letter of word) {
    at = title.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
