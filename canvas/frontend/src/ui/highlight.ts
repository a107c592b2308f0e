/** Colours code a little: strings, comments and the words that start a line of work. */

export interface Piece {
  text: string;
  kind?: "string" | "comment" | "word";
}

const PATTERN = new RegExp(
  [
    /(?<comment>^[ \t]*(?:#|\/\/).*$)/,
    /(?<string>"(?:[^"\\\n]|\\.)*"|`[^`]*`)/,
    /(?<word>\b(?:curl|import|from|def|with|as|return|while|if|is|not|break|const|let|for|await|new|True|None|print)\b)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "gm",
);

/** The pieces joined give the text again, letter for letter. */
export function highlight(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    const kind = (["comment", "string", "word"] as const).find((name) => match.groups?.[name]);
    pieces.push({ text: match[0], kind });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
