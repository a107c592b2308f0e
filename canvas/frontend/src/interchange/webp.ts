/** Texts in the EXIF part of WEBP files, where ComfyUI writes `workflow:{…}` and `prompt:{…}`. */

const LATIN = new TextDecoder("latin1");
const UTF8 = new TextDecoder();
const ASCII_TYPE = 2;
const MAX_ENTRIES = 200;

export function isWebp(bytes: Uint8Array): boolean {
  const name = (from: number) => LATIN.decode(bytes.subarray(from, from + 4));
  return bytes.length > 12 && name(0) === "RIFF" && name(8) === "WEBP";
}

export function readExifTexts(bytes: Uint8Array, keywords: string[]): Record<string, string> {
  const exif = isWebp(bytes) ? exifOf(bytes) : null;
  const found: Record<string, string> = {};
  for (const text of exif ? stringsOf(exif) : []) {
    const colon = text.indexOf(":");
    const keyword = text.slice(0, colon).toLowerCase();
    if (keywords.includes(keyword) && !(keyword in found)) found[keyword] = text.slice(colon + 1);
  }
  return found;
}

function exifOf(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (LATIN.decode(bytes.subarray(at, at + 4)) === "EXIF") {
      const data = bytes.subarray(at + 8, at + 8 + size);
      // Some writers keep the prefix that JPEG wants.
      return LATIN.decode(data.subarray(0, 4)) === "Exif" ? data.subarray(6) : data;
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

/** The texts of the first directory. Offsets that lead outside the part are passed over. */
function stringsOf(exif: Uint8Array): string[] {
  if (exif.length < 10) return [];
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const little = LATIN.decode(exif.subarray(0, 2)) === "II";
  const start = view.getUint32(4, little);
  if (start + 2 > exif.length) return [];
  const entries = Math.min(view.getUint16(start, little), MAX_ENTRIES);
  const texts: string[] = [];
  for (let at = start + 2; at + 12 <= exif.length && texts.length < entries; at += 12) {
    if (at >= start + 2 + entries * 12) break;
    if (view.getUint16(at + 2, little) !== ASCII_TYPE) continue;
    const length = view.getUint32(at + 4, little);
    const from = length > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (from + length <= exif.length) texts.push(plain(exif.subarray(from, from + length)));
  }
  return texts;
}

function plain(bytes: Uint8Array): string {
  return UTF8.decode(bytes).replace(/\0+$/, "");
}
