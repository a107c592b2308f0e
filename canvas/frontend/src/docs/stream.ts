/** Reads Server-Sent Events from text that arrives in pieces. */

export interface ServerEvent {
  id: string | null;
  name: string;
  data: string;
}

/** Feeds pieces in, gives whole events out; comments and the time to wait are left out. */
export function eventReader(): (piece: string) => ServerEvent[] {
  let rest = "";
  return (piece) => {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.map(parse).filter((event) => event.data !== "");
  };
}

function parse(block: string): ServerEvent {
  const event: ServerEvent = { id: null, name: "message", data: "" };
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === "id") event.id = value;
    if (field === "event") event.name = value;
    if (field === "data") data.push(value);
  }
  return { ...event, data: data.join("\n") };
}
