/** What follows from a field's declaration: where it is shown, and how its numbers move. */
import type { Field, Json, NodeType } from "../api/types";

const MANY = 5;
const FEW_OPTIONS = 4;

/** Advanced fields are folded away where a type has many. */
export function foldFields(fields: Field[]): { main: Field[]; more: Field[] } {
  if (fields.length <= MANY) return { main: fields, more: [] };
  return {
    main: fields.filter((field) => !field.advanced),
    more: fields.filter((field) => field.advanced),
  };
}

/** The rows of a card: every port, and choices small enough to make there. */
export function cardFields(type: NodeType): Field[] {
  return type.inputs.filter((field) => field.isPort || (isSmallChoice(field) && !field.advanced));
}

export function isSmallChoice(field: Field): boolean {
  return field.widget === "select" && (field.options?.length ?? 0) <= FEW_OPTIONS;
}

export function isChanged(field: Field, value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  return JSON.stringify(value) !== JSON.stringify(field.default);
}

/** The number some steps away, inside the bounds and without the dust of binary fractions. */
export function stepBy(field: Field, value: number, steps: number): number {
  const step = field.step ?? (field.integer ? 1 : 0.1);
  const moved = value + step * steps;
  const clean = Number(moved.toFixed(decimals(step)));
  return Math.min(field.max ?? clean, Math.max(field.min ?? clean, clean));
}

function decimals(step: number): number {
  return (String(step).split(".")[1] ?? "").length;
}

export interface Shape {
  width: number;
  height: number;
  ratio: string;
  name: string;
}

/** Reads "1152x896" and "16:9" as a shape with a name. */
export function shapeOf(option: string): Shape | null {
  const found = /^(\d+)\s*[x×:]\s*(\d+)$/.exec(option);
  if (!found) return null;
  const width = Number(found[1]);
  const height = Number(found[2]);
  const shared = divisor(width, height);
  const names = width === height ? "Square" : width > height ? "Landscape" : "Portrait";
  return { width, height, ratio: `${width / shared}:${height / shared}`, name: names };
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** One entry of a list field, as a field of its own. */
export function entryOf(field: Field): Field {
  const widgets: Record<string, string> = {
    TEXT: "text",
    NUMBER: "number",
    BOOLEAN: "toggle",
    ANY: "none",
  };
  const widget = widgets[field.type] ?? field.type.toLowerCase();
  return { ...field, multiple: false, widget, default: null };
}
