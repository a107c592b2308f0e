/** A list in groups, one a day, with what a person calls the day. */

const DAY = 24 * 3_600_000;

export interface Day<Item> {
  title: string;
  items: Item[];
}

/** Expects the newest first, and keeps the order. */
export function byDay<Item extends { createdAt: string }>(
  items: Item[],
  now = new Date(),
): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const title = dayTitle(new Date(item.createdAt), now);
    const last = days.at(-1);
    if (last?.title === title) last.items.push(item);
    else days.push({ title, items: [item] });
  }
  return days;
}

export function dayTitle(day: Date, now = new Date()): string {
  const age = Math.round((midnight(now) - midnight(day)) / DAY);
  if (age <= 0) return "Today";
  if (age === 1) return "Yesterday";
  if (age < 7) return day.toLocaleDateString("en-GB", { weekday: "long" });
  const weekday = day.toLocaleDateString("en-GB", { weekday: "short" });
  const month = day.toLocaleDateString("en-GB", { month: "long" });
  const year = day.getFullYear() === now.getFullYear() ? "" : ` ${day.getFullYear()}`;
  return `${weekday} ${day.getDate()} ${month}${year}`;
}

/** 14:06:21 */
export function clock(moment: string): string {
  return new Date(moment).toLocaleTimeString("en-GB");
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
