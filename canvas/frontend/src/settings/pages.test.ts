import { expect, it } from "vitest";
import { joined } from "./pages";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

it("puts a fresh page before older rows, without a gap and without a double", () => {
  expect(joined(rows("5", "4", "3"), rows("4", "3", "2", "1"))).toEqual(
    rows("5", "4", "3", "2", "1"),
  );
});

it("is empty when the list has become empty", () => {
  expect(joined([], rows("1"))).toEqual([]);
});
