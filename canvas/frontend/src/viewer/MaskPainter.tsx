import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { upload } from "../api/client";
import type { Asset, Json } from "../api/types";
import { typeOf } from "../graph/typeOf";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import { usePage } from "../store/page";
import { levelStates } from "../store/runs";
import ui from "../ui/Ui.module.css";
import { addInput, portsFor } from "./inputNodes";
import { itemsIn, type ViewerRequest } from "./items";
import { toPng } from "./maskCanvas";
import { type Picture, picturesFor } from "./maskPictures";
import { PaintArea } from "./PaintArea";
import css from "./Viewer.module.css";
import { Window } from "./Window";

/** Paints a mask over a picture: for a field, or from the viewer as an input node of its own. */
export default function MaskPainter({ request }: { request: ViewerRequest }) {
  const set = usePage((page) => page.set);
  const pictures = usePictures(request);
  const [chosen, setChosen] = useState(0);
  const [port, setPort] = useState("");
  const [busy, setBusy] = useState(false);
  const [mask, setMask] = useState<() => HTMLCanvasElement | null>(() => () => null);
  const ports = useMaskPorts();
  const { target } = request;
  const picture = pictures[chosen];
  const item = itemsIn(request).find(({ key }) => key === request.at);
  const before = useFieldUrl(request);
  const close = () => set({ viewer: target ? null : { ...request, mode: "view" } });
  const use = async () => {
    const canvas = mask();
    if (!canvas) return;
    setBusy(true);
    try {
      const { data } = await upload<{ data: Asset }>("/media/upload", await toPng(canvas));
      const value = data as unknown as Json;
      if (target) useEditor.getState().setField(target.nodeId, target.field, value);
      else {
        const into = ports.find(({ nodeId, key }) => `${nodeId} ${key}` === port);
        addInput("mask", value, { nearId: item?.nodeId, port: into });
      }
      set({ viewer: null });
    } catch (error) {
      report(error);
      setBusy(false);
    }
  };
  return (
    <Window title="Paint a mask" onCancel={close}>
      <header className={css.head}>
        <h2>Paint a mask</h2>
        <span>{picture?.title}</span>
        <div className={css.tools}>
          {!target && (
            <label className={css.into}>
              Use for
              <select value={port} onChange={(event) => setPort(event.target.value)}>
                <option value="">a new mask node</option>
                {ports.map(({ nodeId, key, label }) => (
                  <option key={`${nodeId} ${key}`} value={`${nodeId} ${key}`}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" className={ui.primary} disabled={busy} onClick={() => void use()}>
            {busy ? "Saving" : "Use mask"}
          </button>
        </div>
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
      {picture && <PaintArea key={picture.url} url={picture.url} from={before} onReady={setMask} />}
      {pictures.length > 1 && (
        <nav className={css.strip} aria-label="Paint over">
          {pictures.map(({ url, title }, index) => (
            <button
              key={url}
              type="button"
              aria-label={`Paint over ${title}`}
              aria-current={index === chosen ? "true" : undefined}
              onClick={() => setChosen(index)}
            >
              <img src={url} alt="" />
            </button>
          ))}
        </nav>
      )}
    </Window>
  );
}

/** Fixed when it opens: a run that goes on meanwhile must not change what is painted over. */
function usePictures(request: ViewerRequest): Picture[] {
  const [pictures] = useState(() => {
    const item = itemsIn(request).find(({ key }) => key === request.at);
    if (!request.target) return item?.url ? [{ url: item.url, title: item.title }] : [];
    const { nodes, edges } = useEditor.getState();
    const { types } = useCatalogue.getState();
    return picturesFor(types, { nodes, edges }, levelStates(), request.target);
  });
  const set = usePage((page) => page.set);
  useEffect(() => {
    if (pictures.length === 0) set({ viewer: null });
  }, [pictures, set]);
  return pictures;
}

/** Inputs that take a mask and nothing wider. */
function useMaskPorts() {
  const types = useCatalogue((catalogue) => catalogue.types);
  const nodes = useEditor((editor) => editor.nodes);
  return portsFor(types, nodes, "MASK").filter(({ nodeId, key }) => {
    const node = nodes.find(({ id }) => id === nodeId);
    const field = (node && typeOf(types, node))?.inputs.find((input) => input.key === key);
    return field?.type === "MASK";
  });
}

/** The mask that the field holds already, to go on with. */
function useFieldUrl({ target }: ViewerRequest): string | null {
  const value = useEditor((editor) =>
    target
      ? editor.nodes.find(({ id }) => id === target.nodeId)?.data.config[target.field.key]
      : null,
  );
  const url = value && typeof value === "object" && !Array.isArray(value) ? value.url : null;
  return typeof url === "string" ? url : null;
}
