import { useEffect } from "react";
import type { Boot } from "../boot";
import css from "../panels/Frame.module.css";
import { Rail } from "../panels/Rail";
import { RunsView } from "../panels/runs/RunsView";
import { Viewer } from "../panels/Viewer";
import { report } from "../run/actions";
import { useCatalogue } from "../store/catalogue";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";

/** Everything the team ran, of all its workflows. */
export default function Runs({ boot }: { boot: Boot }) {
  useEffect(() => {
    useCatalogue.getState().load().catch(report);
  }, []);
  return (
    <>
      <div className={css.page}>
        <header className={css.top}>
          <a className={css.mark} href="/workflows" aria-label="Wireflow, all workflows">
            <Mark />
          </a>
          <nav className={css.path} aria-label="Path">
            <a href="/workflows">{boot.team.name}</a>
            <span aria-hidden="true">/</span>
            <strong>Runs</strong>
          </nav>
          <div className={css.right}>
            <ThemeButton />
          </div>
        </header>
        <Rail boot={boot} />
        <main className={css.main}>
          <RunsView />
        </main>
      </div>
      <Viewer />
    </>
  );
}
