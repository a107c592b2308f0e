import { useState } from "react";
import { wordsOf } from "../store/failures";

/** One call to the server at a time, with its refusal in its own words. */
export function useSubmit() {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const submit = async (action: () => Promise<unknown>) => {
    setBusy(true);
    setRefusal("");
    try {
      await action();
    } catch (error) {
      setRefusal(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, submit };
}
