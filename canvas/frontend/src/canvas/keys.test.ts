import { expect, it } from "vitest";
import { isTyping, nameOf, SHORTCUTS } from "./keys";

const press = (key: string, change: KeyboardEventInit = {}) =>
  nameOf(new KeyboardEvent("keydown", { key, ...change }));

it("names a key with its modifiers in one order", () => {
  expect(press("Enter", { ctrlKey: true, altKey: true })).toBe("mod+alt+enter");
  expect(press("z", { metaKey: true, shiftKey: true })).toBe("mod+shift+z");
  expect(press("?", { shiftKey: true })).toBe("?");
});

it("gives no two actions the same key", () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

it("knows when somebody types", () => {
  const area = document.createElement("textarea");
  document.body.append(area);
  expect([isTyping(area), isTyping(document.body)]).toEqual([true, false]);
});
