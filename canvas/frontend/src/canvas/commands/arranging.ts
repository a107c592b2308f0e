import { type Axis, align, boxOf, distribute, type Point, type Side } from "../../graph/arrange";
import { selectedIds, useEditor } from "../../store/editor";
import type { Command } from "./command";

const chosen = () => useEditor.getState().nodes.filter((node) => node.selected);
const atLeast = (count: number) => () => selectedIds().length >= count;

const SIDES: [Side, string][] = [
  ["left", "Align left"],
  ["centre", "Align to the centre"],
  ["right", "Align right"],
  ["top", "Align to the top"],
  ["middle", "Align to the middle"],
  ["bottom", "Align to the bottom"],
];
const AXES: [Axis, string][] = [
  ["x", "Distribute sideways"],
  ["y", "Distribute downwards"],
];
const DIRECTIONS: [string, Point][] = [
  ["left", { x: -1, y: 0 }],
  ["right", { x: 1, y: 0 }],
  ["up", { x: 0, y: -1 }],
  ["down", { x: 0, y: 1 }],
];
const NEAR = 4;
const FAR = 24;

function nudge({ x, y }: Point, by: number): void {
  const moved = chosen().map(({ id, position }) => [
    id,
    { x: position.x + x * by, y: position.y + y * by },
  ]);
  useEditor.getState().move(Object.fromEntries(moved), "nudge");
}

export const ARRANGING: Command[] = [
  {
    id: "tidy",
    does: "Tidy up",
    keys: ["l"],
    group: "Arrange",
    when: () => useEditor.getState().nodes.length > 1,
    act: () => void import("../tidy").then((file) => file.tidyUp()),
  },
  ...SIDES.map(
    ([side, does]): Command => ({
      id: `align-${side}`,
      does,
      keys: [],
      group: "Arrange",
      when: atLeast(2),
      act: () => useEditor.getState().move(align(chosen().map(boxOf), side)),
    }),
  ),
  ...AXES.map(
    ([axis, does]): Command => ({
      id: `distribute-${axis}`,
      does,
      keys: [],
      group: "Arrange",
      when: atLeast(3),
      act: () => useEditor.getState().move(distribute(chosen().map(boxOf), axis)),
    }),
  ),
  ...DIRECTIONS.flatMap(([name, way]): Command[] => [
    {
      id: `nudge-${name}`,
      does: `Nudge ${name}`,
      keys: [`arrow${name}`],
      group: "Arrange",
      when: atLeast(1),
      act: () => nudge(way, NEAR),
    },
    {
      id: `nudge-far-${name}`,
      does: `Nudge far ${name}`,
      keys: [`shift+arrow${name}`],
      group: "Arrange",
      when: atLeast(1),
      act: () => nudge(way, FAR),
    },
  ]),
];
