/** What libraries do that the content policy does not allow, undone when the bundle is made.
 *
 * Libraries that write a <style> into their shadow root would need a content policy that allows
 * inline styles. At build time their rules become a constructed sheet, which no policy minds. */

/** By file: what is put in place of what. `RULES` stands for the rules that were taken out. */
const CHANGES: [file: string, ...changes: [from: string, to: string][]][] = [
  [
    "wavesurfer.js/dist/renderer.js",
    [
      "return [div, shadow];",
      "const sheet = new CSSStyleSheet(); sheet.replaceSync(`RULES`); " +
        "shadow.adoptedStyleSheets = [sheet]; return [div, shadow];",
    ],
  ],
  [
    "@google/model-viewer/lib/template.js",
    [
      "export const makeTemplate",
      "export const sheet = new CSSStyleSheet(); sheet.replaceSync(`RULES`); " +
        "export const makeTemplate",
    ],
  ],
  // Its base class adopts what is declared so, and nothing else, once it is in the page.
  [
    "@google/model-viewer/lib/model-viewer-base.js",
    ["import { makeTemplate }", "import { makeTemplate, sheet }"],
    ["extends ReactiveElement {", "extends ReactiveElement { static styles = sheet;"],
  ],
];
/** It compiles WebAssembly as soon as it is loaded, which the policy forbids: packed meshes are
 * refused with a sentence instead. */
const DECODER = "three/examples/jsm/libs/meshopt_decoder.module.js";
const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/;

export function constructedSheets() {
  return {
    name: "constructed-sheets",
    transform(code: string, id: string) {
      const path = id.split("?")[0] ?? "";
      if (path.endsWith(DECODER))
        return {
          code: "export const MeshoptDecoder = { supported: false, ready: Promise.resolve() };",
          map: null,
        };
      const [file, ...changes] = CHANGES.find(([name]) => path.endsWith(name)) ?? [];
      return file ? { code: changed(code, file, changes), map: null } : null;
    },
  };
}

function changed(code: string, file: string, changes: [string, string][]): string {
  const rules = STYLE.exec(code)?.[1] ?? "";
  let text = code.replace(STYLE, "");
  for (const [from, to] of changes) {
    if (!text.includes(from) || (to.includes("RULES") && !rules))
      throw new Error(`${file} has changed`);
    text = text.replace(from, () => to.replace("RULES", () => rules));
  }
  return text;
}
