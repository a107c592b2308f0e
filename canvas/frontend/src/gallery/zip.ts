/** Writes a ZIP without compression: media are compressed already. PKWARE's APPNOTE, 4.3. */

export interface Entry {
  name: string;
  data: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest day that the format knows: the files have no date of their own. */
const NO_DATE = 0x0021;

export function zip(entries: Entry[]): Blob {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, data } of entries) {
    const bytes = new TextEncoder().encode(name);
    const facts = [crc32(data), data.length, data.length] as const;
    const local = record([LOCAL, 4], [VERSION, 2], ...about(facts, bytes.length));
    const central = record(
      [CENTRAL, 4],
      [VERSION, 2],
      [VERSION, 2],
      ...about(facts, bytes.length),
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [at, 4],
    );
    directory.push(central, bytes);
    parts.push(local, bytes, data);
    at += local.length + bytes.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = entries.length;
  const end = record([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);
  return new Blob([...parts, ...directory, end] as BlobPart[], { type: "application/zip" });
}

type Value = [value: number, bytes: 2 | 4];

function about([crc, packed, whole]: readonly [number, number, number], name: number): Value[] {
  return [
    [UTF8_NAMES, 2],
    [0, 2],
    [0, 2],
    [NO_DATE, 2],
    [crc, 4],
    [packed, 4],
    [whole, 4],
    [name, 2],
    [0, 2],
  ];
}

function record(...values: Value[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
