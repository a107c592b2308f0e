import { ChartColumn, KeyRound, type LucideIcon, Plug, Webhook } from "lucide-react";
import type { Boot } from "../boot";
import css from "./SideMenu.module.css";

const GROUPS: [string, [Boot["page"], string, LucideIcon, string][]][] = [
  [
    "Team",
    [
      ["api-keys", "API keys", KeyRound, "/settings/api-keys"],
      ["webhooks", "Webhooks", Webhook, "/settings/webhooks"],
      ["providers", "Model providers", Plug, "/settings/providers"],
    ],
  ],
  ["Plan", [["usage", "Usage and limits", ChartColumn, "/settings/usage"]]],
];

/** All pages of the settings. */
export function SideMenu({ page }: { page: Boot["page"] }) {
  return (
    <nav className={css.side} aria-label="Settings">
      {GROUPS.map(([heading, entries]) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {entries.map(([key, label, Icon, href]) => (
            <a key={key} href={href} aria-current={key === page ? "page" : undefined}>
              <Icon size={16} aria-hidden="true" /> {label}
            </a>
          ))}
        </section>
      ))}
    </nav>
  );
}
