import { Check } from "lucide-react";
import { type Permission, ROLES } from "../api/teams";
import css from "../pages/Pages.module.css";
import own from "./Settings.module.css";
import { useData } from "./useData";

/** What each role may do: the server's own table. */
export function RolesTable() {
  const { data } = useData<Permission[]>("/team/roles");
  if (!data) return null;
  return (
    <>
      <header className={own.section}>
        <div>
          <h2>What the roles may do</h2>
        </div>
      </header>
      <div className={css.table}>
        <table>
          <thead>
            <tr>
              <th>May</th>
              {ROLES.map(([role, words]) => (
                <th key={role}>{words}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map(({ permission, allows, roles }) => (
              <tr key={permission}>
                <td title={permission}>{allows}</td>
                {ROLES.map(([role]) => (
                  <td key={role}>
                    {roles.includes(role) ? (
                      <Check size={16} aria-label="Yes" />
                    ) : (
                      <span className="unseen">No</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
