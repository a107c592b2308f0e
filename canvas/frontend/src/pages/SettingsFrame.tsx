import type { Boot } from "../boot";
import css from "../panels/Frame.module.css";
import { Rail } from "../panels/Rail";
import { ThemeButton } from "../panels/TopBar";
import { Mark } from "../ui/Mark";

interface Props {
  boot: Boot;
  title: string;
  children: React.ReactNode;
}

/** The frame of every page that is not the canvas. */
export function SettingsFrame({ boot, title, children }: Props) {
  return (
    <div className={css.page}>
      <header className={css.top}>
        <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
          <Mark />
        </a>
        <nav className={css.path} aria-label="Path">
          <a href="/workflows">{boot.team.name}</a>
          <span aria-hidden="true">/</span>
          <strong>{title}</strong>
        </nav>
        <div className={css.right}>
          <ThemeButton />
        </div>
      </header>
      <Rail boot={boot} />
      <main className={css.scroll}>
        <div className={css.narrow}>{children}</div>
      </main>
    </div>
  );
}
