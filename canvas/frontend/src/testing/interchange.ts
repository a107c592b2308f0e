/** Files of other programs, and the catalogue they are converted with, as the server wrote it. */
import type { NodeType } from "../api/types";
import catalogue from "../interchange/fixtures/catalogue.sample?raw";

const FILES = import.meta.glob<string>("../interchange/fixtures/*.json", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const TYPES: Record<string, NodeType> = Object.fromEntries(
  (JSON.parse(catalogue) as NodeType[]).map((type) => [type.nodeType, type]),
);

export const NAMES = Object.keys(FILES).map((path) => path.replace(/^.*\/(.*)\.json$/, "$1"));

export function fixture(name: string): string {
  const text = FILES[`../interchange/fixtures/${name}.json`];
  if (text === undefined) throw new Error(`There is no fixture ${name}`);
  return text;
}
