import { expect, it } from "vitest";
import { isBare, nameOf, signsOf } from "./keynames";
import { isTyping } from "./typing";

const event = (key: string, change: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, ...change });
const press = (key: string, change: KeyboardEventInit = {}) => nameOf(event(key, change));

it("names a key with its modifiers in one order", () => {
  expect(press("Enter", { ctrlKey: true, altKey: true })).toBe("mod+alt+enter");
  expect(press("z", { metaKey: true, shiftKey: true })).toBe("mod+shift+z");
  expect(press(" ")).toBe("space");
});

it("leaves Shift out where it only makes another sign", () => {
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("F", { shiftKey: true })).toBe("shift+f");
  expect(press("ArrowUp", { shiftKey: true })).toBe("shift+arrowup");
});

it("reads the key's place where Alt or another alphabet changes what it writes", () => {
  expect(press("µ", { altKey: true, code: "KeyM" })).toBe("alt+m");
  expect(press("≠", { altKey: true, code: "Equal" })).toBe("alt+=");
  expect(press("я", { ctrlKey: true, code: "KeyZ" })).toBe("mod+z");
});

it("waits while only a modifier is down", () => {
  expect([isBare(event("Shift")), isBare(event("a"))]).toEqual([true, false]);
});

it("shows keys as they stand on the keyboard", () => {
  expect(signsOf("mod+shift+z", false)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(signsOf("mod+shift+z", true)).toEqual(["⇧", "⌘", "Z"]);
  expect(signsOf("arrowleft", true)).toEqual(["←"]);
  expect(signsOf("f2", false)).toEqual(["F2"]);
});

it("knows when somebody types", () => {
  const area = document.createElement("textarea");
  document.body.append(area);
  expect([isTyping(area), isTyping(document.body)]).toEqual([true, false]);
});
