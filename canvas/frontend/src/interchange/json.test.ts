import { describe, expect, it } from "vitest";
import { ImportError, readJson } from "./json";

const refusal = (text: string): string => {
  try {
    readJson(text);
  } catch (error) {
    if (error instanceof ImportError) return error.message;
    throw error;
  }
  return "";
};

describe("JSON from a stranger", () => {
  it("is read as it is", () => {
    expect(readJson('{"a": [1, "two", null]}')).toEqual({ a: [1, "two", null] });
  });
  it("may hold Python's words for numbers that are none, outside of texts", () => {
    const text = '{"changed": [NaN, -Infinity], "note": "NaN \\" Infinity"}';
    expect(readJson(text)).toEqual({ changed: [null, null], note: 'NaN " Infinity' });
  });
  it("is refused when it is nested deeply, before any parser follows it", () => {
    expect(refusal("[".repeat(1_000_000))).toBe("The file is nested too deeply to be a workflow.");
    expect(refusal(`{"a": "${"[".repeat(1_000)}"}`)).toBe("");
  });
  it("is refused when it is large", () => {
    expect(refusal(`"${"a".repeat(4_000_000)}"`)).toMatch("larger than 4 MB");
    expect(refusal(`[${"0,".repeat(250_000)}0]`)).toMatch("too many values");
  });
  it.each(["__proto__", "constructor", "prototype"])("is refused with the key %s", (key) => {
    expect(refusal(`{"nodes": [{"${key}": {"polluted": true}}]}`)).toBe(
      `The file holds the key “${key}”.`,
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it("is refused with a number too large to be one", () => {
    expect(refusal('{"x": 1e999}')).toBe("The file holds a number that is not finite.");
  });
  it("is refused when it is something else", () => {
    expect(refusal("\u0089PNG")).toBe("The file is not JSON: it is damaged, or something else.");
  });
});
