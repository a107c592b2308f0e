import { CopyButton } from "../ui/CopyButton";
import own from "./Settings.module.css";

/** A line that is there to be copied. */
export function CopyLine({ text, words }: { text: string; words: string }) {
  return (
    <div className={own.line}>
      <code>{text}</code>
      <CopyButton text={text} words={words} bare />
    </div>
  );
}
