import css from "./Pill.module.css";

interface Props {
  tone: "ok" | "danger" | "queued" | "idle";
  children: React.ReactNode;
}

/** A state: a dot in its colour, and its word. */
export function Pill({ tone, children }: Props) {
  return (
    <span className={css.pill} data-tone={tone}>
      {children}
    </span>
  );
}
