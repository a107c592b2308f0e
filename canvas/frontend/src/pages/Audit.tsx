import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { download, get } from "../api/client";
import type { AuditEvent } from "../api/teams";
import type { Boot } from "../boot";
import { AuditFilters, type Filter } from "../settings/AuditFilters";
import { AuditTable } from "../settings/AuditTable";
import own from "../settings/Settings.module.css";
import { SettingsPage } from "../settings/SettingsPage";
import { report, wordsOf } from "../store/failures";
import ui from "../ui/Ui.module.css";
import css from "./Pages.module.css";

interface Page {
  data: AuditEvent[];
  nextCursor: string | null;
}

/** Settings > Audit log. */
export default function Audit({ boot }: { boot: Boot }) {
  const [filter, setFilter] = useState<Filter>({ action: "", person: "" });
  const [rows, setRows] = useState<AuditEvent[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [refusal, setRefusal] = useState("");
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  const path = `/team/audit?limit=50&${query}`;
  const read = (from: string, before: AuditEvent[]) =>
    get<Page>(from).then(
      (page) => {
        setRows([...before, ...page.data]);
        setNext(page.nextCursor);
        setRefusal("");
      },
      (error) => setRefusal(wordsOf(error)),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with every filter, and only then
  useEffect(() => {
    const soon = setTimeout(() => void read(path, []), filter.person ? 250 : 0);
    return () => clearTimeout(soon);
  }, [path]);
  const save = (format: string) =>
    download(`/team/audit/export?format=${format}&${query}`, `wireflow-audit.${format}`).catch(
      report,
    );
  return (
    <SettingsPage boot={boot}>
      <header className={css.head}>
        <div>
          <h1>Audit log</h1>
          <p>Who did what in {boot.team.name}. Entries are only added, never changed.</p>
        </div>
        {(["csv", "jsonl"] as const).map((format) => (
          <button key={format} type="button" className={ui.quiet} onClick={() => void save(format)}>
            <Download size={15} aria-hidden="true" /> {format === "csv" ? "CSV" : "JSON lines"}
          </button>
        ))}
      </header>
      <AuditFilters filter={filter} onChange={setFilter} />
      {refusal && <p className={css.none}>{refusal}</p>}
      {rows?.length === 0 && <p className={css.none}>Nothing fits.</p>}
      {rows && rows.length > 0 && <AuditTable rows={rows} />}
      {rows && next && (
        <button
          type="button"
          className={`${ui.quiet} ${own.more}`}
          onClick={() => void read(`${path}&cursor=${next}`, rows)}
        >
          Show older entries
        </button>
      )}
    </SettingsPage>
  );
}
