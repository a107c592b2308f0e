import { Code } from "./Code";
import { CopyButton } from "./CopyButton";
import css from "./Ui.module.css";

/** Text to copy; the button says when it is done. */
export function CodeBlock({ text }: { text: string }) {
  return (
    <div className={css.block}>
      <CopyButton text={text} words="Copy" />
      <Code text={text} />
    </div>
  );
}
