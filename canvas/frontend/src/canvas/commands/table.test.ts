import { expect, it } from "vitest";
import { MENUS } from "../menus";
import { COMMANDS, commandOf } from "./table";

it("gives no two commands the same key or name", () => {
  const keys = COMMANDS.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
  expect(new Set(COMMANDS.map(({ does }) => does)).size).toBe(COMMANDS.length);
});

it("writes keys as the listener names them", () => {
  const names = COMMANDS.flatMap((command) => command.keys);
  const odd = names.filter((name) => !/^(mod\+)?(alt\+)?(shift\+)?([a-z0-9]+|[^a-z ])$/.test(name));
  expect(odd).toEqual([]);
});

it("knows every command that a menu names", () => {
  const named = Object.values(MENUS).flat(2);
  expect(named.map((id) => commandOf(id).id)).toEqual(named);
});
