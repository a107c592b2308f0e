import { expect, it } from "vitest";
import { BLUR } from "../testing/catalogue";
import { usual } from "./usual";

it("names maker, time and price of a model", () => {
  const model = { ...BLUR, kind: "model" as const, maker: "BFL" };
  expect(usual({ ...model, credits: 3, latencySeconds: [2.4, 6] })).toBe("BFL, 2–6 s, 3 cr");
  expect(usual({ ...model, latencySeconds: [0.2, 0.9] })).toBe("BFL, 1 s, free");
});

it("says what a utility does", () => {
  expect(usual(BLUR)).toBe("What utility:blur does");
});
