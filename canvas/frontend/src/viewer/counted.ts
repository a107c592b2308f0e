/** 12 words, 80 characters. */
export function counted(text: string): string {
  const words = text.split(/\s+/).filter(Boolean).length;
  const say = (count: number, what: string) =>
    `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
  return `${say(words, "word")}, ${say([...text].length, "character")}`;
}
