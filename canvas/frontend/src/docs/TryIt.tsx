import { Send, Square } from "lucide-react";
import { useRef, useState } from "react";
import ui from "../ui/Ui.module.css";
import { useChoices, useReading } from "./context";
import type { Operation } from "./openapi";
import { call, exampleBody, type Filled, missing } from "./request";
import { type Answer, perform, type Way } from "./send";
import type { ServerEvent } from "./stream";
import { TryInputs } from "./TryInputs";
import css from "./TryIt.module.css";
import { TryResult } from "./TryResult";
import { WayField } from "./WayField";

type Told = { answer: Answer | null; events: ServerEvent[]; trouble: string | null };
const NOTHING: Told = { answer: null, events: [], trouble: null };

/** A form for one call, and what the server really answers. */
export function TryIt({ operation }: { operation: Operation }) {
  const way = useWay(operation);
  const { own } = useReading();
  const [filled, setFilled] = useState<Filled>({ parameters: own, body: exampleBody(operation) });
  const [told, setTold] = useState<Told>(NOTHING);
  const running = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    const trouble = missing(operation, filled);
    setTold({ ...NOTHING, trouble });
    if (trouble) return;
    running.current = new AbortController();
    setBusy(true);
    try {
      const answer = await perform({
        call: call(operation, filled),
        way,
        file: filled.file,
        signal: running.current.signal,
        onEvent: (event) => setTold((before) => ({ ...before, events: [...before.events, event] })),
      });
      setTold((before) => ({ ...before, answer }));
    } catch (error) {
      const stopped = running.current.signal.aborted;
      const words = stopped ? "Stopped" : `The server did not answer: ${(error as Error).message}`;
      setTold((before) => ({ ...before, trouble: words }));
    }
    setBusy(false);
  };
  return (
    <section className={css.try} aria-label={`Try: ${operation.summary}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <WayField operation={operation} />
        <TryInputs operation={operation} filled={filled} onChange={setFilled} />
        <div className={css.actions}>
          {busy ? (
            <button type="button" className={ui.quiet} onClick={() => running.current?.abort()}>
              <Square size={14} aria-hidden="true" /> Stop
            </button>
          ) : (
            <button
              type="submit"
              className={ui.primary}
              disabled={!way && operation.access !== "anyone"}
            >
              <Send size={14} aria-hidden="true" /> Send
            </button>
          )}
          {way?.kind === "session" && operation.method !== "GET" && (
            <small>This acts on your team, as any call does.</small>
          )}
        </div>
      </form>
      <TryResult {...told} busy={busy} />
    </section>
  );
}

/** A pasted key goes before the session; what is for people takes the session only. */
function useWay({ access }: Operation): Way {
  const { boot } = useReading();
  const key = useChoices((choices) => choices.key);
  if (key.trim() && access !== "people") return { kind: "key", key };
  return boot.user ? { kind: "session", csrfToken: boot.csrfToken } : null;
}
