import { Columns2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { get } from "../api/client";
import type { Result } from "../api/types";
import { when } from "../graph/when";
import { type Choice, ChoiceMenu } from "../ui/ChoiceMenu";
import { resultOf } from "./changes";
import { type Item, itemOfResult } from "./items";
import css from "./Viewer.module.css";

interface Props {
  item: Item;
  items: Item[];
  comparing: boolean;
  startsComparing: boolean;
  onCompare(other: Item | null): void;
}

const MOST = 12;

/** With which other picture to compare: another of these, or what the same node made in other runs. */
export function CompareMenu({ item, items, comparing, startsComparing, onCompare }: Props) {
  const earlier = useOtherRuns(item);
  const others = items.filter(({ kind, key }) => kind === "image" && key !== item.key);
  const before = (earlier ?? []).filter(({ key }) => !others.some((other) => other.key === key));
  const first = before[0] ?? others[0];
  const started = useRef(false);
  useEffect(() => {
    // Once, and when it is known what the node made before: that is what is meant.
    if (!startsComparing || started.current || earlier === undefined || !first) return;
    started.current = true;
    onCompare(first);
  }, [startsComparing, earlier, first, onCompare]);
  if (comparing) {
    return (
      <button
        type="button"
        className={css.icon}
        aria-label="Stop comparing"
        aria-pressed="true"
        title="Stop comparing (Esc)"
        onClick={() => onCompare(null)}
      >
        <Columns2 size={17} />
      </button>
    );
  }
  if (!first) return null;
  const choice = (other: Item): Choice => ({
    label: other.title,
    icon: <img className={css.thumb} src={other.url} alt="" />,
    act: () => onCompare(other),
  });
  return (
    <ChoiceMenu
      label="Compare"
      title="Compare with another picture"
      heading="Compare with"
      className={css.icon}
      choices={[...others.slice(0, MOST), ...before].map(choice)}
    >
      <Columns2 size={17} />
    </ChoiceMenu>
  );
}

/** What the same node made in other runs, newest first; undefined until it is known. */
function useOtherRuns(item: Item): Item[] | undefined {
  const [found, setFound] = useState<Item[]>();
  useEffect(() => {
    let current = true;
    setFound(undefined);
    inOtherRuns(item).then(
      (results) => current && setFound(results),
      () => current && setFound([]),
    );
    return () => {
      current = false;
    };
  }, [item]);
  return found;
}

async function inOtherRuns(item: Item): Promise<Item[]> {
  if (item.kind !== "image" || !item.nodeId) return [];
  const { origin } = await resultOf(item.key);
  if (!origin?.workflowId) return [];
  const query = new URLSearchParams({
    workflowId: origin.workflowId,
    nodeId: origin.nodeId,
    type: "image",
    limit: String(MOST),
  });
  const { data } = await get<{ data: Result[] }>(`/results?${query}`);
  const others = data.filter(({ id }) => id !== item.key);
  return others.map((result) => ({
    ...itemOfResult(result),
    title: `${origin.nodeLabel}, ${when(result.createdAt)}`,
  }));
}
