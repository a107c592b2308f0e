import { useEffect, useState } from "react";
import { get } from "../api/client";
import type { FormInput, Publication } from "../api/hooks";
import { triggerCall } from "../graph/hookSnippets";
import { sampleOf, type TriggerData } from "../graph/sample";
import { report } from "../store/failures";
import { Code } from "../ui/Code";
import { CopyButton } from "../ui/CopyButton";
import own from "./Settings.module.css";

/** The call that starts a published workflow, with what its form asks for. */
export function HookCall({ hook }: { hook: Publication }) {
  const [data, setData] = useState<TriggerData | null>(null);
  useEffect(() => {
    get<{ data: { inputs: FormInput[] } }>(`/workflows/${hook.workflowId}/run`).then(
      (form) => setData(sampleOf(form.data.inputs)),
      report,
    );
  }, [hook.workflowId]);
  if (!data) return null;
  const text = triggerCall(hook.webhookUrl, data, hook.signed);
  return (
    <div className={own.code}>
      <header>
        <span>Start a run, without a key</span>
        <CopyButton text={text} words="Copy the call" bare />
      </header>
      <Code text={text} />
    </div>
  );
}
