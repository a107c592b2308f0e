import { useState } from "react";
import { triggerCall } from "../graph/hookSnippets";
import { when } from "../graph/when";
import { CopyLine } from "../settings/CopyLine";
import { Code } from "../ui/Code";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import { Pill } from "../ui/Pill";
import ui from "../ui/Ui.module.css";
import css from "./Publish.module.css";
import { type Published, type Refusal, usePublication } from "./usePublication";

interface Props {
  workflowId: string;
  onClose(): void;
}

/** Publishes the saved graph, and shows the address by which others start it. */
export function PublishDialog({ workflowId, onClose }: Props) {
  const { state, refusal, busy, publish, unpublish } = usePublication(workflowId);
  const hook = state?.hook;
  const newer =
    hook !== null && hook !== undefined && state !== null && state.version > hook.version;
  return (
    <Dialog title="Publish" wide={Boolean(hook)} onClose={onClose}>
      {!state && !refusal && <p className={css.words}>Saving the workflow…</p>}
      {state && !hook && <Unpublished />}
      {state && hook && <Live state={state} />}
      {refusal && <Refused refusal={refusal} />}
      <div className={css.foot}>
        {hook && (
          <>
            <a href={`/settings/webhooks#incoming/${workflowId}`}>Limits, origins and signature</a>
            <Withdraw busy={busy} onSure={() => void unpublish()} />
          </>
        )}
        {state && (!hook || newer) && (
          <button
            type="button"
            className={ui.primary}
            disabled={busy}
            onClick={() => void publish()}
          >
            {hook ? "Publish again" : "Publish"}
          </button>
        )}
      </div>
    </Dialog>
  );
}

function Unpublished() {
  return (
    <p className={css.words}>
      Published, the workflow as it is now gets an address that any service may call, without a key.
      You bound how often, how dearly and from where. Later edits stay yours until you publish
      again.
    </p>
  );
}

function Live({ state: { hook, version, sample } }: { state: Published }) {
  if (!hook) return null;
  const call = triggerCall(hook.webhookUrl, sample, hook.signed);
  return (
    <div className={css.live}>
      <p className={css.facts}>
        <Pill tone={hook.enabled ? "ok" : "idle"}>{hook.enabled ? "Live" : "Switched off"}</Pill>
        <span>
          Version {hook.version}, published {when(hook.publishedAt)}
        </span>
      </p>
      {version > hook.version && (
        <p className={css.newer} role="status">
          The saved graph is newer: version {version}. Callers get version {hook.version} until you
          publish again; the address stays.
        </p>
      )}
      <h3>Address</h3>
      <CopyLine text={hook.webhookUrl} words="Copy the address" />
      <h3>
        Call <CopyButton text={call} words="Copy the call" bare />
      </h3>
      <div className={css.call}>
        <Code text={call} />
      </div>
    </div>
  );
}

/** Asks once more: the address does not come back. */
function Withdraw({ busy, onSure }: { busy: boolean; onSure(): void }) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className={ui.quiet} onClick={() => setAsked(true)}>
        Unpublish
      </button>
    );
  }
  return (
    <>
      <span>Its address is withdrawn for good.</span>
      <button type="button" className={ui.dangerous} disabled={busy} onClick={onSure}>
        Unpublish it
      </button>
    </>
  );
}

function Refused({ refusal: { words, violations } }: { refusal: Refusal }) {
  return (
    <div className={ui.refusal} role="alert">
      {words}
      {violations.length > 1 && (
        <ul>
          {violations.map(({ rule, nodeId, message, fix }) => (
            <li key={`${rule} ${nodeId} ${message}`}>{fix ? `${message} ${fix}` : message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
