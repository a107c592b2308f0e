import { highlight } from "./highlight";
import css from "./Ui.module.css";

/** Code, coloured a little. */
export function Code({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
    <pre className={css.code} tabIndex={0}>
      {highlight(text).map(({ text: words, kind }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have only their place
        <span key={index} data-kind={kind}>
          {words}
        </span>
      ))}
    </pre>
  );
}
