import { beforeEach, expect, it } from "vitest";
import { BLUR, card, field, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";

const editor = () => useEditor.getState();

beforeEach(() => {
  useCatalogue.setState({ types: TYPES });
  editor().load({
    nodes: [card("t", TEXT), card("s", SKETCH), card("b", BLUR)],
    edges: [wire("t.prompt", "s.prompt"), wire("s.image", "b.image")],
  });
});

it("undoes and redoes adding a node", () => {
  const id = editor().add(BLUR, { x: 1, y: 2 });
  expect(editor().nodes.map((node) => node.id)).toContain(id);
  editor().undo();
  expect(editor().nodes).toHaveLength(3);
  editor().redo();
  expect(editor().nodes.at(-1)?.position).toEqual({ x: 1, y: 2 });
});

it("takes a drag as one step of undo", () => {
  const move = (x: number, dragging: boolean) =>
    editor().onNodesChange([{ type: "position", id: "t", position: { x, y: 0 }, dragging }]);
  editor().remember();
  for (const x of [5, 10, 15]) move(x, true);
  move(20, false);
  editor().undo();
  expect(editor().nodes[0]?.position.x).toBe(0);
});

it("takes a word typed letter by letter as one step of undo", () => {
  const prompt = field("prompt", "TEXT");
  for (const text of ["A", "A l", "A lake"]) editor().setField("t", prompt, text);
  expect(editor().nodes[0]?.data.config).toEqual({ prompt: "A lake" });
  editor().undo();
  expect(editor().nodes[0]?.data.config).toEqual({});
});

it("pastes copies with new ids and their own wires", () => {
  const { nodes, edges } = editor();
  editor().paste({ nodes: nodes.slice(0, 2), edges: edges.slice(0, 1) });
  const pasted = editor().nodes.slice(3);
  expect(pasted.map((node) => node.data.label)).toEqual(["t", "s"]);
  const copy = editor().edges.at(-1);
  expect([copy?.source, copy?.target]).toEqual(pasted.map((node) => node.id));
});

it("toggles a mode and back", () => {
  editor().toggleMode(["s"], "bypassed");
  expect(editor().nodes[1]?.data.mode).toBe("bypassed");
  editor().toggleMode(["s"], "bypassed");
  expect(editor().nodes[1]?.data.mode).toBe("active");
});

it("counts edits, but not selecting", () => {
  const { revision } = editor();
  editor().select(["t"]);
  expect(editor().revision).toBe(revision);
  editor().removeEdge("t.prompt>s.prompt");
  expect(editor().revision).toBe(revision + 1);
});

it("forgets what was wrong with a node once it is edited", () => {
  const editor = useEditor.getState();
  editor.setProblems({ t: "It is empty", other: "It is too large" });
  editor.setField("t", field("prompt", "TEXT"), "A lake");
  expect(useEditor.getState().problems).toEqual({ other: "It is too large" });
});
