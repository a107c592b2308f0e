import { describe, expect, it } from "vitest";
import { workflowInPicture } from "./files";
import { addText, crc32, readTexts } from "./png";
import { readExifTexts } from "./webp";

/** A picture of one pixel. */
const PIXEL = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  ),
  (letter) => letter.charCodeAt(0),
);
const LATIN = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function withChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(LATIN(type), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  const after = 33; // the signature and IHDR
  return Uint8Array.from([...PIXEL.subarray(0, after), ...chunk, ...PIXEL.subarray(after)]);
}

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe("texts in PNG files", () => {
  it("checks with the sums that PNG and zlib use", () => {
    expect(crc32(LATIN("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it("come back as they were written, in any script", async () => {
    const text = '{"name": "Sonnenuntergang über dem See 日本"}';
    const png = addText(PIXEL, "wireflow", text);
    expect(await readTexts(png, ["wireflow"])).toEqual({ wireflow: text });
    expect(await workflowInPicture(png)).toBe(text);
  });

  it("replace an older text of the same name and leave the picture alone", async () => {
    const twice = addText(addText(PIXEL, "wireflow", "old"), "wireflow", "new");
    expect(await readTexts(twice, ["wireflow"])).toEqual({ wireflow: "new" });
    expect(twice.subarray(0, PIXEL.length - 12)).toEqual(PIXEL.subarray(0, PIXEL.length - 12));
    expect(twice.subarray(-12)).toEqual(PIXEL.subarray(-12));
  });

  it("are read from tEXt, zTXt and packed iTXt", async () => {
    const body = await packed('{"3": {}}');
    const plain = withChunk("tEXt", LATIN("workflow\0{}"));
    const zipped = withChunk("zTXt", Uint8Array.from([...LATIN("prompt\0\0"), ...body]));
    const both = withChunk("iTXt", Uint8Array.from([...LATIN("workflow\0\x01\0en\0w\0"), ...body]));
    expect(await readTexts(plain, ["workflow"])).toEqual({ workflow: "{}" });
    expect(await readTexts(zipped, ["prompt"])).toEqual({ prompt: '{"3": {}}' });
    expect(await readTexts(both, ["workflow"])).toEqual({ workflow: '{"3": {}}' });
  });

  it("are left when they unpack to more than any workflow, or to nothing", async () => {
    const bomb = await packed("0".repeat(9_000_000));
    const large = withChunk("zTXt", Uint8Array.from([...LATIN("prompt\0\0"), ...bomb]));
    const damaged = withChunk("zTXt", LATIN("prompt\0\0not packed"));
    expect(await readTexts(large, ["prompt"])).toEqual({});
    expect(await readTexts(damaged, ["prompt"])).toEqual({});
  });

  it("are not looked for in what is no PNG, or ends early", async () => {
    expect(await workflowInPicture(LATIN("GIF89a"))).toBeNull();
    const png = addText(PIXEL, "wireflow", "text");
    expect(await readTexts(png.subarray(0, png.length - 20), ["wireflow"])).toEqual({});
  });
});

describe("texts in WEBP files", () => {
  it("are read from EXIF, in either byte order", () => {
    for (const little of [true, false]) {
      const webp = webpWith(['prompt:{"3": {}}', 'Workflow:{"nodes": []}'], little);
      expect(readExifTexts(webp, ["workflow", "prompt"])).toEqual({
        prompt: '{"3": {}}',
        workflow: '{"nodes": []}',
      });
    }
  });

  it("are passed over where they would lie outside the file", () => {
    const webp = webpWith(["prompt:{}"], true);
    new DataView(webp.buffer).setUint32(20 + 8 + 2 + 8, 0xffffff, true);
    expect(readExifTexts(webp, ["prompt"])).toEqual({});
  });
});

function webpWith(texts: string[], little: boolean): Uint8Array {
  const heap = texts.map((text) => LATIN(`${text}\0`));
  const start = 8 + 2 + texts.length * 12 + 4;
  const exif = new Uint8Array(start + heap.reduce((sum, text) => sum + text.length, 0));
  const view = new DataView(exif.buffer);
  exif.set(LATIN(little ? "II" : "MM"));
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, texts.length, little);
  let at = start;
  for (const [index, text] of heap.entries()) {
    const entry = 10 + index * 12;
    view.setUint16(entry, 0x0110 - index, little);
    view.setUint16(entry + 2, 2, little);
    view.setUint32(entry + 4, text.length, little);
    view.setUint32(entry + 8, at, little);
    exif.set(text, at);
    at += text.length;
  }
  const file = new Uint8Array(20 + exif.length);
  file.set(LATIN("RIFF"));
  file.set(LATIN("WEBPEXIF"), 8);
  new DataView(file.buffer).setUint32(16, exif.length, true);
  file.set(exif, 20);
  return file;
}
