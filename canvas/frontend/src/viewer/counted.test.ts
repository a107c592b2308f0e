import { expect, it } from "vitest";
import { counted } from "./counted";

it("counts words and characters as people do", () => {
  expect(counted("")).toBe("0 words, 0 characters");
  expect(counted(" One \n")).toBe("1 word, 6 characters");
  expect(counted("Ein Café 🌅")).toBe("3 words, 10 characters");
});
