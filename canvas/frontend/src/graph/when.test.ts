import { expect, it } from "vitest";
import { when } from "./when";

const now = new Date(2026, 10, 24, 13, 0);
const at = (...parts: [number, number, number, number, number]) =>
  when(new Date(...parts).toISOString(), now);

it("says a moment in words", () => {
  expect(at(2026, 10, 24, 13, 0)).toBe("just now");
  expect(at(2026, 10, 24, 12, 45)).toBe("15 min ago");
  expect(at(2026, 10, 24, 9, 5)).toBe("today 09:05");
  expect(at(2026, 10, 23, 9, 5)).toBe("yesterday 09:05");
  expect(at(2026, 8, 2, 9, 5)).toBe("2 Sept");
  expect(at(2025, 8, 2, 9, 5)).toBe("2 Sept 2025");
});
