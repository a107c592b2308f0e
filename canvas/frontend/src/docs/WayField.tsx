import { KeyRound, UserRound } from "lucide-react";
import { useChoices, useReading } from "./context";
import type { Operation } from "./openapi";
import css from "./TryIt.module.css";

/** As whom a call is sent: with a pasted key, with the session, or not at all. */
export function WayField({ operation: { access } }: { operation: Operation }) {
  const { boot } = useReading();
  const { key, setKey } = useChoices();
  if (access === "anyone") return <p className={css.who}>This call needs no key.</p>;
  const signIn = (
    <a href={`/sign-in?next=${encodeURIComponent(`/docs/api${location.hash}`)}`}>Sign in</a>
  );
  return (
    <>
      <p className={css.who}>
        {boot.user ? (
          <UserRound size={14} aria-hidden="true" />
        ) : (
          <KeyRound size={14} aria-hidden="true" />
        )}
        <span>
          {boot.user && (key && access === "scope" ? "With the key below." : asSession(boot))}
          {!boot.user && access === "people" && <>{signIn} to try this: a key cannot do it.</>}
          {!boot.user && access === "scope" && <>{signIn}, or paste a key, to try this.</>}
        </span>
      </p>
      {access === "scope" && (
        <label>
          <span>
            API key <i>kept on this page only, and forgotten when it closes</i>
          </span>
          <input
            type="password"
            value={key}
            placeholder={boot.user ? "to call with a key in place of your session" : "sk-wf_…"}
            autoComplete="off"
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
      )}
    </>
  );
}

function asSession({ user, team }: ReturnType<typeof useReading>["boot"]): string {
  return `As ${user?.name}, for ${team?.name}.`;
}
