import { describe, expect, it } from "vitest";
import { pause } from "./guide/amounts";
import { groups, type OpenApi, type Operation } from "./openapi";
import { call, missing } from "./request";
import { find } from "./search";
import { eventReader } from "./stream";

const DOCUMENT = {
  tags: [
    { name: "Media", description: "Files" },
    { name: "Usage", description: "Limits" },
  ],
  paths: {
    "/usage": {
      get: described("readUsage", "Read usage", "Usage", "Words.\n\nScope: `usage:read`"),
    },
    "/media/{id}": {
      get: {
        ...described("readMedia", "Read media", "Media", "One file."),
        security: [{ session: [] }],
      },
    },
  },
} as unknown as OpenApi;

function described(operationId: string, summary: string, tag: string, description: string) {
  const parameters = [
    { name: "id", in: "path", required: true, schema: { type: "string" } },
    { name: "limit", in: "query", schema: { type: "integer" } },
  ];
  const security = [{ apiKey: [] }, { session: [] }];
  return { operationId, summary, description, tags: [tag], parameters, security, responses: {} };
}

const [media, usage] = groups(DOCUMENT).flatMap(({ operations }) => operations) as [
  Operation,
  Operation,
];

describe("operations", () => {
  it("are grouped in the order of the tags, the scope apart from the words", () => {
    expect([media.operationId, media.access, media.scope]).toEqual(["readMedia", "people", null]);
    expect([usage.text, usage.access, usage.scope]).toEqual(["Words.", "scope", "usage:read"]);
  });

  it("are found by all the words of a search", () => {
    const names = (query: string) =>
      find(query, [], groups(DOCUMENT)).groups.flatMap(({ operations }) =>
        operations.map(({ operationId }) => operationId),
      );
    expect(names("get MEDIA")).toEqual(["readMedia"]);
    expect(names("media usage")).toEqual([]);
  });
});

describe("a call", () => {
  it("carries what was filled in, and nothing else", () => {
    const filled = { parameters: { id: "a b", limit: "5" }, body: "" };
    expect(call(media, filled)).toEqual({
      method: "GET",
      path: "/media/a%20b?limit=5",
      headers: {},
      body: null,
    });
  });

  it("is not sent while something is missing", () => {
    expect(missing(media, { parameters: {}, body: "" })).toBe("Fill in id");
    expect(missing(media, { parameters: { id: "x" }, body: "" })).toBe(null);
  });
});

it("reads events from pieces that end anywhere", () => {
  const read = eventReader();
  expect(read("retry: 1000\n\nid: 4\nevent: upd")).toEqual([]);
  expect(read('ate\ndata: {"a": 1}\n\n: still here\n\n')).toEqual([
    { id: "4", name: "update", data: '{"a": 1}' },
  ]);
});

it("says pauses in words", () => {
  expect([5, 300, 7_200, 37_195].map(pause)).toEqual(["5 s", "5 min", "2 h", "10 h 20 min"]);
});
