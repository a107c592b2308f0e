/** A moment to come, as a person says it. */

const UNITS: [number, string][] = [
  [86_400_000, "day"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
];

export function until(moment: string, now = new Date()): string {
  const left = new Date(moment).getTime() - now.getTime();
  for (const [length, unit] of UNITS) {
    const count = Math.round(left / length);
    if (left >= length) return `in ${count} ${unit === "day" && count > 1 ? "days" : unit}`;
  }
  return "now";
}
