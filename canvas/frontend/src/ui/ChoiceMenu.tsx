import { useId, useRef } from "react";
import css from "./ChoiceMenu.module.css";

export interface Choice {
  label: string;
  act?(): void;
  href?: string;
  icon?: React.ReactNode;
  danger?: boolean;
}

interface Props {
  label: string;
  className?: string;
  title?: string;
  children: React.ReactNode;
  choices: Choice[];
  /** A line over the choices. */
  heading?: string;
}

const GAP = 4;

/** A button with a short list: in the browser's top layer, so nothing cuts or covers it. */
export function ChoiceMenu({ label, className, title, children, choices, heading }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const place = (open: boolean) => {
    const box = list.current;
    const from = button.current?.getBoundingClientRect();
    if (!open || !box || !from) return;
    const below = from.bottom + GAP + box.offsetHeight < innerHeight;
    box.style.top = `${below ? from.bottom + GAP : from.top - GAP - box.offsetHeight}px`;
    box.style.left = `${Math.max(8, Math.min(from.left, innerWidth - box.offsetWidth - 8))}px`;
    box.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  };
  const close = () => list.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        title={title}
        popoverTarget={id}
        // On a card it would select the node as well, and open its settings.
        onClick={(event) => event.stopPropagation()}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className={css.menu}
        onToggle={(event) => place(event.newState === "open")}
        onKeyDown={walk}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {heading && <p>{heading}</p>}
        {choices.map(({ label: name, act, href, icon, danger }, place) =>
          href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: two choices may have one name
            <a key={place} role="menuitem" href={href} onClick={close}>
              {icon} {name}
            </a>
          ) : (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: two choices may have one name
              key={place}
              type="button"
              role="menuitem"
              data-danger={danger || undefined}
              onClick={() => {
                close();
                act?.();
              }}
            >
              {icon} {name}
            </button>
          ),
        )}
      </div>
    </>
  );
}

/** Arrow keys walk through the choices; what lies under the menu does not hear them. */
function walk(event: React.KeyboardEvent<HTMLDivElement>): void {
  event.stopPropagation();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = choices.indexOf(document.activeElement as HTMLElement);
  choices.at((at + by) % choices.length)?.focus();
}
