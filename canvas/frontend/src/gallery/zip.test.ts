import { expect, it } from "vitest";
import { crc32, zip } from "./zip";

const text = (words: string) => new TextEncoder().encode(words);

it("sums as the format's standard example does", () => {
  expect(crc32(text("123456789"))).toBe(0xcbf43926);
});

it("writes the files, their directory and its end", async () => {
  const bytes = new Uint8Array(
    await zip([
      { name: "a.txt", data: text("one") },
      { name: "bä.txt", data: text("three") },
    ]).arrayBuffer(),
  );
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  expect(view.getUint16(end + 10, true)).toBe(2);
  const directory = view.getUint32(end + 16, true);
  expect(view.getUint32(directory, true)).toBe(0x02014b50);
  expect(view.getUint32(end + 12, true)).toBe(end - directory);
  const second = view.getUint32(directory + 46 + 5 + 42, true);
  expect(second).toBe(30 + 5 + 3);
  expect(new TextDecoder().decode(bytes.slice(second + 30 + 7, second + 30 + 12))).toBe("three");
});
