/** Takes ComfyUI's subgraphs apart: what was inside joins what was around. */
import type { Json } from "../../api/types";
import type { Mode } from "../../graph/document";
import {
  ImportError,
  idOf,
  isObject,
  type JsonObject,
  listOf,
  numberOf,
  objectsOf,
  pairOf,
  textOf,
} from "../json";
import type { ComfyGroup, Frame } from "./model";

export interface Link {
  id: string;
  from: string;
  fromSlot: number;
  to: string;
  toSlot: number;
}

export interface PlacedNode {
  raw: JsonObject;
  id: string;
  at: { x: number; y: number };
  /** Of a subgraph that is set aside as a whole. */
  mode?: Mode;
  /** Values that the subgraph's own node shows and sets. */
  promoted: JsonObject;
}

interface Level {
  nodes: PlacedNode[];
  links: Link[];
  groups: ComfyGroup[];
  frames: Frame[];
}

type Definitions = Map<string, JsonObject>;

const INPUT = "-10";
const OUTPUT = "-20";
const MAX_DEPTH = 8;
const MAX_NODES = 2_000;
const MODES: Record<number, Mode> = { 2: "muted", 4: "bypassed" };

export function unfold(file: JsonObject): Level {
  return readLevel(file, definitionsOf(file), "", 0);
}

function definitionsOf(graph: JsonObject): Definitions {
  const inside = isObject(graph.definitions) ? objectsOf(graph.definitions.subgraphs) : [];
  const nested = inside.flatMap((definition) => [...definitionsOf(definition)]);
  return new Map([...nested, ...inside.map((one): [string, JsonObject] => [idOf(one.id), one])]);
}

function readLevel(graph: JsonObject, known: Definitions, prefix: string, depth: number): Level {
  if (depth > MAX_DEPTH) throw new ImportError("The file's subgraphs are nested too deeply.");
  const raws = objectsOf(graph.nodes);
  const all = graph.links ?? [];
  let level: Level = {
    nodes: raws.map((raw) => ({
      raw,
      id: prefix + idOf(raw.id),
      at: pairOf(raw.pos),
      promoted: {},
    })),
    links: straighten(raws, listOf(all).flatMap(linkOf), prefix),
    groups: objectsOf(graph.groups).map((group) => groupOf(group, prefix)),
    frames: [],
  };
  for (const instance of level.nodes) {
    const definition = known.get(textOf(instance.raw.type));
    if (!definition) continue;
    const inner = readLevel(definition, known, `${instance.id}:`, depth + 1);
    level = join(level, instance, definition, inner, prefix);
    if (level.nodes.length > MAX_NODES) throw new ImportError("The file holds too many nodes.");
  }
  return level;
}

function linkOf(link: Json): Link[] {
  if (Array.isArray(link)) {
    const [id, from, fromSlot, to, toSlot] = link;
    return [
      {
        id: idOf(id),
        from: idOf(from),
        fromSlot: slot(fromSlot),
        to: idOf(to),
        toSlot: slot(toSlot),
      },
    ];
  }
  if (!isObject(link)) return [];
  const { id, origin_id, origin_slot, target_id, target_slot } = link;
  const ends = { from: idOf(origin_id), to: idOf(target_id) };
  return [{ id: idOf(id), ...ends, fromSlot: slot(origin_slot), toSlot: slot(target_slot) }];
}

function slot(value: Json | undefined): number {
  return numberOf(value, Number.parseInt(textOf(value), 10) || 0);
}

/** The input that names a link is right where the link's own count of inputs is out of date. */
function straighten(raws: JsonObject[], links: Link[], prefix: string): Link[] {
  const places = new Map<string, number>();
  for (const raw of raws) {
    for (const [place, input] of objectsOf(raw.inputs).entries()) {
      if (typeof input.link === "number") places.set(`${idOf(raw.id)} ${input.link}`, place);
    }
  }
  return links.map((link) => ({
    ...link,
    id: prefix + link.id,
    from: prefix + link.from,
    to: prefix + link.to,
    toSlot: places.get(`${link.to} ${link.id}`) ?? link.toSlot,
  }));
}

function groupOf(group: JsonObject, level: string): ComfyGroup {
  const [x, y, width, height] = listOf(group.bounding);
  return {
    level,
    title: textOf(group.title).slice(0, 200),
    at: { x: numberOf(x), y: numberOf(y) },
    size: { x: numberOf(width, 200), y: numberOf(height, 100) },
    colour: textOf(group.color),
  };
}

/** Puts what is inside in the instance's place, and its links through to the outside. */
function join(
  outer: Level,
  instance: PlacedNode,
  definition: JsonObject,
  inner: Level,
  level: string,
): Level {
  const { id, raw } = instance;
  const mode = instance.mode ?? MODES[numberOf(raw.mode)];
  const promoted = promotedBy(raw, definition, inner, id);
  const title = (textOf(raw.title) || textOf(definition.name)).slice(0, 200);
  const frame: Frame = { id, level, title, at: instance.at, size: pairOf(raw.size) };
  const nodes = inner.nodes.map((node) => ({
    ...node,
    ...(mode ? { mode } : {}),
    promoted: { ...node.promoted, ...promoted.get(node.id) },
  }));
  return {
    nodes: [...outer.nodes.filter((node) => node.id !== id), ...nodes],
    links: through(outer.links, inner.links, instance, definition),
    groups: [...outer.groups, ...inner.groups],
    frames: [...outer.frames, ...inner.frames, frame],
  };
}

function through(outer: Link[], inner: Link[], { id, raw }: PlacedNode, definition: JsonObject) {
  const entered = outer
    .filter((link) => link.to === id)
    .flatMap((link) => {
      const place = samePlace(raw.inputs, definition.inputs, link.toSlot);
      return inner
        .filter((into) => into.from === `${id}:${INPUT}` && into.fromSlot === place)
        .map((into) => ({ ...into, from: link.from, fromSlot: link.fromSlot }));
    });
  const within = [...inner.filter((link) => link.from !== `${id}:${INPUT}`), ...entered];
  const left = outer.flatMap((link) => {
    if (link.from !== id) return [link];
    const place = samePlace(raw.outputs, definition.outputs, link.fromSlot);
    const out = within.find((one) => one.to === `${id}:${OUTPUT}` && one.toSlot === place);
    return out ? [{ ...link, from: out.from, fromSlot: out.fromSlot }] : [];
  });
  return [...left, ...within].filter((link) => link.to !== id && link.to !== `${id}:${OUTPUT}`);
}

/** A subgraph's node may list its slots in another order than its definition. */
function samePlace(shown: Json | undefined, defined: Json | undefined, place: number): number {
  const name = textOf(objectsOf(shown)[place]?.name);
  const found = objectsOf(defined).findIndex((one) => textOf(one.name) === name);
  return found === -1 ? place : found;
}

/** Values that the subgraph's node sets inside: by its inputs that are values, or by proxies. */
function promotedBy(raw: JsonObject, definition: JsonObject, inner: Level, id: string) {
  const values = listOf(raw.widgets_values);
  const proxies = isObject(raw.properties) ? listOf(raw.properties.proxyWidgets) : [];
  const places =
    proxies.length > 0
      ? proxies.map((proxy) => [`${id}:${idOf(listOf(proxy)[0])}`, textOf(listOf(proxy)[1])])
      : objectsOf(definition.inputs).flatMap((_, place) => valueInput(inner, id, place));
  const found = new Map<string, JsonObject>();
  // Another count means another way of saving, in which the inner nodes hold the values.
  if (places.length !== values.length) return found;
  for (const [index, [node = "", name = ""]] of places.entries()) {
    const value = values[index] ?? null;
    if (value !== null) found.set(node, { ...found.get(node), [name]: value });
  }
  return found;
}

function valueInput(inner: Level, id: string, place: number): [string, string][] {
  for (const link of inner.links) {
    if (link.from !== `${id}:${INPUT}` || link.fromSlot !== place) continue;
    const node = inner.nodes.find((one) => one.id === link.to);
    const input = objectsOf(node?.raw.inputs)[link.toSlot];
    if (node && isObject(input?.widget)) return [[node.id, textOf(input.widget.name)]];
  }
  return [];
}
