import { send } from "../api/client";
import { type Invitation, nameOf } from "../api/teams";
import { until } from "../graph/until";
import css from "../pages/Pages.module.css";
import { report } from "../store/failures";
import ui from "../ui/Ui.module.css";
import own from "./Settings.module.css";
import { useData } from "./useData";

/** Those that are still open. */
export function Invitations() {
  const { data, load } = useData<Invitation[]>("/team/invitations");
  if (!data?.length) return null;
  const revoke = (id: string) => send("DELETE", `/team/invitations/${id}`).then(load, report);
  return (
    <>
      <header className={own.section}>
        <div>
          <h2>Open invitations</h2>
        </div>
      </header>
      <div className={css.table}>
        <table>
          <thead>
            <tr>
              <th>For</th>
              <th>Role</th>
              <th>Expires</th>
              <th>
                <span className="unseen">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map((item) => (
              <tr key={item.id}>
                <td>
                  <strong>{item.email || "Whoever has the link"}</strong>
                  <small>{about(item)}</small>
                </td>
                <td>{nameOf(item.role)}</td>
                <td className={own.moment}>{until(item.expiresAt)}</td>
                <td className={own.end}>
                  <button
                    type="button"
                    className={ui.quiet}
                    aria-label={`Withdraw the invitation for ${item.email || "whoever has the link"}`}
                    onClick={() => void revoke(item.id)}
                  >
                    Withdraw
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function about({ invitedBy, uses, mostUses, email }: Invitation): string {
  const by = invitedBy ? `From ${invitedBy}` : "";
  const used = email ? "" : mostUses ? `${uses} of ${mostUses} joined` : `${uses} joined`;
  return [by, used].filter(Boolean).join(", ");
}
