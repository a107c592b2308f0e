import type { Boot } from "../boot";
import css from "../panels/Frame.module.css";
import { Rail } from "../panels/Rail";
import { TeamSwitch } from "../panels/TeamSwitch";
import { useUsage } from "../store/usage";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";

interface Props {
  boot: Boot;
  title: string;
  /** A menu between the rail and the page. */
  side?: React.ReactNode;
  children: React.ReactNode;
}

/** The frame of every page that is not the canvas. */
export function SettingsFrame({ boot, title, side, children }: Props) {
  const credits = useUsage(({ usage }) => usage?.credits.available);
  return (
    <div className={css.page}>
      <header className={css.top}>
        <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
          <Mark />
        </a>
        <nav className={css.path} aria-label="Path">
          <TeamSwitch boot={boot} />
          <span aria-hidden="true">/</span>
          <strong>{title}</strong>
        </nav>
        <div className={css.right}>
          {credits !== undefined && (
            <span className={css.credits}>{credits.toLocaleString("en")} cr</span>
          )}
          <ThemeButton />
        </div>
      </header>
      <Rail boot={boot} />
      <div className={css.main}>
        {side}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page of plain facts scrolls by keys too */}
        <main className={`${css.scroll} ${css.paper}`} tabIndex={0}>
          <div className={css.narrow}>{children}</div>
        </main>
      </div>
    </div>
  );
}
