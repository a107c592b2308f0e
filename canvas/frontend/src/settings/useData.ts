import { useCallback, useEffect, useState } from "react";
import { get } from "../api/client";
import { wordsOf } from "../store/failures";
import { whileVisible } from "../store/visible";

const EVERY = 10_000;

/** What stands under `data` at a path, kept up to date; `refusal` says why there is nothing. */
export function useData<T>(path: string) {
  const [data, setData] = useState<T | null>(null);
  const [refusal, setRefusal] = useState("");
  const load = useCallback(
    () =>
      get<{ data: T }>(path).then(
        (answer) => {
          setData(answer.data);
          setRefusal("");
        },
        (error) => setRefusal(wordsOf(error)),
      ),
    [path],
  );
  useEffect(() => {
    void load();
    return whileVisible(() => void load(), EVERY);
  }, [load]);
  return { data, refusal, load };
}
