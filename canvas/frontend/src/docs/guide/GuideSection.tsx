import { Link2 } from "lucide-react";
import { CodeCard } from "../CodeCard";
import { useChoices, useReading } from "../context";
import css from "../Docs.module.css";
import { LANGUAGE_NAMES } from "../samples";
import type { Topic } from "../search";
import { codes } from "./codes";
import { TEXTS } from "./texts";

/** A chapter of the guide: its text, and code beside it where there is some. */
export function GuideSection({ topic: { id, title } }: { topic: Topic }) {
  const { origin } = useReading();
  const language = useChoices((choices) => choices.language);
  const all = codes(id, origin);
  // Not every chapter has code in every language.
  const shown = all[language] ? language : all.curl ? "curl" : "python";
  const Text = TEXTS[id];
  return (
    <section id={id} className={css.section} aria-labelledby={`${id}-title`}>
      <div className={css.text}>
        <h2 id={`${id}-title`}>
          {title}
          <a href={`#${id}`} aria-label={`Link to ${title}`}>
            <Link2 size={15} />
          </a>
        </h2>
        {Text && <Text />}
      </div>
      <div className={css.codes}>
        <CodeCard label={`Code: ${title}`} title={title} text={all[shown] ?? ""}>
          <small>
            {id === "graph"
              ? "JSON"
              : id === "limits" && shown === "curl"
                ? "HTTP"
                : LANGUAGE_NAMES[shown]}
          </small>
        </CodeCard>
      </div>
    </section>
  );
}
