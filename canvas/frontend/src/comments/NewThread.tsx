import type { Pin } from "../graph/pins";
import { keepUnsent, leaveComments, startThread, useComments } from "../store/comments";
import { Bubble } from "./Bubble";
import { focusPin } from "./focusPin";
import { Writing } from "./Writing";

/** The first words of a thread. */
export function NewThread({ draft }: { draft: Pin }) {
  const place = `${draft.subgraph} ${draft.position.x} ${draft.position.y}`;
  const start = async (text: string) => {
    const id = await startThread(draft, text);
    leaveComments();
    focusPin(id);
  };
  return (
    <Bubble pin={draft} label="New comment" onClose={leaveComments}>
      <Writing
        key={place}
        label="Comment"
        placeholder="Add a comment"
        text={useComments.getState().unsent[""] ?? ""}
        asked
        onChange={(text) => keepUnsent("", text)}
        onSend={start}
      />
    </Bubble>
  );
}
