/** Into which files the build puts what the editor loads at first.
 *
 * Left alone, the bundler makes a file of every few modules that two pages share: dozens of
 * requests before the canvas is there, of texts too short to compress well. */
import type { Plugin, Rolldown } from "vite";

const LIBRARY =
  /node_modules[\\/](react|react-dom|scheduler|@xyflow|d3-\w+|zustand|classcat|use-sync-external-store)[\\/]/;
const OURS = /[\\/]src[\\/]/;
const EDITOR = /[\\/]pages[\\/]Editor\.tsx$/;
/** It shows the canvas, and so may load all that the editor does. */
const PAST = /[\\/]pages[\\/]Past\.tsx$/;
const ICON = /[\\/]lucide-react[\\/].*[\\/]icons[\\/]([\w-]+)\.m?js$/;
const ICONS_USED = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g;

type Imports = (id: string, onDemand: boolean) => string[];

/** What the editor needs and other pages need too is one file, what it alone needs another. */
export function firstLoad(): Plugin {
  let inEditor = new Set<string>();
  let elsewhere = new Set<string>();
  const groups = [
    { name: "libraries", test: LIBRARY },
    { name: "shared", test: (id: string) => inEditor.has(id) && elsewhere.has(id) },
    { name: "editor", test: (id: string) => inEditor.has(id) && !EDITOR.test(id) },
  ];
  return {
    name: "first-load",
    config: () => ({ build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }),
    buildEnd() {
      const all = [...this.getModuleIds()].flatMap((id) => this.getModuleInfo(id) ?? []);
      const entries = all.filter((info) => info.isEntry);
      const pages = entries.flatMap((info) => info.dynamicallyImportedIds);
      const imports = importsAmong(all);
      inEditor = reached(
        imports,
        pages.filter((id) => EDITOR.test(id)),
        false,
      );
      const others = pages.filter((id) => !EDITOR.test(id) && !PAST.test(id));
      // What every page begins with is no more the editor's than theirs.
      const begun = entries.flatMap((info) => imports(info.id, false));
      elsewhere = new Set([...reached(imports, others, true), ...reached(imports, begun, false)]);
    },
  };
}

/** What a module of ours imports of ours, and which icons: not all that the library has. */
function importsAmong(all: Rolldown.ModuleInfo[]): Imports {
  const infos = new Map(all.map((info) => [info.id, info]));
  const icons = new Map(all.map(({ id }) => [plain(ICON.exec(id)?.[1] ?? ""), id]));
  return (id, onDemand) => {
    const info = infos.get(id);
    if (!info || !OURS.test(id)) return [];
    const later = onDemand ? info.dynamicallyImportedIds : [];
    const used = [...(info.code ?? "").matchAll(ICONS_USED)].flatMap(([, names]) =>
      (names ?? "").split(",").flatMap((name) => icons.get(plain(name)) ?? []),
    );
    return [...[...info.importedIds, ...later].filter((other) => OURS.test(other)), ...used];
  };
}

/** "MousePointer2 as Pointer" and "mouse-pointer-2" are one icon. */
function plain(name: string): string {
  return (name.split(" as ")[0] ?? "").replace(/[\s-]/g, "").toLowerCase();
}

/** All modules that these import, directly or not. */
function reached(imports: Imports, from: string[], onDemand: boolean): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const next of imports(id, onDemand)) found.add(next);
  return found;
}
