import type { Json } from "../api/types";

export function pretty(value: Json): string {
  return JSON.stringify(value, null, 2);
}
