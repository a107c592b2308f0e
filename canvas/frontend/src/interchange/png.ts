/** Texts inside PNG files: reads tEXt, zTXt and iTXt, and writes iTXt. */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const LATIN = new TextDecoder("latin1");
const UTF8 = new TextDecoder();
/** A text may unpack to a thousand times its size; a workflow is never larger than this. */
const MAX_UNPACKED = 8_000_000;
const MAX_CHUNKS = 100_000;

interface Chunk {
  type: string;
  data: Uint8Array;
  start: number;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, place) => bytes[place] === byte);
}

/** The texts that were asked for, by keyword. A damaged file gives what comes before the damage. */
export async function readTexts(
  bytes: Uint8Array,
  keywords: string[],
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { type, data } of chunksOf(bytes)) {
    if (type !== "tEXt" && type !== "zTXt" && type !== "iTXt") continue;
    const end = data.indexOf(0);
    const keyword = end > 0 ? LATIN.decode(data.subarray(0, end)) : "";
    if (!keywords.includes(keyword) || keyword in found) continue;
    const text = await textOf(type, data.subarray(end + 1));
    if (text !== null) found[keyword] = text;
  }
  return found;
}

/** The file with one more text, before its end; an older text of the same keyword goes. */
export function addText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const chunks = [...chunksOf(png)];
  const end = chunks.find((chunk) => chunk.type === "IEND");
  if (!isPng(png) || !end) throw new Error("The picture is not a whole PNG file.");
  const kept = chunks
    .filter((chunk) => chunk.start < end.start && !isText(chunk, keyword))
    .map((chunk) => png.subarray(chunk.start, chunk.start + chunk.data.length + 12));
  const words = new TextEncoder();
  // Keyword, not compressed, no language, no translated keyword, then UTF-8.
  const data = join([words.encode(keyword), new Uint8Array(5), words.encode(text)]);
  return join([
    Uint8Array.from(SIGNATURE),
    ...kept,
    chunk("iTXt", data),
    chunk("IEND", new Uint8Array()),
  ]);
}

function isText({ type, data }: Chunk, keyword: string): boolean {
  return type === "iTXt" && LATIN.decode(data.subarray(0, keyword.length + 1)) === `${keyword}\0`;
}

function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  if (!isPng(bytes)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = SIGNATURE.length;
  for (let seen = 0; seen < MAX_CHUNKS && start + 12 <= bytes.length; seen += 1) {
    const length = view.getUint32(start);
    if (start + 12 + length > bytes.length) return;
    const type = LATIN.decode(bytes.subarray(start + 4, start + 8));
    yield { type, data: bytes.subarray(start + 8, start + 8 + length), start };
    start += 12 + length;
  }
}

/** What follows the keyword and its zero. */
async function textOf(type: string, data: Uint8Array): Promise<string | null> {
  if (type === "tEXt") return UTF8.decode(data);
  if (type === "zTXt") return unpack(data.subarray(1));
  const packed = data[0] === 1;
  const language = data.indexOf(0, 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0) return null;
  const text = data.subarray(translated + 1);
  return packed ? unpack(text) : UTF8.decode(text);
}

async function unpack(data: Uint8Array): Promise<string | null> {
  const stream = new Blob([data.slice()]).stream();
  const reader = stream.pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MAX_UNPACKED) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    // Damaged: as good as no text.
    return null;
  }
  return UTF8.decode(join(parts));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = join([new TextEncoder().encode(type), data]);
  const made = new Uint8Array(body.length + 8);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  made.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return made;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum of PNG and zlib. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
