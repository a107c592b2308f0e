import { ChevronDown, Link2Off, RefreshCw, Shuffle } from "lucide-react";
import { useState } from "react";
import { send } from "../api/client";
import type { Publication } from "../api/hooks";
import { when } from "../graph/when";
import { report } from "../store/failures";
import { Menu } from "../ui/Menu";
import { Switch } from "../ui/Switch";
import { CopyLine } from "./CopyLine";
import { HookCall } from "./HookCall";
import css from "./HookCard.module.css";
import { HookDialogs, type HookWish } from "./HookDialogs";
import { HookSettings } from "./HookSettings";

interface Props {
  hook: Publication;
  opened: boolean;
  onChanged(): Promise<void>;
}

/** One published workflow: its address, and behind a click all that bounds it. */
export function HookCard({ hook, opened, onChanged }: Props) {
  const [open, setOpen] = useState(opened);
  const [wish, setWish] = useState<HookWish | null>(null);
  const path = `/workflows/${hook.workflowId}/webhook`;
  const toggle = (enabled: boolean) => send("PATCH", path, { enabled }).then(onChanged, report);
  return (
    <section className={css.card} aria-label={hook.workflowName}>
      <header>
        <button
          type="button"
          className={css.opener}
          aria-expanded={open}
          aria-label={`Settings of ${hook.workflowName}`}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={16} />
        </button>
        <h2>
          <a href={`/workflows/${hook.workflowId}`}>{hook.workflowName}</a>
          <small>
            Version {hook.version}, published {when(hook.publishedAt)}
          </small>
        </h2>
        <span className={css.state}>{hook.enabled ? "On" : "Off"}</span>
        <Switch
          label={`Webhook of ${hook.workflowName}`}
          on={hook.enabled}
          onChange={(on) => void toggle(on)}
        />
        <Menu
          label={`Actions for ${hook.workflowName}`}
          entries={[
            { label: "Rotate address", icon: Shuffle, act: () => setWish("address") },
            { label: "Rotate secret", icon: RefreshCw, act: () => setWish("secret") },
            { label: "Unpublish", icon: Link2Off, danger: true, act: () => setWish("unpublish") },
          ]}
        />
      </header>
      <CopyLine text={hook.webhookUrl} words="Copy the address" />
      {open && (
        <div className={css.body}>
          <HookCall hook={hook} />
          <HookSettings
            key={`${hook.webhookId} ${hook.signed} ${hook.secret}`}
            hook={hook}
            onSaved={onChanged}
          />
        </div>
      )}
      <HookDialogs wish={wish} hook={hook} onChanged={onChanged} onClose={() => setWish(null)} />
    </section>
  );
}
