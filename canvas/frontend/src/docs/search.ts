/** Finds sections by words, all of which must be there. */
import type { Group, Operation } from "./openapi";

export interface Topic {
  id: string;
  title: string;
  /** Words that people may look for and that the title does not have. */
  words: string;
}

export interface Found {
  topics: Topic[];
  groups: Group[];
}

export function find(query: string, topics: Topic[], groups: Group[]): Found {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return {
    topics: topics.filter(({ title, words }) => has(`${title} ${words}`)),
    groups: groups
      .map((group) => ({
        ...group,
        operations: group.operations.filter((one) => has(`${group.name} ${words(one)}`)),
      }))
      .filter(({ operations }) => operations.length > 0),
  };
}

function words({ method, path, summary, operationId, text, scope }: Operation): string {
  return [method, path, summary, operationId, text, scope].join(" ");
}
