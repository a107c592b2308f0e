import { expect, it } from "vitest";
import type { PortType } from "../api/types";
import { isUnfit } from "./linking";

const port = (type: PortType) => ({ type, multiple: false });
const drawn = { nodeId: "a", port: port("IMAGE"), direction: "source" as const };

it("greys inputs that would not take the wire", () => {
  expect(isUnfit(drawn, "b", port("IMAGE"), "target")).toBe(false);
  expect(isUnfit(drawn, "b", port("TEXT"), "target")).toBe(true);
});

it("greys every output while a wire leaves one, save on its own card", () => {
  expect(isUnfit(drawn, "b", port("IMAGE"), "source")).toBe(true);
  expect(isUnfit(drawn, "a", port("IMAGE"), "source")).toBe(false);
});

it("greys the card's own inputs, and nothing while no wire is drawn", () => {
  expect(isUnfit(drawn, "a", port("IMAGE"), "target")).toBe(true);
  expect(isUnfit(null, "a", port("IMAGE"), "target")).toBe(false);
});
