import { useReactFlow } from "@xyflow/react";
import { useState } from "react";
import { PortMark } from "../canvas/PortMark";
import { STARTERS } from "../graph/starters";
import { useCatalogue } from "../store/catalogue";
import { useEditor } from "../store/editor";
import ui from "../ui/Ui.module.css";
import css from "./EmptyCanvas.module.css";

/** One field, three starters. */
export function Starters() {
  const types = useCatalogue((catalogue) => catalogue.types);
  const [text, setText] = useState("");
  const { fitView } = useReactFlow();
  const start = (index: number) => {
    const graph = STARTERS[index]?.make(types, text.trim());
    if (!graph) return;
    useEditor.getState().remember();
    useEditor.setState({ ...graph, revision: useEditor.getState().revision + 1 });
    requestAnimationFrame(() => void fitView({ padding: 0.18, maxZoom: 1 }));
  };
  return (
    <form
      className={css.empty}
      onSubmit={(event) => {
        event.preventDefault();
        start(0);
      }}
    >
      <h2>What are you making?</h2>
      <div className={css.ask}>
        <input
          aria-label="What are you making?"
          placeholder="A sunset over a mountain lake"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={ui.primary}>
          Start
        </button>
      </div>
      <div className={css.starters}>
        {STARTERS.map((starter, index) => (
          <button key={starter.title} type="button" onClick={() => start(index)}>
            <i aria-hidden="true">
              <b>
                {starter.passes.map((type, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of signs
                  <PortMark key={place} type={type} />
                ))}
              </b>
            </i>
            <strong>{starter.title}</strong>
            <span>{starter.about}</span>
          </button>
        ))}
      </div>
      <p className={css.typed}>
        Double-click or press <kbd>Tab</kbd> to add a node. Drop a picture or a recording anywhere.
      </p>
      <p className={css.touched}>Press + to add a node of your choice.</p>
    </form>
  );
}
