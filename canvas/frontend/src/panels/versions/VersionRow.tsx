import { Pencil } from "lucide-react";
import { useState } from "react";
import type { Version } from "../../api/runs";
import { when } from "../../graph/when";
import { useVersions } from "../../store/versions";
import ui from "../../ui/Ui.module.css";
import css from "./Versions.module.css";

interface Props {
  workflowId: string;
  version: Version;
  onRestore(): void;
}

export function VersionRow({ workflowId, version, onRestore }: Props) {
  const { base, compare, rename } = useVersions();
  const [naming, setNaming] = useState(false);
  const chosen = base?.version === version.version;
  const title = titleOf(version);
  return (
    <article className={css.row} data-chosen={chosen || undefined} aria-label={title}>
      {naming ? (
        <Naming
          name={version.name}
          onDone={(name) => {
            setNaming(false);
            if (name !== null) void rename(workflowId, version.version, name);
          }}
        />
      ) : (
        <button
          type="button"
          className={css.open}
          aria-pressed={chosen}
          title="Show on the canvas what changed since"
          onClick={() => void compare(workflowId, version.version)}
        >
          <strong>
            {title}
            {version.published && <b>Live</b>}
          </strong>
          <small>{lineOf(version)}</small>
        </button>
      )}
      {!naming && (
        <div className={css.tools}>
          <button
            type="button"
            className={css.close}
            aria-label={`Rename version ${version.version}`}
            title="Rename"
            onClick={() => setNaming(true)}
          >
            <Pencil size={14} />
          </button>
          <button type="button" className={ui.quiet} onClick={onRestore}>
            Restore
          </button>
        </div>
      )}
    </article>
  );
}

function Naming({ name, onDone }: { name: string; onDone(name: string | null): void }) {
  const [text, setText] = useState(name);
  return (
    <form
      className={css.name}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim());
      }}
    >
      <input
        aria-label="Name of the version"
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked to write here
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onDone(null)}
        onBlur={() => onDone(null)}
      />
    </form>
  );
}

const KINDS = {
  automatic: "Kept while editing",
  named: "Kept",
  published: "Published",
  replaced: "Before a restore",
};

function titleOf({ name, kind, version }: Version): string {
  return name || `${KINDS[kind]}, version ${version}`;
}

function lineOf({ name, version, savedAt, createdBy }: Version): string {
  const parts = [name && `Version ${version}`, when(savedAt), createdBy];
  return parts.filter(Boolean).join(", ");
}
