/** A moment as a person says it. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function when(moment: string, now = new Date()): string {
  const date = new Date(moment);
  const age = now.getTime() - date.getTime();
  if (age < MINUTE) return "just now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  const time = date.toLocaleTimeString("en", { hour: "2-digit", minute: "2-digit", hour12: false });
  if (sameDay(date, now)) return `today ${time}`;
  if (sameDay(date, new Date(now.getTime() - 24 * HOUR))) return `yesterday ${time}`;
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year });
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
