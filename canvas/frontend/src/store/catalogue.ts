/** The node types this server offers, read once. */
import { create } from "zustand";
import { get } from "../api/client";
import type { NodeType } from "../api/types";

interface Catalogue {
  types: Record<string, NodeType>;
  list: NodeType[];
  load(): Promise<void>;
}

export const useCatalogue = create<Catalogue>((set) => ({
  types: {},
  list: [],
  load: async () => {
    const { nodes } = await get<{ nodes: NodeType[] }>("/nodes");
    set({ list: nodes, types: Object.fromEntries(nodes.map((type) => [type.nodeType, type])) });
  },
}));
