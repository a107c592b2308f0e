import { expect, it } from "vitest";
import { BLUR } from "../testing/catalogue";
import { price } from "./price";

it("says what the credits are for, and when they are a guess", () => {
  expect(price(BLUR)).toBe("");
  expect(price({ ...BLUR, credits: 3, unit: "image" })).toBe("3 cr");
  expect(price({ ...BLUR, credits: 7, unit: "second" })).toBe("7 cr a second");
  const guessed = { ...BLUR, credits: 24, unit: "1,000 characters", creditsEstimated: true };
  expect(price(guessed)).toBe("about 24 cr per 1,000 characters");
});
