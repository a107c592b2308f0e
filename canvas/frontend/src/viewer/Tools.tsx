import { Brush, ClipboardCopy, Download, FileDown, Link, Star, Trash2 } from "lucide-react";
import { useState } from "react";
import { exportPicture } from "../canvas/exporting";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { copyImage, copyText, downloadText, downloadUrl } from "./actions";
import { CompareMenu } from "./CompareMenu";
import { remove, star, useIsStarred } from "./changes";
import { DeleteDialog } from "./DeleteDialog";
import type { Item } from "./items";
import { pretty } from "./pretty";
import { useResult } from "./useResult";
import css from "./Viewer.module.css";

interface Props {
  item: Item;
  items: Item[];
  comparing: boolean;
  startsComparing: boolean;
  onCompare(other: Item | null): void;
  onDeleted(): void;
}

/** What can be done with the result that is shown. */
export function Tools({ item, items, onDeleted, ...compare }: Props) {
  const { url } = item;
  const result = useResult(item);
  const [asked, setAsked] = useState(false);
  const starred = useIsStarred(result?.id ?? null, result?.starred);
  const text = item.kind === "json" ? pretty(item.json ?? null) : (item.text ?? "");
  return (
    <div className={css.tools} role="toolbar" aria-label="What to do with it">
      {item.kind === "image" && <CompareMenu item={item} items={items} {...compare} />}
      {item.kind === "image" && <Paint item={item} />}
      {url ? (
        <a className={css.icon} href={downloadUrl(url)} aria-label="Download" title="Download">
          <Download size={17} />
        </a>
      ) : (
        <Tool name="Download" icon={Download} act={() => downloadText(item)} />
      )}
      {item.kind === "image" && url && <WithWorkflow url={url} />}
      {item.kind === "image" && url && (
        <Tool name="Copy image" icon={ClipboardCopy} act={() => void copyImage(url)} />
      )}
      {url ? (
        <Tool name="Copy link" icon={Link} act={() => void copyText(url, "Link")} />
      ) : (
        <Tool name="Copy" icon={ClipboardCopy} act={() => void copyText(text, "Text")} />
      )}
      {result && (
        <>
          <button
            type="button"
            className={css.icon}
            data-star=""
            aria-label="Star"
            aria-pressed={starred}
            title={starred ? "Take the star away" : "Star"}
            onClick={() => star([result.id], !starred).catch(report)}
          >
            <Star size={17} fill={starred ? "currentcolor" : "none"} />
          </button>
          <Tool name="Delete" icon={Trash2} act={() => setAsked(true)} />
        </>
      )}
      {asked && result && (
        <DeleteDialog
          count={1}
          onClose={() => setAsked(false)}
          onDelete={() => {
            onDeleted();
            void remove([result.id]);
          }}
        />
      )}
    </div>
  );
}

function Tool({ name, icon: Icon, act }: { name: string; icon: typeof Star; act(): void }) {
  return (
    <button type="button" className={css.icon} aria-label={name} title={name} onClick={act}>
      <Icon size={17} />
    </button>
  );
}

/** A mask is used on a canvas: elsewhere there is nothing to wire it to. */
function Paint({ item }: { item: Item }) {
  const known = useCatalogue((catalogue) => catalogue.types["input:mask"] !== undefined);
  const editing = useEditor((editor) => editor.nodes.length > 0) && known;
  const { viewer, set } = usePage();
  if (!editing) return null;
  const paint = () => viewer && set({ viewer: { ...viewer, at: item.key, mode: "mask" } });
  return <Tool name="Paint a mask" icon={Brush} act={paint} />;
}

/** A PNG that brings the workflow on the canvas back when it is dropped there. */
function WithWorkflow({ url }: { url: string }) {
  const editing = useEditor((editor) => editor.nodes.length > 0);
  if (!editing) return null;
  return <Tool name="Download with workflow" icon={FileDown} act={() => void exportPicture(url)} />;
}
