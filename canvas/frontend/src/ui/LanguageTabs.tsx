import type { Language } from "../graph/snippets";
import css from "./Ui.module.css";

const LANGUAGES: [Language, string][] = [
  ["curl", "curl"],
  ["python", "Python"],
  ["javascript", "JavaScript"],
];

/** In which language a call is shown. */
export function LanguageTabs({
  language,
  onChange,
}: {
  language: Language;
  onChange(language: Language): void;
}) {
  return (
    <div className={css.segments} role="tablist" aria-label="Language">
      {LANGUAGES.map(([key, label]) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={language === key}
          onClick={() => onChange(key)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
