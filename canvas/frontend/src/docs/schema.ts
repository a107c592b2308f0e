/** Walks JSON Schema: what a reader is told of a field, and which fields lie inside it. */
import type { Schema } from "./openapi";

export type Schemas = Record<string, Schema>;

export interface Row {
  name: string;
  type: string;
  required: boolean;
  description: string;
  limits: string[];
  values: string[];
  /** What can be opened: the fields of an object, or of the objects in a list. */
  inside: Schema | null;
}

/** The shape behind references, and behind "or null". */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref) {
    const found = schemas[refName(schema.$ref)];
    return found ? resolve(found, schemas) : {};
  }
  const choice = schema.anyOf?.find((one) => one.type !== "null");
  return choice ? resolve(choice, schemas) : schema;
}

export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

export function rows(schema: Schema, schemas: Schemas): Row[] {
  const shape = resolve(schema, schemas);
  const required = new Set(shape.required ?? []);
  const named = Object.entries(shape.properties ?? {}).map(([name, field]) =>
    row(name, field, required.has(name), schemas),
  );
  const rest = shape.additionalProperties;
  if (rest && typeof rest === "object") named.push(row("any name", rest, false, schemas));
  return named;
}

function row(name: string, field: Schema, required: boolean, schemas: Schemas): Row {
  const shape = resolve(field, schemas);
  const inner = shape.type === "array" && shape.items ? resolve(shape.items, schemas) : shape;
  return {
    name,
    type: typeName(field, schemas),
    required,
    description: field.description ?? shape.description ?? "",
    limits: [
      ...limits(shape),
      ...(inner === shape ? [] : limits(inner).map((one) => `each ${one}`)),
    ],
    values: (shape.enum ?? inner.enum ?? []).map((value) => JSON.stringify(value)),
    inside: hasFields(inner) ? inner : null,
  };
}

function hasFields(schema: Schema): boolean {
  const rest = schema.additionalProperties;
  return Boolean(Object.keys(schema.properties ?? {}).length || (rest && typeof rest === "object"));
}

export function typeName(schema: Schema, schemas: Schemas): string {
  const empty = mayBeNull(schema) ? " or null" : "";
  const shape = resolve(schema, schemas);
  if (shape.type === "array") return `list of ${typeName(shape.items ?? {}, schemas)}${empty}`;
  const kinds = [shape.type ?? []].flat().filter((kind) => kind !== "null");
  const kind = kinds[0] ?? (shape.enum ? "string" : "any JSON");
  const named = nameOf(schema);
  if (kind === "object" && named) return named + empty;
  return (FORMATS[shape.format ?? ""] ?? kind) + empty;
}

const FORMATS: Record<string, string> = {
  uuid: "UUID",
  "date-time": "date-time",
  uri: "URL",
  binary: "file",
};

function nameOf(schema: Schema): string | null {
  if (schema.$ref) return refName(schema.$ref);
  const named = schema.anyOf?.find((one) => one.$ref)?.$ref;
  return named ? refName(named) : null;
}

function mayBeNull(schema: Schema): boolean {
  const kinds = [schema.type ?? []].flat();
  return kinds.includes("null") || Boolean(schema.anyOf?.some((one) => one.type === "null"));
}

/** What a value must keep to, in words. */
export function limits(schema: Schema): string[] {
  return [
    between(schema.minLength, schema.maxLength, "characters"),
    between(schema.minimum, schema.maximum, ""),
    between(schema.minItems, schema.maxItems, "items"),
    schema.pattern ? `matches ${schema.pattern}` : "",
  ].filter(Boolean);
}

function between(least: number | undefined, most: number | undefined, unit: string): string {
  const [low, high] = [least, most].map((number) => number?.toLocaleString("en"));
  const single = (most ?? least) === 1;
  const tail = unit && ` ${single ? unit.slice(0, -1) : unit}`;
  if (low !== undefined && high !== undefined) return `${low} to ${high}${tail}`;
  if (low !== undefined) return `at least ${low}${tail}`;
  return high === undefined ? "" : `at most ${high}${tail}`;
}
