import { colourOf, initials } from "../run/peers";
import { usePeers } from "../store/peers";
import css from "./People.module.css";

const MOST = 4;

/** Who else has this workflow open, each person once. */
export function People() {
  const peers = usePeers((state) => state.peers);
  const people = new Map(Object.values(peers).map(({ user }) => [user.id, user]));
  if (people.size === 0) return null;
  const shown = [...people.values()].slice(0, MOST);
  return (
    <ul className={css.people} aria-label="Also here">
      {shown.map((user) => (
        <li key={user.id} data-colour={colourOf(user.id)} title={user.name}>
          <span aria-hidden="true">{initials(user.name)}</span>
          <span className="unseen">{user.name}</span>
        </li>
      ))}
      {people.size > MOST && <li>+{people.size - MOST}</li>}
    </ul>
  );
}
