/** Cheap enough for every paste: whether a text is worth opening at all. */
export function looksLikeWorkflow(text: string): boolean {
  return /^\s*\{/.test(text) && /"(nodes|class_type)"/.test(text);
}
