/** The nearest of our colours to a CSS colour in somebody's file. */

import type { COLOURS } from "../graph/kinds";

/** Where each colour's share of the wheel ends, in degrees. */
const HUES: [end: number, name: (typeof COLOURS)[number]][] = [
  [18, "rose"],
  [65, "amber"],
  [175, "green"],
  [255, "blue"],
  [300, "violet"],
  [360, "rose"],
];
const GREY_UNDER = 0.08;

/** The name of a token; undefined for greys and for what is no colour in hexadecimal. */
export function colourName(css: string): string | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(css);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:[0-9a-f]{2})?$/i.exec(css);
  const digits = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1);
  if (!digits) return undefined;
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16) / 255);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  if (spread < GREY_UNDER) return undefined;
  const sector =
    most === red
      ? (green - blue) / spread
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  const hue = (sector * 60 + 360) % 360;
  return HUES.find(([end]) => hue < end)?.[1];
}
