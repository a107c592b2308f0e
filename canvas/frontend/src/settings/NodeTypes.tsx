import { useEffect } from "react";
import type { Usage } from "../api/settings";
import css from "../pages/Pages.module.css";
import { useCatalogue } from "../store/catalogue";
import { report } from "../store/failures";
import own from "./Settings.module.css";

const number = (value: number) => value.toLocaleString("en");

/** What ran most, and what it cost. */
export function NodeTypes({ rows }: { rows: Usage["byNodeType"] }) {
  const { types, load } = useCatalogue();
  useEffect(() => void load().catch(report), [load]);
  if (rows.length === 0) {
    return (
      <p className={`${css.none} ${own.flat}`}>
        Nothing ran in the last 30 days. Open a workflow and press Run.
      </p>
    );
  }
  return (
    <div className={css.table}>
      <table>
        <thead>
          <tr>
            <th>Node type</th>
            <th className={css.number}>Runs</th>
            <th className={css.number}>Credits</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ nodeType, runs, credits }) => (
            <tr key={nodeType}>
              <td>
                <strong>{types[nodeType]?.label ?? nodeType}</strong>
                <small>{nodeType}</small>
              </td>
              <td className={css.number}>{number(runs)}</td>
              <td className={css.number}>{number(credits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
