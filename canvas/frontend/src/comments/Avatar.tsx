import type { Person } from "../api/comments";
import { colourOf, initials } from "../run/peers";
import css from "./Avatar.module.css";
import { nameOf } from "./words";

/** A person's initials in their colour, as on the pointers of who is here. */
export function Avatar({ person }: { person: Person | null | undefined }) {
  return (
    <span
      className={css.avatar}
      data-colour={person ? colourOf(person.id) : undefined}
      aria-hidden="true"
    >
      {initials(nameOf(person))}
    </span>
  );
}
