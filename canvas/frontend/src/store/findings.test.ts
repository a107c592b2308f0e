import { beforeEach, expect, it } from "vitest";
import type { Json } from "../api/types";
import { card, SKETCH, TEXT, TYPES, wire } from "../testing/catalogue";
import { useCatalogue } from "./catalogue";
import { useEditor } from "./editor";
import { repair, useFindings } from "./findings";

const finding = { rule: "r", message: "M.", tone: "danger" as const, nodeId: "a" };
const config = () => useEditor.getState().nodes[0]?.data.config;

function show(values: Record<string, Json>) {
  const node = card("a", SKETCH);
  node.data.config = values;
  useEditor
    .getState()
    .load({ nodes: [node, card("t", TEXT)], edges: [wire("t.prompt", "a.prompt")] });
}

beforeEach(() => useCatalogue.setState({ types: TYPES, list: Object.values(TYPES) }));

it("keeps findings by node and by field, violations first", () => {
  const warning = { rule: "w", message: "W.", nodeId: "a", field: "seed" };
  useFindings.getState().take([{ rule: "v", message: "V.", nodeId: "a" }], [warning]);
  const { byNode, byField } = useFindings.getState();
  expect(byNode.a?.map(({ rule, tone }) => [rule, tone])).toEqual([
    ["v", "danger"],
    ["w", "warn"],
  ]);
  expect(byField["a seed"]?.map(({ rule }) => rule)).toEqual(["w"]);
});

it("sets, renames and drops settings as the server proposes", () => {
  show({ seed: -1, sead: 3 });
  repair({ ...finding, field: "seed", repair: { do: "set", value: 0 } });
  expect(config()).toEqual({ seed: 0, sead: 3 });
  repair({ ...finding, field: "sead", repair: { do: "unset" } });
  expect(config()).toEqual({ seed: 0 });
  show({ sead: 3 });
  repair({ ...finding, field: "sead", repair: { do: "rename", to: "seed" } });
  expect(config()).toEqual({ seed: 3 });
});

it("changes the type of a node and removes a wire", () => {
  show({});
  repair({ ...finding, repair: { do: "retype", to: "utility:blur" } });
  expect(useEditor.getState().nodes[0]?.data.nodeType).toBe("utility:blur");
  repair({ ...finding, edgeId: "t.prompt>a.prompt", repair: { do: "unlink" } });
  expect(useEditor.getState().edges).toEqual([]);
});

it("can be undone", () => {
  show({ seed: -1 });
  repair({ ...finding, field: "seed", repair: { do: "set", value: 0 } });
  useEditor.getState().undo();
  expect(config()).toEqual({ seed: -1 });
});
