/** React Flow's way of moving the view can move through colours too, and brings along how every
 * colour is written. Nothing here does that: no text is a colour to it. */

const COLOURS = /[\\/]d3-color[\\/]/;
const NONE = `
export function color() { return null; }
export { color as rgb, color as hsl, color as lab, color as hcl, color as cubehelix };
`;

export function withoutColours() {
  return {
    name: "without-colours",
    load: (id: string) => (COLOURS.test(id) ? NONE : null),
  };
}
