import type { Publication } from "../api/hooks";
import css from "../pages/Pages.module.css";
import { HookCard } from "./HookCard";
import own from "./Settings.module.css";
import { useData } from "./useData";

/** The published workflows of the team, each with the address that starts it. */
export function Incoming({ first }: { first: string | undefined }) {
  const { data: hooks, refusal, load } = useData<Publication[]>("/workflow-hooks");
  if (refusal) return <p className={css.none}>{refusal}</p>;
  if (!hooks) return null;
  if (hooks.length === 0) {
    return (
      <p className={css.none}>
        No workflow is published. Open one and press Publish; it gets an address that any service
        may call. <a href="/workflows">Workflows</a>
      </p>
    );
  }
  const open = hooks.find(({ workflowId }) => workflowId === first) ?? hooks[0];
  return (
    <div className={own.stack}>
      {hooks.map((hook) => (
        <HookCard key={hook.workflowId} hook={hook} opened={hook === open} onChanged={load} />
      ))}
    </div>
  );
}
