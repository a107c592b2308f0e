/** The call that starts a published workflow, and how a receiver checks our signature. */

import type { TriggerData } from "./sample";
import type { Language } from "./snippets";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** One curl line; where the webhook asks for a signature, with the lines that make it. */
export function triggerCall(url: string, data: TriggerData, signed = false): string {
  const body = quoted(JSON.stringify(data));
  if (!signed) {
    return `curl -X POST ${url} \\
  -H "Content-Type: application/json" \\
  -d ${body}`;
  }
  return `BODY=${body}
SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$WEBHOOK_SECRET" -hex | sed "s/.* //")
curl -X POST ${url} \\
  -H "Content-Type: application/json" \\
  -H "X-Hub-Signature-256: sha256=$SIGNATURE" \\
  -d "$BODY"`;
}

const PYTHON = `import base64, hashlib, hmac, os, time

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))


def is_genuine(headers, body: bytes) -> bool:
    sent = headers["webhook-timestamp"]
    signed = f"{headers['webhook-id']}.{sent}.".encode() + body
    mine = base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest()).decode()
    fresh = abs(time.time() - int(sent)) < 300
    given = headers["webhook-signature"].split()
    return fresh and any(hmac.compare_digest(one, "v1," + mine) for one in given)`;

const JAVASCRIPT = `import { createHmac, timingSafeEqual } from "node:crypto";

const key = Buffer.from(process.env.WEBHOOK_SECRET.replace(/^whsec_/, ""), "base64");

export function isGenuine(headers, body) {
  const sent = headers["webhook-timestamp"];
  const signed = \`\${headers["webhook-id"]}.\${sent}.\${body}\`;
  const mine = Buffer.from("v1," + createHmac("sha256", key).update(signed).digest("base64"));
  const fresh = Math.abs(Date.now() / 1000 - Number(sent)) < 300;
  const same = (one) => one.length === mine.length && timingSafeEqual(Buffer.from(one), mine);
  return fresh && headers["webhook-signature"].split(" ").some(same);
}`;

/** The check of a message of ours, by Standard Webhooks, without a library. */
export const VERIFY: [Language, string, string][] = [
  ["python", "Python", PYTHON],
  ["javascript", "JavaScript", JAVASCRIPT],
];
