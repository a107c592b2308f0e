import type { PublicBoot } from "../boot";
import frame from "../panels/Frame.module.css";
import { LanguageTabs } from "../ui/LanguageTabs";
import { Mark } from "../ui/Mark";
import { ThemeButton } from "../ui/ThemeButton";
import { useChoices } from "./context";
import css from "./Docs.module.css";

/** The bar of every page, with the language of the code; strangers may sign in. */
export function DocsBar({ boot }: { boot: PublicBoot }) {
  const { language, setLanguage } = useChoices();
  return (
    <header className={`${frame.top} ${css.bar}`}>
      <a className={frame.mark} href="/" aria-label="Wireflow, your workflows">
        <Mark />
      </a>
      <nav className={frame.path} aria-label="Path">
        {boot.team && (
          <>
            <a href="/workflows">{boot.team.name}</a>
            <span aria-hidden="true">/</span>
          </>
        )}
        <strong>API reference</strong>
      </nav>
      <div className={frame.right}>
        <LanguageTabs language={language} onChange={setLanguage} />
        <ThemeButton />
        {boot.user ? (
          <span className={css.user}>{boot.user.name}</span>
        ) : (
          <a className={css.signIn} href="/sign-in?next=/docs/api">
            Sign in
          </a>
        )}
      </div>
    </header>
  );
}
