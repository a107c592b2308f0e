import { useReactFlow } from "@xyflow/react";
import {
  ChevronRight,
  CircleHelp,
  Eye,
  FileJson,
  Group,
  Image,
  Layers,
  type LucideIcon,
  MessageCircle,
  Pencil,
  Play,
  SlidersHorizontal,
  Workflow as WorkflowIcon,
} from "lucide-react";
import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { NodeType, Workflow } from "../api/types";
import type { Command, Group as CommandGroup, Context } from "../canvas/commands/command";
import { COMMANDS } from "../canvas/commands/table";
import { focusNode } from "../canvas/focus";
import { Glyph } from "../canvas/Glyph";
import { Keys } from "../canvas/Keys";
import { pastePlace } from "../canvas/pastePlace";
import { useCommandContext } from "../canvas/useCommands";
import { described } from "../graph/palette";
import { usual } from "../graph/usual";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { useRecent } from "../store/recent";
import { NodeAside } from "./NodeAside";
import { type Choice, Picker } from "./Picker";
import { PLACES } from "./places";

const ICONS: Record<CommandGroup, LucideIcon> = {
  Run: Play,
  Edit: Pencil,
  Nodes: WorkflowIcon,
  Structure: Group,
  Arrange: Layers,
  View: Eye,
  Comments: MessageCircle,
  Output: Image,
  Files: FileJson,
  Wireflow: CircleHelp,
};
const RECENT = 5;

/** Everything one can do, add or open, by a few letters; what was used lately comes first. */
export default function CommandMenu() {
  const set = usePage((page) => page.set);
  const context = useCommandContext();
  const types = useCatalogue((catalogue) => catalogue.list);
  const workflows = useWorkflows();
  const addType = useAddType();
  const lately = useRecent((recent) => recent.ids);
  const choices = [
    ...COMMANDS.filter(offered).map((command) => ofCommand(command, context)),
    ...types.map((type) => ofType(type, addType)),
    ...workflows.map(ofWorkflow),
    ...PLACES.map(ofPlace),
  ].map(noted);
  const recent = lately.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  const first = recent.slice(0, RECENT).map((choice) => ({ ...choice, group: "Lately" }));
  const rest = choices.filter((choice) => !first.some(({ id }) => id === choice.id));
  return (
    <Picker
      title="Find a command, node or workflow"
      placeholder="What do you want to do?"
      empty="Nothing here answers to that."
      choices={[...first, ...rest]}
      onClose={() => set({ commands: false })}
      foot={
        <>
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> Choose
          </span>
          <span>
            <kbd>↵</kbd> Do, add or open
          </span>
          <span>
            <Keys id="keys" /> All keys
          </span>
        </>
      }
    />
  );
}

function offered({ id, when }: Command): boolean {
  return id !== "commands" && id !== "close" && (when?.() ?? true);
}

function noted(choice: Choice): Choice {
  const choose = () => {
    useRecent.getState().note(choice.id);
    choice.choose();
  };
  return { ...choice, choose };
}

function ofCommand(command: Command, context: Context): Choice {
  const { id, does, group, act } = command;
  const Icon = ICONS[group];
  return {
    id,
    name: does,
    group: "Commands",
    words: group,
    deep: id.startsWith("nudge"),
    sign: <Icon size={16} strokeWidth={1.75} />,
    end: <Keys id={id} />,
    choose: () => act(context),
  };
}

function ofType(type: NodeType, add: (type: NodeType) => void): Choice {
  const { about, by } = described(type);
  return {
    id: type.nodeType,
    name: type.label,
    group: "Add a node",
    about: usual(type),
    words: `${by} ${about}`,
    sign: <Glyph type={type} />,
    aside: <NodeAside type={type} />,
    choose: () => add(type),
  };
}

function ofWorkflow({ id, name }: Workflow): Choice {
  const choose = () => location.assign(`/workflows/${id}`);
  const sign = <WorkflowIcon size={16} strokeWidth={1.75} />;
  return { id, name, group: "Open a workflow", sign, choose };
}

function ofPlace([path, name]: [string, string]): Choice {
  const Icon = path.startsWith("/settings") ? SlidersHorizontal : ChevronRight;
  return {
    id: path,
    name,
    group: "Go to",
    sign: <Icon size={16} strokeWidth={1.75} />,
    choose: () => location.assign(path),
  };
}

function useWorkflows(): Workflow[] {
  const [workflows, setWorkflows] = useState<Workflow[]>([]);
  useEffect(() => {
    get<Workflow[]>("/workflows?limit=100").then(setWorkflows, report);
  }, []);
  return workflows.filter(({ id }) => !location.pathname.endsWith(id));
}

function useAddType() {
  const { screenToFlowPosition } = useReactFlow();
  return (type: NodeType) => {
    usePage.getState().set({ tab: "canvas" });
    focusNode(useEditor.getState().add(type, screenToFlowPosition(pastePlace())));
  };
}
