import { expect, it } from "vitest";
import { readPreview } from "./preview";

it("reads the header and the picture of a frame", async () => {
  const header = new TextEncoder().encode('{"nodeId":"n1","step":2,"contentType":"image/jpeg"}');
  const frame = new Uint8Array(2 + header.length + 3);
  new DataView(frame.buffer).setUint16(0, header.length);
  frame.set(header, 2);
  frame.set([1, 2, 3], 2 + header.length);
  const preview = readPreview(frame.buffer);
  expect([preview.nodeId, preview.step, preview.image.type]).toEqual(["n1", 2, "image/jpeg"]);
  expect([...new Uint8Array(await preview.image.arrayBuffer())]).toEqual([1, 2, 3]);
});
