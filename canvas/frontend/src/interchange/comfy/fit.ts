/** Puts a value of theirs into a field of ours: of the right type, within its bounds. */
import type { Field, Json } from "../../api/types";

interface Fitted {
  value: Json;
  note?: string;
}

/** Null when nothing of the value can be kept. */
export function fitValue(field: Field, value: Json): Fitted | null {
  if (field.options) return fitOption(field, field.options, value);
  if (field.type === "NUMBER") return fitNumber(field, value);
  if (field.type === "TEXT") return typeof value === "string" ? { value } : null;
  if (field.type === "BOOLEAN") return typeof value === "boolean" ? { value } : null;
  return field.type === "JSON" || field.type === "ANY" ? { value } : null;
}

function fitOption(field: Field, options: Json[], value: Json): Fitted | null {
  if (options.includes(value)) return { value };
  return { value: field.default, note: `${field.label} “${String(value)}” is not offered here.` };
}

function fitNumber(field: Field, value: Json): Fitted | null {
  const given = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof given !== "number" || !Number.isFinite(given)) return null;
  if (field.widget === "seed") return fitSeed(field, given);
  const whole = (field.step ?? 0) >= 1 ? Math.round(given) : given;
  const low = field.min ?? Number.NEGATIVE_INFINITY;
  const high = field.max ?? Number.POSITIVE_INFINITY;
  const kept = Math.max(low, Math.min(high, whole));
  if (kept === whole) return { value: kept };
  return { value: kept, note: `${field.label} ${whole} becomes ${kept}.` };
}

/** Their seeds have 64 bits, ours 32. Another model draws another picture with it anyway. */
function fitSeed(field: Field, given: number): Fitted {
  const range = (field.max ?? 2 ** 32 - 1) + 1;
  const seed = Math.abs(Math.round(given)) % range;
  if (seed === given) return { value: seed };
  return { value: seed, note: `The seed ${given} becomes ${seed}: seeds have 32 bits here.` };
}
