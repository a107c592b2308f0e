/** An @ in a prompt asks for the text of another node: noticing that, and answering it. */

/** The word being typed after an @ that stands before the caret. */
export interface Asked {
  at: number;
  word: string;
}

export function askedAt(text: string, caret: number): Asked | null {
  const found = /(?:^|[\s([{,.;:"'])@([^\s@{}]{0,40})$/.exec(text.slice(0, caret));
  if (!found) return null;
  const word = found[1] ?? "";
  return { at: caret - word.length - 1, word };
}

/** The text with the mention in the place of what was typed, and where the caret goes. */
export function write(text: string, asked: Asked, name: string): { text: string; caret: number } {
  const mention = `{{${name}}}`;
  const end = asked.at + 1 + asked.word.length;
  return {
    text: text.slice(0, asked.at) + mention + text.slice(end),
    caret: asked.at + mention.length,
  };
}
