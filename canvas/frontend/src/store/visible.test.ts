// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whileVisible } from "./visible";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const see = (state: "visible" | "hidden") => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};

it("asks while the page is seen, at once when it is seen again, and not after the end", () => {
  const asked = vi.fn();
  const stop = whileVisible(asked, 1_000);
  vi.advanceTimersByTime(2_000);
  expect(asked).toHaveBeenCalledTimes(2);
  see("hidden");
  vi.advanceTimersByTime(5_000);
  expect(asked).toHaveBeenCalledTimes(2);
  see("visible");
  expect(asked).toHaveBeenCalledTimes(3);
  stop();
  vi.advanceTimersByTime(5_000);
  expect(asked).toHaveBeenCalledTimes(3);
});
