import { expect, it } from "vitest";
import { BLUR, card } from "../testing/catalogue";
import { freePlace } from "./place";

const at = (id: string, x: number, y: number) => ({ ...card(id, BLUR), position: { x, y } });

it("puts a node below the one it belongs to", () => {
  expect(freePlace([at("a", 100, 40)], "a")).toEqual({ x: 100, y: 332 });
});

it("goes on below what lies there already", () => {
  const nodes = [at("a", 0, 0), at("b", 60, 300), at("c", 900, 300)];
  expect(freePlace(nodes, "a")).toEqual({ x: 0, y: 592 });
});

it("goes to the right of everything when it belongs to nothing", () => {
  expect(freePlace([at("a", 0, 10), at("b", 400, 0)])).toEqual({ x: 696, y: 10 });
  expect(freePlace([])).toEqual({ x: 0, y: 0 });
});
