import { useState } from "react";
import { send } from "../api/client";
import type { Publication } from "../api/hooks";
import { useToasts } from "../store/toasts";
import { Meter } from "../ui/Meter";
import ui from "../ui/Ui.module.css";
import { useSubmit } from "../ui/useSubmit";
import css from "./HookCard.module.css";
import { SecretLine } from "./SecretLine";
import own from "./Settings.module.css";

interface Props {
  hook: Publication;
  onSaved(): Promise<void>;
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** How often, how dearly and from where a webhook may be called. */
export function HookSettings({ hook, onSaved }: Props) {
  const [often, setOften] = useState(String(hook.requestsPerMinute));
  const [cap, setCap] = useState(hook.dailyCredits === null ? "" : String(hook.dailyCredits));
  const [origins, setOrigins] = useState(hook.allowedOrigins.join("\n"));
  const [signed, setSigned] = useState(hook.signed);
  const { busy, refusal, submit } = useSubmit();
  const save = async () => {
    await send("PATCH", `/workflows/${hook.workflowId}/webhook`, {
      requestsPerMinute: Number(often),
      dailyCredits: cap === "" ? null : Number(cap),
      allowedOrigins: linesOf(origins),
      signed,
    });
    await onSaved();
    useToasts.getState().show(`Saved the webhook of “${hook.workflowName}”`);
  };
  const id = (name: string) => `${name}-${hook.workflowId}`;
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(save);
      }}
    >
      <div className={css.fields}>
        <label htmlFor={id("often")}>Requests a minute</label>
        <input
          id={id("often")}
          type="number"
          required
          min={1}
          max={1000}
          value={often}
          onChange={(event) => setOften(event.target.value)}
        />
        <label htmlFor={id("cap")}>Credits a day</label>
        <input
          id={id("cap")}
          type="number"
          min={0}
          placeholder="Without a cap"
          value={cap}
          onChange={(event) => setCap(event.target.value)}
        />
        <div className={css.spent}>
          <Meter label="Spent today" used={hook.creditsToday} most={hook.dailyCredits} />
        </div>
      </div>
      <div className={css.fields}>
        <label htmlFor={id("origins")}>Allowed origins, one a line</label>
        <textarea
          id={id("origins")}
          rows={3}
          placeholder={"https://shop.example\nEmpty: any origin, and servers"}
          value={origins}
          onChange={(event) => setOrigins(event.target.value)}
        />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={signed}
            onChange={(event) => setSigned(event.target.checked)}
          />
          Take signed calls only
        </label>
        {hook.signed && hook.secret && <SecretLine secret={hook.secret} />}
        {hook.signed && (
          <p className={own.words}>
            Callers sign the body with this secret: the header <code>X-Hub-Signature-256</code> as
            above, or Standard Webhooks.
          </p>
        )}
      </div>
      {refusal && (
        <p className={`${ui.refusal} ${css.wide}`} role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" className={ui.quiet} disabled={busy}>
        Save
      </button>
    </form>
  );
}
