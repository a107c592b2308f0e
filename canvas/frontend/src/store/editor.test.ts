import { beforeEach, expect, it } from "vitest";
import { BLUR, card, field, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { useCatalogue } from "./catalogue";
import { selectedIds, useEditor } from "./editor";
import { usePage } from "./page";
import { useView } from "./view";

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
  editor().paste({ nodes: nodes.slice(0, 2), edges: edges.slice(0, 1), incoming: [] });
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

it("undoes two hundred steps, and leaves alone what is selected", () => {
  for (let step = 1; step <= 200; step += 1) editor().move({ t: { x: step, y: 0 } });
  editor().select(["b"]);
  for (let step = 1; step <= 200; step += 1) editor().undo();
  expect(editor().nodes[0]?.position.x).toBe(0);
  expect(selectedIds()).toEqual(["b"]);
});

it("undoes the workflow's name, typed letter by letter, in one step", () => {
  usePage.getState().set({ name: "Lake" });
  for (const name of ["Lake a", "Lake at", "Lake at dawn"]) editor().rename(name);
  editor().undo();
  expect(usePage.getState().name).toBe("Lake");
});

it("changes nothing while the canvas is locked", () => {
  const { nodes, edges, revision } = editor();
  useView.getState().lock(true);
  editor().remove(["t"]);
  editor().toggleMode(["s"], "muted");
  editor().setField("t", field("prompt", "TEXT"), "A lake");
  useView.getState().lock(false);
  expect([editor().nodes, editor().edges, editor().revision]).toEqual([nodes, edges, revision]);
});

it("moves an end of a wire in one step", () => {
  editor().reconnect("s.image>b.image", wire("t.prompt", "s.prompt"));
  expect(editor().edges).toHaveLength(1);
  editor().undo();
  expect(editor().edges).toHaveLength(2);
});

it("pastes with the wires that lead in only from nodes that are here", () => {
  const copied = { nodes: [card("x", BLUR)], edges: [] };
  const incoming = [wire("s.image", "x.image"), wire("gone.image", "x.image")];
  editor().paste({ ...copied, incoming }, { x: 0, y: 0 });
  expect(
    editor()
      .edges.slice(2)
      .map(({ source }) => source),
  ).toEqual(["s"]);
});
