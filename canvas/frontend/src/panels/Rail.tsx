import {
  History,
  Images,
  Keyboard,
  LogOut,
  type LucideIcon,
  Plus,
  Search,
  Settings,
  Workflow,
} from "lucide-react";
import type { Boot } from "../boot";
import { usePage } from "../store/page";
import css from "./Frame.module.css";

interface Place {
  href: string;
  name: string;
  icon: LucideIcon;
  /** The pages that are part of it. */
  pages: Boot["page"][];
}

const PLACES: Place[] = [
  { href: "/workflows", name: "Workflows", icon: Workflow, pages: ["workflows"] },
  { href: "/gallery", name: "Gallery", icon: Images, pages: ["gallery"] },
  { href: "/runs", name: "Runs", icon: History, pages: ["runs"] },
];
const SETTINGS: Place = {
  href: "/settings/team",
  name: "Settings",
  icon: Settings,
  pages: ["team", "members", "audit", "api-keys", "webhooks", "providers", "usage"],
};

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
      {editing && (
        <button
          type="button"
          className={css.icon}
          aria-label="Find a command, node or workflow"
          title="Find a command, node or workflow"
          onClick={() => set({ commands: true })}
        >
          <Search size={18} />
        </button>
      )}
      {PLACES.map((place) => (
        <Link key={place.href} {...place} here={boot.page} />
      ))}
      <span className={css.gap} />
      {editing && (
        <button
          type="button"
          className={`${css.icon} ${css.roomy}`}
          aria-label="All keys"
          title="All keys (?)"
          onClick={() => set({ keys: true })}
        >
          <Keyboard size={18} />
        </button>
      )}
      <Link {...SETTINGS} here={boot.page} />
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

function Link({ href, name, icon: Icon, pages, here }: Place & { here: Boot["page"] }) {
  return (
    <a
      href={href}
      className={css.icon}
      aria-label={name}
      title={name}
      aria-current={pages.includes(here) ? "page" : undefined}
    >
      <Icon size={18} />
    </a>
  );
}
