import { describe, expect, it } from "vitest";
import { limits, rows, type Schemas, typeName } from "./schema";

const SCHEMAS: Schemas = {
  Node: {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", minLength: 1, maxLength: 64, description: "Its name" },
      mode: { enum: ["active", "muted"] },
      next: { $ref: "#/components/schemas/Node" },
    },
  },
};
const ref = { $ref: "#/components/schemas/Node" };

describe("the fields of a shape", () => {
  it("are told with type, limits and values", () => {
    const [id, mode] = rows(ref, SCHEMAS);
    expect(id).toEqual({
      name: "id",
      type: "string",
      required: true,
      description: "Its name",
      limits: ["1 to 64 characters"],
      values: [],
      inside: null,
    });
    expect(mode?.values).toEqual(['"active"', '"muted"']);
  });

  it("open into those of a reference, a list and a nullable one, also in circles", () => {
    const shape = {
      properties: {
        one: ref,
        many: { type: "array", items: ref, maxItems: 3 },
        maybe: { anyOf: [ref, { type: "null" }] },
      },
    };
    const found = rows(shape, SCHEMAS);
    expect(found.map(({ type }) => type)).toEqual(["Node", "list of Node", "Node or null"]);
    expect(found.map(({ inside }) => inside)).toEqual(Array(3).fill(SCHEMAS.Node));
    expect(found[1]?.limits).toEqual(["at most 3 items"]);
    expect(rows(ref, SCHEMAS)[2]?.inside).toBe(SCHEMAS.Node);
  });

  it("may have any name", () => {
    const [row] = rows({ type: "object", additionalProperties: { type: "integer" } }, {});
    expect([row?.name, row?.type]).toEqual(["any name", "integer"]);
  });
});

it("calls formats by their usual names", () => {
  expect(typeName({ type: "string", format: "uuid" }, {})).toBe("UUID");
  expect(typeName({ type: ["string", "null"], format: "date-time" }, {})).toBe("date-time or null");
  expect(typeName({}, {})).toBe("any JSON");
});

it("says limits in words", () => {
  expect(limits({ minimum: 1, maximum: 1000 })).toEqual(["1 to 1,000"]);
  expect(limits({ minItems: 1, pattern: "^a" })).toEqual(["at least 1 item", "matches ^a"]);
});
