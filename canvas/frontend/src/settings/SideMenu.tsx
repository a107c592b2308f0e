import {
  ChartColumn,
  KeyRound,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
  Users,
  Webhook,
} from "lucide-react";
import type { Boot } from "../boot";
import css from "./SideMenu.module.css";

interface Entry {
  page: Boot["page"];
  label: string;
  icon: LucideIcon;
  href: string;
  /** What the role must allow for it to be of use. */
  asks?: string;
}

const GROUPS: [string, Entry[]][] = [
  [
    "Team",
    [
      { page: "team", label: "Team", icon: Settings, href: "/settings/team" },
      { page: "members", label: "Members", icon: Users, href: "/settings/members" },
      {
        page: "audit",
        label: "Audit log",
        icon: ScrollText,
        href: "/settings/audit",
        asks: "audit:read",
      },
    ],
  ],
  [
    "Developers",
    [
      {
        page: "api-keys",
        label: "API keys",
        icon: KeyRound,
        href: "/settings/api-keys",
        asks: "keys:manage",
      },
      {
        page: "webhooks",
        label: "Webhooks",
        icon: Webhook,
        href: "/settings/webhooks",
        asks: "workflows:read",
      },
      {
        page: "providers",
        label: "Model providers",
        icon: Plug,
        href: "/settings/providers",
        asks: "providers:manage",
      },
    ],
  ],
  [
    "Plan",
    [{ page: "usage", label: "Usage and limits", icon: ChartColumn, href: "/settings/usage" }],
  ],
];

/** The pages of the settings that the person's role is for. */
export function SideMenu({ boot }: { boot: Boot }) {
  const groups = GROUPS.map(([heading, entries]) => {
    const open = entries.filter(({ asks }) => !asks || boot.permissions.includes(asks));
    return [heading, open] as const;
  }).filter(([, entries]) => entries.length > 0);
  return (
    <nav className={css.side} aria-label="Settings">
      {groups.map(([heading, entries]) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {entries.map(({ page, label, icon: Icon, href }) => (
            <a key={page} href={href} aria-current={page === boot.page ? "page" : undefined}>
              <Icon size={16} aria-hidden="true" /> {label}
            </a>
          ))}
        </section>
      ))}
    </nav>
  );
}
