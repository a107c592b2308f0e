import { pretty } from "./request";
import type { Answer } from "./send";
import type { ServerEvent } from "./stream";
import css from "./TryIt.module.css";

interface Props {
  answer: Answer | null;
  events: ServerEvent[];
  trouble: string | null;
  busy: boolean;
}

/** Status, time, headers and body of an answer; events as they come. */
export function TryResult({ answer, events, trouble, busy }: Props) {
  return (
    <section className={css.result} aria-label="Answer" aria-live="polite">
      {!answer && !trouble && events.length === 0 && (
        <p className={css.empty}>{busy ? "Waiting for the server" : "The answer comes here."}</p>
      )}
      {trouble && (
        <p className={css.trouble} role="alert">
          {trouble}
        </p>
      )}
      {answer && (
        <p className={css.status}>
          <b data-status={String(answer.status)[0]}>
            {answer.status} {answer.statusText}
          </b>
          <span>{answer.milliseconds} ms</span>
        </p>
      )}
      {events.length > 0 && <Events events={events} />}
      {answer && <Headers headers={answer.headers} />}
      {answer?.text && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the keyboard
        <pre tabIndex={0}>{pretty(answer.text)}</pre>
      )}
    </section>
  );
}

function Headers({ headers }: { headers: [string, string][] }) {
  return (
    <dl className={css.headers}>
      {headers.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Events({ events }: { events: ServerEvent[] }) {
  return (
    <ol className={css.events} aria-label="Events">
      {events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events come in order and stay there
        <li key={index}>
          <b>{event.name}</b> {event.id && <span>id {event.id}</span>}
          <code>{event.data}</code>
        </li>
      ))}
    </ol>
  );
}
