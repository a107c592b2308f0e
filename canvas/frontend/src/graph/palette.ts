/** What the palette shows, and how a node it adds is linked to the wire that asked for it. */
import type { Connection } from "@xyflow/react";
import type { NodeType, PortType } from "../api/types";
import type { PaletteRequest } from "../store/page";
import { fits } from "./ports";
import { ranked } from "./search";

type From = NonNullable<PaletteRequest["from"]>;

export interface Wanted {
  text: string;
  from?: From;
  /** Only what makes this. */
  gives?: PortType;
}

export interface Section {
  title: string;
  types: NodeType[];
}

/** A section as it is shown: its first few, and how many more there are. */
export interface Folded extends Section {
  count: number;
}

/** A category is a glance, not hundreds of lines; what answers a search is no catalogue either. */
const FEW = 6;
const ANSWERS = 60;
const FOUND = "Found";

/** Whether a node type has a port for the wire. */
export function takes(type: NodeType, from: From): boolean {
  return portFor(type, from) !== undefined;
}

/** By category, what was used lately first; with a search: one list, the best answer first. */
export function sections(list: NodeType[], wanted: Wanted, lately: string[]): Section[] {
  const { text, from, gives } = wanted;
  const fitting = list.filter(
    (type) =>
      (!from || takes(type, from)) && (!gives || type.outputs.some(({ type: t }) => t === gives)),
  );
  if (text.trim()) {
    const found = ranked(fitting, text, described);
    const types = runnableFirst(found);
    return types.length ? [{ title: FOUND, types }] : [];
  }
  const used = lately.flatMap((id) => fitting.find((type) => type.nodeType === id) ?? []);
  const categories = [...new Set(runnableFirst(fitting).map((type) => type.category))];
  return [
    { title: "Used lately", types: used.slice(0, 4) },
    ...categories.map((title) => ({
      title,
      types: runnableFirst(fitting.filter((type) => type.category === title)),
    })),
  ].filter(({ types }) => types.length > 0);
}

/** The sections without what their reader did not ask for. */
export function folded(list: Section[], opened: ReadonlySet<string>): Folded[] {
  return list.map((section) => {
    const { title, types } = section;
    const most = title === FOUND ? ANSWERS : opened.has(title) ? types.length : FEW;
    // Not for one or two: a line that says so would be as long.
    const shown = types.length <= most + 2 ? types : types.slice(0, most);
    return { title, types: shown, count: types.length };
  });
}

export function described(type: NodeType) {
  const about = `${type.description} ${type.nodeType} ${type.keywords}`;
  return { name: type.label, by: `${type.maker} ${type.category}`, about };
}

/** The link between the wire's loose end and a new node. */
export function placeFor(type: NodeType, id: string, from: From): Connection | null {
  const key = portFor(type, from);
  if (!key) return null;
  return from.direction === "source"
    ? { source: from.nodeId, sourceHandle: from.handle, target: id, targetHandle: `in-${key}` }
    : { source: id, sourceHandle: `out-${key}`, target: from.nodeId, targetHandle: from.handle };
}

/** What runs here comes before what would need something first, however well that answers. */
function runnableFirst(types: NodeType[]): NodeType[] {
  const runs = (type: NodeType) => type.availability === "ready";
  return [...types.filter(runs), ...types.filter((type) => !runs(type))];
}

function portFor(type: NodeType, from: From): string | undefined {
  if (from.direction === "source") {
    return type.inputs.find((field) => field.isPort && fits(from.port, field))?.key;
  }
  return type.outputs.find((output) => fits(output, from.port))?.key;
}
