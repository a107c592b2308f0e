import { expect, it } from "vitest";
import { sampleOf } from "./sample";

it("keeps defaults, fills empty texts, and leaves out what an example cannot know", () => {
  const inputs = [
    { key: "prompt", type: "TEXT", default: "" },
    { key: "style", type: "TEXT", default: "ink" },
    { key: "count", type: "NUMBER", default: 3 },
    { key: "size", type: "NUMBER", default: null },
    { key: "face", type: "IMAGE", default: null },
  ];
  const filled = { prompt: "A sunset over a mountain lake", style: "ink", count: 3 };
  expect(sampleOf(inputs)).toEqual(filled);
});
