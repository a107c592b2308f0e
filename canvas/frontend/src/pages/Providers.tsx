import { KeyRound, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ProviderKey } from "../api/settings";
import type { Boot } from "../boot";
import { when } from "../graph/when";
import { RemoveProviderKey, SetProviderKey } from "../settings/ProviderDialogs";
import own from "../settings/Settings.module.css";
import { SettingsPage } from "../settings/SettingsPage";
import { useData } from "../settings/useData";
import { Menu } from "../ui/Menu";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

type Asked = { to: "set" | "remove"; item: ProviderKey } | null;

/** Settings > Model providers. */
export default function Providers({ boot }: { boot: Boot }) {
  const { data: providers, refusal, load } = useData<ProviderKey[]>("/provider-keys");
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Model providers</h1>
          <p>
            Hosted models run with your team’s own key where there is one, else with this server’s.
            Keys are encrypted and never shown again.
          </p>
        </div>
      </header>
      {refusal && <p className={css.none}>{refusal}</p>}
      {providers && (
        <div className={css.table}>
          <table>
            <thead>
              <tr>
                <th>Provider</th>
                <th>Runs with</th>
                <th>Set</th>
                <th>
                  <span className="unseen">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {providers.map((item) => (
                <tr key={item.provider}>
                  <td>
                    <strong>{item.name}</strong>
                  </td>
                  <td>{runsWith(item)}</td>
                  <td className={own.moment}>
                    {item.setAt && [item.setBy, when(item.setAt)].filter(Boolean).join(", ")}
                  </td>
                  <td className={own.end}>
                    {item.source === "team" ? (
                      <Menu
                        label={`Actions for ${item.name}`}
                        entries={[
                          {
                            label: "Replace key",
                            icon: KeyRound,
                            act: () => setAsked({ to: "set", item }),
                          },
                          {
                            label: "Remove key",
                            icon: Trash2,
                            danger: true,
                            act: () => setAsked({ to: "remove", item }),
                          },
                        ]}
                      />
                    ) : (
                      <button
                        type="button"
                        className={ui.quiet}
                        aria-label={`Add key for ${item.name}`}
                        onClick={() => setAsked({ to: "set", item })}
                      >
                        Add key
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked?.to === "set" && <SetProviderKey item={asked.item} onDone={load} onClose={close} />}
      {asked?.to === "remove" && (
        <RemoveProviderKey item={asked.item} onDone={load} onClose={close} />
      )}
    </SettingsPage>
  );
}

function runsWith({ source, lastFour }: ProviderKey) {
  if (source === null) return "No key: its models cannot run";
  if (source === "server") return "This server’s key";
  return <>Your key {lastFour && <code>····{lastFour}</code>}</>;
}
