import { Fragment } from "react";

/** Text with `code` in it, a paragraph for each block. */
export function Words({ text }: { text: string }) {
  return text.split("\n\n").map((block) => (
    <p key={block}>
      <Inline text={block} />
    </p>
  ));
}

export function Inline({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have only their place
    index % 2 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
