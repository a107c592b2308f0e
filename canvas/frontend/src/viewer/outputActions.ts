/** What is done with an output without opening it: from its card's menu, and by command. */
import { report } from "../run/actions";
import { copyText, downloadFile, downloadText } from "./actions";
import { addInput, inputValue } from "./inputNodes";
import type { Item } from "./items";
import { openItem } from "./open";
import type { OutputAction } from "./outputKinds";
import { pretty } from "./pretty";

export function act(action: OutputAction, item: Item): void {
  if (action === "open") openItem(item);
  else if (action === "compare") openItem(item, "compare");
  else if (action === "use") use(item);
  else if (action === "copy") copy(item);
  else download(item);
}

function use(item: Item): void {
  const { kind, nodeId: nearId } = item;
  inputValue(item).then((value) => addInput(kind, value, { nearId }), report);
}

function copy({ url, kind, json, text }: Item): void {
  if (url) void copyText(url, "Link");
  else void copyText(kind === "json" ? pretty(json ?? null) : (text ?? ""), "Text");
}

function download(item: Item): void {
  if (item.url) downloadFile(item.url);
  else downloadText(item);
}
