import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { usePage } from "../store/page";
import { useChanges } from "./changes";
import { Facts } from "./Facts";
import { Filmstrip } from "./Filmstrip";
import { type Item, itemsIn, type ViewerRequest } from "./items";
import { Shown } from "./Shown";
import { Tools } from "./Tools";
import { useKeys } from "./useKeys";
import css from "./Viewer.module.css";
import { Window } from "./Window";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

/** One result as large as the window, with the others of its run or of the gallery at hand. */
export default function Large({ request }: { request: ViewerRequest }) {
  const set = usePage((page) => page.set);
  const gone = useChanges((changes) => changes.gone);
  const all = useMemo(() => itemsIn(request), [request]);
  const items = all.filter(({ key }) => !gone[key]);
  const [at, setAt] = useState(request.at ?? items[0]?.key);
  const [other, setOther] = useState<Item | null>(null);
  const place = Math.max(
    0,
    items.findIndex(({ key }) => key === at),
  );
  const item = items[place];
  const close = () => set({ viewer: null });
  const show = (wanted: Item | undefined) => {
    if (!wanted) return;
    setAt(wanted.key);
    setOther(null);
  };
  useKeys((event) => {
    const by = STEPS[event.key];
    if (by) show(items[place + by]);
    return by !== undefined;
  });
  // With the last item deleted there is nothing to show.
  useEffect(() => {
    if (!item) set({ viewer: null });
  }, [item, set]);
  if (!item) return null;
  return (
    <Window title={item.title} onCancel={() => (other ? setOther(null) : close())}>
      <header className={css.head}>
        <h2>{item.title}</h2>
        {items.length > 1 && (
          <span>
            {place + 1} of {items.length}
          </span>
        )}
        <Tools
          item={item}
          items={items}
          comparing={other !== null}
          startsComparing={request.mode === "compare" && item.key === request.at}
          onCompare={setOther}
          onDeleted={() => show(items[place + 1] ?? items[place - 1])}
        />
        <button
          type="button"
          className={css.icon}
          aria-label="Close"
          title="Close (Esc)"
          onClick={close}
        >
          <X size={18} />
        </button>
      </header>
      <div className={css.body}>
        <Step way="back" item={items[place - 1]} onShow={show} />
        <Shown key={item.key} item={item} other={other} />
        <Step way="on" item={items[place + 1]} onShow={show} />
      </div>
      <Facts item={item} />
      {items.length > 1 && <Filmstrip items={items} at={place} onShow={show} />}
    </Window>
  );
}

interface StepProps {
  way: "back" | "on";
  item: Item | undefined;
  onShow(item: Item | undefined): void;
}

function Step({ way, item, onShow }: StepProps) {
  if (!item) return null;
  const Icon = way === "back" ? ChevronLeft : ChevronRight;
  const name = way === "back" ? "Previous result" : "Next result";
  return (
    <button
      type="button"
      className={css.step}
      data-way={way}
      aria-label={name}
      title={`${name} (${way === "back" ? "←" : "→"})`}
      onClick={() => onShow(item)}
    >
      <Icon size={20} />
    </button>
  );
}
