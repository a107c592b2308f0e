import { Keyboard, KeyRound, LogOut, Plus, Workflow } from "lucide-react";
import type { Boot } from "../boot";
import { usePage } from "../store/page";
import css from "./Frame.module.css";

/** The narrow bar at the left: what can be opened from anywhere. */
export function Rail({ boot }: { boot: Boot }) {
  const { palette, set } = usePage();
  const editing = boot.page === "editor";
  return (
    <nav className={css.rail} aria-label="Wireflow">
      {editing && (
        <button
          type="button"
          className={css.add}
          aria-label="Add a node"
          aria-expanded={palette !== null}
          title="Add a node (N)"
          onClick={() => set({ palette: palette ? null : {}, tab: "canvas" })}
        >
          <Plus size={19} />
        </button>
      )}
      <a
        href="/workflows"
        className={css.icon}
        aria-label="Workflows"
        title="Workflows"
        aria-current={boot.page === "workflows" ? "page" : undefined}
      >
        <Workflow size={18} />
      </a>
      <span className={css.gap} />
      {editing && (
        <button
          type="button"
          className={css.icon}
          aria-label="All keys"
          title="All keys (?)"
          onClick={() => set({ keys: true })}
        >
          <Keyboard size={18} />
        </button>
      )}
      <a
        href="/settings/api-keys"
        className={css.icon}
        aria-label="API keys"
        title="API keys"
        aria-current={boot.page === "api-keys" ? "page" : undefined}
      >
        <KeyRound size={18} />
      </a>
      <form method="post" action="/sign-out">
        <input type="hidden" name="csrfmiddlewaretoken" value={boot.csrfToken} />
        <button
          type="submit"
          className={css.icon}
          aria-label="Sign out"
          title={`Sign out ${boot.user.name}`}
        >
          <LogOut size={18} />
        </button>
      </form>
    </nav>
  );
}
