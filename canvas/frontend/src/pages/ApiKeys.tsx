import { Plus } from "lucide-react";
import { useState } from "react";
import type { ApiKey } from "../api/settings";
import type { Boot } from "../boot";
import { CreateKey, type FreshKey } from "../settings/CreateKey";
import { Fresh } from "../settings/Fresh";
import { RevokeKey, RotateKey } from "../settings/KeyDialogs";
import { KeyTable } from "../settings/KeyTable";
import { Limits } from "../settings/Limits";
import { Sample } from "../settings/Sample";
import own from "../settings/Settings.module.css";
import { SettingsPage } from "../settings/SettingsPage";
import { useData } from "../settings/useData";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

type Asked = { to: "create" } | { to: "rotate" | "revoke"; key: ApiKey } | null;

/** Settings > API keys. */
export default function ApiKeys({ boot }: { boot: Boot }) {
  const { data: keys, refusal, load } = useData<ApiKey[]>("/keys");
  const [fresh, setFresh] = useState<FreshKey | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const made = (key: FreshKey) => {
    setFresh(key);
    close();
    void load();
  };
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>API keys</h1>
          <p>
            Call a workflow from your own code. A key acts for the team, within the scopes you give
            it. <a href="/docs/api">Read the API</a>
          </p>
        </div>
        <button type="button" className={ui.primary} onClick={() => setAsked({ to: "create" })}>
          <Plus size={16} aria-hidden="true" /> Create key
        </button>
      </header>
      {fresh && (
        <Fresh
          title={`“${fresh.name}” is ready. Copy it now: it is not shown again.`}
          text={fresh.key}
          copy="Copy key"
          onDone={() => setFresh(null)}
        />
      )}
      {refusal && <p className={css.none}>{refusal}</p>}
      {keys?.length === 0 && <p className={css.none}>No keys yet. Create one to call the API.</p>}
      {keys && keys.length > 0 && (
        <KeyTable
          keys={keys}
          onRotate={(key) => setAsked({ to: "rotate", key })}
          onRevoke={(key) => setAsked({ to: "revoke", key })}
        />
      )}
      <div className={`${css.pair} ${own.even}`}>
        <Sample />
        <Limits />
      </div>
      {asked?.to === "create" && <CreateKey onClose={close} onMade={made} />}
      {asked?.to === "rotate" && <RotateKey item={asked.key} onMade={made} onClose={close} />}
      {asked?.to === "revoke" && <RevokeKey item={asked.key} onDone={load} onClose={close} />}
    </SettingsPage>
  );
}
