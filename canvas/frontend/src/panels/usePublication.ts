import { useCallback, useEffect, useState } from "react";
import { ApiError, get, send } from "../api/client";
import type { FormInput, Publication } from "../api/hooks";
import type { Violation, Workflow } from "../api/types";
import { sampleOf, type TriggerData } from "../graph/sample";
import { report } from "../run/actions";
import { wordsOf } from "../store/failures";
import { NotSavedError, saved } from "../store/settled";

export interface Published {
  /** null while it is not published. */
  hook: Publication | null;
  /** The number of the saved graph. */
  version: number;
  sample: TriggerData;
}

export interface Refusal {
  words: string;
  violations: Violation[];
}

/** Whether a workflow is published, and publishing it; what is not saved yet is saved first. */
export function usePublication(workflowId: string) {
  const [state, setState] = useState<Published | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/workflows/${workflowId}`;
  const attempt = useCallback(async (action: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await action();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setBusy(false);
    }
  }, []);
  const load = useCallback(async () => setState(await read(path)), [path]);
  useEffect(
    () =>
      void attempt(async () => {
        await saved();
        await load();
      }),
    [attempt, load],
  );
  const publish = () =>
    attempt(async () => {
      await saved();
      await send("POST", `${path}/publish`).catch((error) => {
        report(error);
        throw error;
      });
      await load();
    });
  const unpublish = () =>
    attempt(async () => {
      await send("POST", `${path}/unpublish`);
      await load();
    });
  return { state, refusal, busy, publish, unpublish };
}

async function read(path: string): Promise<Published> {
  const workflow = await get<Workflow>(path);
  const { version, publishedVersion } = workflow;
  if (publishedVersion === null) return { hook: null, version, sample: {} };
  const [hook, form] = await Promise.all([
    get<{ data: Publication }>(`${path}/webhook`),
    get<{ data: { inputs: FormInput[] } }>(`${path}/run`),
  ]);
  return { hook: hook.data, version, sample: sampleOf(form.data.inputs) };
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof NotSavedError) return { words: error.message, violations: [] };
  const violations = error instanceof ApiError ? (error.body.violations ?? []) : [];
  return { words: wordsOf(error), violations };
}
