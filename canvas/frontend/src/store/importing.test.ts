import { beforeEach, expect, it } from "vitest";
import { fixture, TYPES } from "../testing/interchange";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { isHereAlready, openFile, openPasted, placeHere, useImporting } from "./importing";
import { useToasts } from "./toasts";

const editor = () => useEditor.getState();
const pending = () => {
  const found = useImporting.getState().pending;
  if (!found) throw new Error("Nothing is being imported");
  return found;
};
const file = (text: string) => new File([text], "lake.json", { type: "application/json" });

beforeEach(() => {
  useCatalogue.setState({ types: TYPES });
  useImporting.getState().cancel();
  useToasts.setState({ toasts: [] });
  editor().load({ nodes: [], edges: [] });
});

it("changes nothing until the report was seen", async () => {
  expect(await openFile(file(fixture("txt2img")))).toBe(true);
  expect(pending().imported.name).toBe("lake");
  expect(editor().nodes).toEqual([]);
});

it("places a graph in one step of undo, with ids of its own", async () => {
  await openFile(file(fixture("txt2img")));
  const first = pending();
  placeHere(first);
  placeHere(first);
  const ids = editor().nodes.map((node) => node.id);
  expect(new Set(ids).size).toBe(6);
  expect(editor().edges.every((edge) => ids.includes(edge.source))).toBe(true);
  editor().undo();
  expect(editor().nodes).toHaveLength(3);
  editor().undo();
  expect(editor().nodes).toEqual([]);
  expect(useImporting.getState().pending).toBeNull();
});

it("puts what was dropped at the pointer, and what was pasted beside the rest", async () => {
  await openFile(file(fixture("txt2img")), { x: 1_000, y: 500 });
  placeHere(pending());
  expect(editor().nodes[0]?.position).toEqual({ x: 1_000, y: 500 });
  await openPasted(fixture("txt2img"));
  placeHere(pending());
  const rightmost = Math.max(
    ...editor()
      .nodes.slice(0, 3)
      .map((node) => node.position.x),
  );
  expect(editor().nodes[3]?.position).toEqual({ x: rightmost + 264 + 80, y: 500 });
});

it("notices that the same workflow is on the canvas already", async () => {
  await openFile(file(fixture("txt2img-api")));
  expect(isHereAlready(pending().imported)).toBe(false);
  const before = pending();
  placeHere(before);
  expect(isHereAlready(before.imported)).toBe(true);
});

it("says in plain words why a file is refused", async () => {
  expect(await openFile(file("[]"))).toBe(true);
  expect(useImporting.getState().pending).toBeNull();
  expect(useToasts.getState().toasts).toMatchObject([
    {
      text: "lake.json cannot be imported",
      tone: "danger",
      detail: "The file holds no workflow of Wireflow or ComfyUI.",
    },
  ]);
});

it("leaves pictures without a workflow to be uploaded", async () => {
  const picture = new File([new Uint8Array([1, 2, 3])], "lake.png", { type: "image/png" });
  expect(await openFile(picture)).toBe(false);
});
