import { expect, it } from "vitest";
import sample from "../../samples/nodes.json";
import type { NodeType } from "../api/types";
import { entryOf, shapeOf, stepBy } from "../graph/fields";
import { EDITORS } from "./editors";

const TYPES = sample.nodes as unknown as NodeType[];
const FIELDS = TYPES.flatMap(({ nodeType, inputs }) =>
  inputs.map((field) => ({ name: `${nodeType} ${field.key}`, field })),
);

it.each(FIELDS)("has an editor for $name", ({ field }) => {
  expect(Object.keys(EDITORS)).toContain(field.widget);
  if (field.multiple) expect(Object.keys(EDITORS)).toContain(entryOf(field).widget);
});

it.each(FIELDS)("has a default that $name takes", ({ field }) => {
  const { default: value, options, min, max } = field;
  if (field.required) expect(value).toBeNull();
  if (options && value !== null) expect(options).toContain(value);
  if (typeof value === "number" && min !== null) expect(stepBy(field, value, 0)).toBe(value);
  if (field.widget === "slider") expect([min, max]).not.toContain(null);
});

it("draws every aspect as a shape", () => {
  const aspects = FIELDS.filter(({ field }) => field.widget === "aspect");
  expect(aspects.length).toBeGreaterThan(0);
  for (const { field } of aspects)
    expect(field.options?.map((option) => shapeOf(String(option)))).not.toContain(null);
});
