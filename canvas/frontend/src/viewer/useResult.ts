import { useEffect, useState } from "react";
import type { Result } from "../api/types";
import { resultOf } from "./changes";
import { assetIdOf, type Item } from "./items";

/** The file's facts from the server; undefined until they are there, and for text. */
export function useResult(item: Item): Result | undefined {
  const assetId = assetIdOf(item.url);
  const [found, setFound] = useState<Result>();
  useEffect(() => {
    let current = true;
    setFound(undefined);
    // Without an answer the picture itself says that it is gone.
    if (assetId)
      resultOf(assetId).then(
        (result) => current && setFound(result),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [assetId]);
  return found;
}
