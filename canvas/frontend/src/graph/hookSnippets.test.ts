import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { triggerCall, VERIFY } from "./hookSnippets";

const URL = "https://example.com/api/v1/workflow/whk_1/trigger";

it("quotes the body for a shell", () => {
  expect(triggerCall(URL, { prompt: "A lake's edge" })).toBe(`curl -X POST ${URL} \\
  -H "Content-Type: application/json" \\
  -d '{"prompt":"A lake'\\''s edge"}'`);
});

it("signs the body where the webhook asks for it", () => {
  const lines = triggerCall(URL, { prompt: "A lake" }, true).split("\n");
  expect(lines[0]).toBe(`BODY='{"prompt":"A lake"}'`);
  expect(lines.at(-2)).toBe('  -H "X-Hub-Signature-256: sha256=$SIGNATURE" \\');
});

it("shows a check that takes a genuine message and no other", async () => {
  process.env.WEBHOOK_SECRET = `whsec_${Buffer.from("secret").toString("base64")}`;
  const source = VERIFY.find(([language]) => language === "javascript")?.[2] ?? "";
  const module = `data:text/javascript,${encodeURIComponent(source)}`;
  const { isGenuine } = await import(/* @vite-ignore */ module);
  const sent = String(Math.floor(Date.now() / 1000));
  const sign = (text: string) =>
    createHmac("sha256", "secret").update(`msg_1.${sent}.${text}`).digest("base64");
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": sent,
    "webhook-signature": `v1,${sign('{"a":1}')}`,
  };
  expect(isGenuine(headers, '{"a":1}')).toBe(true);
  expect(isGenuine(headers, '{"a":2}')).toBe(false);
});
