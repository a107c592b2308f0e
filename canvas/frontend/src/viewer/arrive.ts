/** `?input=<asset>` in the editor's address: a result that the gallery sent here as an input. */
import { report } from "../run/actions";
import { resultOf } from "./changes";
import { itemOfResult } from "./items";

export async function takeInput(): Promise<void> {
  const address = new URL(location.href);
  const assetId = address.searchParams.get("input");
  if (!assetId) return;
  // A reload must not add it again.
  address.searchParams.delete("input");
  history.replaceState(history.state, "", address);
  try {
    const { addInput, inputValue } = await import("./inputNodes");
    const item = itemOfResult(await resultOf(assetId));
    addInput(item.kind, await inputValue(item));
  } catch (error) {
    report(error);
  }
}
