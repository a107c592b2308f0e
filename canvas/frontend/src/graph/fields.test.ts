import { expect, it } from "vitest";
import { field, nodeType } from "../testing/catalogue";
import { cardFields, entryOf, foldFields, isChanged, shapeOf, stepBy } from "./fields";

const plain = (key: string) => field(key, "TEXT");
const rare = (key: string) => field(key, "TEXT", { advanced: true });

it("folds advanced fields only where a type has many", () => {
  const few = [plain("a"), rare("b"), plain("c"), plain("d"), plain("e")];
  expect(foldFields(few)).toEqual({ main: few, more: [] });
  const { main, more } = foldFields([...few, plain("f")]);
  expect([main.map(({ key }) => key), more.map(({ key }) => key)]).toEqual([
    ["a", "c", "d", "e", "f"],
    ["b"],
  ]);
});

it("puts ports and small choices on the card", () => {
  const choice = (key: string, options: number[]) =>
    field(key, "NUMBER", { isPort: false, widget: "select", options });
  const hidden = field("x", "NUMBER", { isPort: false, widget: "slider" });
  const inputs = [plain("a"), choice("few", [2, 4, 8]), choice("many", [1, 2, 3, 4, 5]), hidden];
  expect(cardFields(nodeType("t", inputs, [])).map(({ key }) => key)).toEqual(["a", "few"]);
});

it("calls a field changed when it is set to something else than its default", () => {
  const steps = field("steps", "NUMBER", { default: 16 });
  expect([undefined, null, 16, 20].map((value) => isChanged(steps, value))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it("moves numbers by steps within their bounds", () => {
  const share = field("share", "NUMBER", { min: 0, max: 1, step: 0.05 });
  expect([stepBy(share, 0.1, 1), stepBy(share, 0.25, 10), stepBy(share, 0.9, 10)]).toEqual([
    0.15, 0.75, 1,
  ]);
  expect(stepBy(field("n", "NUMBER", { integer: true }), 7, -10)).toBe(-3);
});

it("reads pixels and ratios as shapes", () => {
  expect(shapeOf("1152x896")).toEqual({
    width: 1152,
    height: 896,
    ratio: "9:7",
    name: "Landscape",
  });
  expect(shapeOf("9:16")).toEqual({ width: 9, height: 16, ratio: "9:16", name: "Portrait" });
  expect(shapeOf("large")).toBeNull();
});

it("edits an entry of a list like a field of its type", () => {
  expect(entryOf(field("texts", "TEXT", { multiple: true, widget: "list" }))).toMatchObject({
    multiple: false,
    widget: "text",
  });
  expect(entryOf(field("images", "IMAGE", { multiple: true })).widget).toBe("image");
});
