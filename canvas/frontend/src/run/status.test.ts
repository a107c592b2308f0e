import { expect, it } from "vitest";
import { state } from "../testing/catalogue";
import { pillText } from "./status";

it("says where a hosted model stands, for nobody knows how far it is", () => {
  const hosted = { ...state("a", "RUNNING"), route: "fal:acme/painter" };
  expect(pillText(hosted, 0, 3)).toBe("3 before it");
  expect(pillText(hosted, 0)).toBe("Working");
  expect(pillText({ ...hosted, route: "local:sketch" }, 0)).toBe("0%");
  expect(pillText(state("a", "RUNNING"), 0.5)).toBe("50%");
});

it("counts the items of a list that are through, however they ended", () => {
  const item = { progress: 0, error: null, outputUrl: null, mediaType: null, text: null };
  const items = (["COMPLETED", "FAILED", "RUNNING"] as const).map((status, index) => ({
    ...item,
    index,
    status,
  }));
  expect(pillText({ ...state("a", "RUNNING"), items }, 0.5)).toBe("2 of 3");
});
