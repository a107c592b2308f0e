import { expect, it } from "vitest";
import { ranked, score } from "./search";

const things = [
  { name: "Remove background", by: "BRIA", about: "Cuts the subject out of a picture" },
  { name: "Upscale", by: "Real-ESRGAN", about: "Makes a picture larger" },
  { name: "Blur", by: "", about: "Softens a picture" },
  { name: "Picture", by: "", about: "An uploaded image" },
  { name: "FLUX.2 [pro]", by: "Black Forest Labs", about: "Makes pictures from words" },
  { name: "FLUX.2 [pro] edit", by: "Black Forest Labs", about: "Edits pictures" },
];
const find = (text: string) => ranked(things, text, (thing) => thing).map(({ name }) => name);

it("puts a name before a description", () => {
  expect(find("picture")[0]).toBe("Picture");
  expect(find("picture")).toHaveLength(6);
});

it("puts the start of a name before its middle", () => {
  expect(find("bl")).toEqual(["Blur", "FLUX.2 [pro]", "FLUX.2 [pro] edit"]);
});

it("takes words in any order, and all of them", () => {
  expect(find("pro flux")).toEqual(["FLUX.2 [pro]", "FLUX.2 [pro] edit"]);
  expect(find("flux edit")).toEqual(["FLUX.2 [pro] edit", "FLUX.2 [pro]"].slice(0, 1));
});

it("puts the exact name first", () => {
  expect(find("flux.2 [pro]")[0]).toBe("FLUX.2 [pro]");
  expect(score({ name: "Blur" }, " BLUR ")).toBe(100);
});

it("finds makers, initials and letters left out", () => {
  expect(find("forest")).toEqual(["FLUX.2 [pro]", "FLUX.2 [pro] edit"]);
  expect(find("rb")[0]).toBe("Remove background");
  expect(find("uscale")).toEqual(["Upscale"]);
});

it("finds everything without a search, and nothing by nonsense", () => {
  expect(find("")).toEqual(things.map(({ name }) => name));
  expect(find("zzz")).toEqual([]);
});
