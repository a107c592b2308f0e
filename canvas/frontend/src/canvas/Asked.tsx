import { Check, X } from "lucide-react";
import { useState } from "react";
import type { Json, NodeState, Question } from "../api/types";
import { decide } from "../run/decide";
import { kindOf } from "../viewer/items";
import { pretty } from "../viewer/pretty";
import css from "./Asked.module.css";
import { Media } from "./Media";
import card from "./NodeCard.module.css";

interface Props {
  state: NodeState;
  question: Question;
}

/** What a run asks a person: the values it is about, and the buttons that answer. */
export function Asked({ state, question }: Props) {
  const { kind, message } = question;
  return (
    <section className={`${css.asked} nodrag nopan nokey`} aria-label={`${state.label} asks`}>
      {message && <p className={css.message}>{message}</p>}
      {kind === "approve" ? (
        <Approve state={state} question={question} />
      ) : (
        <Choose state={state} question={question} />
      )}
    </section>
  );
}

function Approve({ state, question }: Props) {
  const [busy, setBusy] = useState(false);
  const answer = async (approve: boolean) => {
    setBusy(true);
    await decide(state.nodeId, { approve });
    setBusy(false);
  };
  return (
    <>
      <div className={css.values}>
        {question.values.map((value, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place
          <Value key={place} value={value} title={state.label} />
        ))}
      </div>
      <div className={css.answers}>
        <button type="button" disabled={busy} onClick={() => void answer(false)}>
          <X size={14} aria-hidden="true" /> Reject
        </button>
        <button type="button" className={css.yes} disabled={busy} onClick={() => void answer(true)}>
          <Check size={14} aria-hidden="true" /> Approve
        </button>
      </div>
    </>
  );
}

function Choose({ state, question }: Props) {
  const [chosen, setChosen] = useState<number[]>([]);
  const [busy, setBusy] = useState(false);
  const { atLeast, atMost, values } = question;
  const fits = chosen.length >= (atLeast ?? 0) && chosen.length <= (atMost ?? values.length);
  const toggle = (place: number) =>
    setChosen(chosen.includes(place) ? chosen.filter((one) => one !== place) : [...chosen, place]);
  const answer = async () => {
    setBusy(true);
    await decide(state.nodeId, { choose: chosen });
    setBusy(false);
  };
  return (
    <>
      <div className={`${css.tiles} nowheel`}>
        {values.map((value, place) => {
          const turn = chosen.indexOf(place) + 1;
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place
              key={place}
              type="button"
              aria-pressed={turn > 0}
              aria-label={`Choose ${nameOf(value, place)}`}
              onClick={() => toggle(place)}
            >
              <Small value={value} />
              {turn > 0 && <span className={css.turn}>{turn}</span>}
            </button>
          );
        })}
      </div>
      <div className={css.answers}>
        <span>{range(atLeast ?? 0, atMost ?? values.length)}</span>
        <button
          type="button"
          className={css.yes}
          disabled={busy || !fits}
          onClick={() => void answer()}
        >
          <Check size={14} aria-hidden="true" /> Use {chosen.length}
        </button>
      </div>
    </>
  );
}

function Value({ value, title }: { value: Json; title: string }) {
  const file = fileOf(value);
  if (file) return <Media url={file.url} kind={kindOf(file.contentType)} title={title} />;
  return <p className={`${card.text} nowheel`}>{wordsOf(value)}</p>;
}

function Small({ value }: { value: Json }) {
  const file = fileOf(value);
  if (!file) return <span className={css.words}>{wordsOf(value)}</span>;
  const kind = kindOf(file.contentType);
  return kind === "image" ? <img src={file.url} alt="" /> : <span>{kind}</span>;
}

function nameOf(value: Json, place: number): string {
  return fileOf(value) ? `number ${place + 1}` : wordsOf(value).slice(0, 80);
}

function wordsOf(value: Json): string {
  return typeof value === "string" ? value : pretty(value);
}

function fileOf(value: Json): { url: string; contentType: string } | null {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const { url, contentType } = value;
  return typeof url === "string" && typeof contentType === "string" ? { url, contentType } : null;
}

function range(least: number, most: number): string {
  if (least === most) return `Choose ${least}`;
  return least > 0 ? `Choose ${least} to ${most}` : `Choose up to ${most}`;
}
