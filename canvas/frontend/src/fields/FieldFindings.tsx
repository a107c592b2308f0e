import { type Finding, repair } from "../store/findings";
import css from "./Field.module.css";

/** The server's own words about a field, and its fix as a button where a machine can make it. */
export function FieldFindings({ findings }: { findings: Finding[] }) {
  return findings.map((finding) => (
    <p
      key={finding.rule + finding.message}
      className={css.finding}
      data-tone={finding.tone}
      role={finding.tone === "danger" ? "alert" : undefined}
    >
      {finding.message}{" "}
      {finding.repair && finding.fix ? (
        <button type="button" onClick={() => repair(finding)}>
          {said(finding.fix)}
        </button>
      ) : (
        finding.fix
      )}
    </p>
  ));
}

function said(fix: string): string {
  return fix.replace(/^Did you mean (.*)\?$/, "Use $1");
}
