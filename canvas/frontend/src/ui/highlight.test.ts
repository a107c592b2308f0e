import { expect, it } from "vitest";
import { snippet } from "../graph/snippets";
import { highlight } from "./highlight";

const call = {
  origin: "https://wf.test",
  workflowId: "w1",
  triggerData: { prompt: 'A "red" sky' },
};

it.each(["curl", "python", "javascript"] as const)("keeps every letter of %s", (language) => {
  const text = snippet(language, call);
  const pieces = highlight(text);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
});

it("tells strings, comments and words apart", () => {
  expect(highlight('curl -H "a: b"\n# done')).toEqual([
    { text: "curl", kind: "word" },
    { text: " -H " },
    { text: '"a: b"', kind: "string" },
    { text: "\n" },
    { text: "# done", kind: "comment" },
  ]);
});
