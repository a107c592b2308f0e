import { Segments } from "../fields/Segments";
import { useScrolling, WAYS } from "../store/scrolling";
import css from "./KeysSheet.module.css";

const WORDS = { auto: "By device", zoom: "Zooms", pan: "Pans" } as const;

/** For a wheel that is taken for a trackpad, or a trackpad for a wheel. */
export function ScrollChoice() {
  const { way, choose } = useScrolling();
  return (
    <section className={css.scrolling} aria-labelledby="scrolling">
      <h3 id="scrolling">Scrolling on the canvas</h3>
      <p>A mouse wheel zooms to the pointer; two fingers on a trackpad pan, and pinch to zoom.</p>
      <Segments
        id="scrolling-way"
        label="Scrolling on the canvas"
        options={WAYS.map((one) => WORDS[one])}
        value={WORDS[way]}
        onChoose={(word) => choose(WAYS.find((one) => WORDS[one] === word) ?? "auto")}
      />
    </section>
  );
}
