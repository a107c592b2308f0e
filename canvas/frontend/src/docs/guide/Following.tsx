import { useReading } from "../context";
import css from "../Docs.module.css";
import { days, pause } from "./amounts";

export function Polling() {
  return (
    <>
      <p>
        <a href="#executeWorkflow">Execute</a> answers at once with an <code>executionId</code> and
        the status <code>RUNNING</code>. Poll after one second, then wait half as long again each
        time, ten seconds at most, until the status is <code>COMPLETED</code>, <code>FAILED</code>{" "}
        or <code>CANCELLED</code>.
      </p>
      <p>
        <code>phase</code> tells waiting (<code>queued</code>, with <code>queuePosition</code>) from
        working, <code>progress</code> goes from 0 to 1, and <code>nodeStates</code> has every node.
        Results are in <code>outputs</code>, by node and port; <code>finalOutput</code> is the media
        of the last node that made any. Their addresses are signed and change from day to day: poll
        again for fresh ones, or copy the files.
      </p>
      <p>
        A finished execution has an <code>ETag</code>. Send it as <code>If-None-Match</code> and the
        answer is an empty 304 while nothing has changed.
      </p>
    </>
  );
}

export function Events() {
  return (
    <>
      <p>
        <a href="#listenToExecution">Listening</a> replaces polling by one connection: Server-Sent
        Events, with the key in the header as ever.
      </p>
      <dl className={css.facts}>
        <dt>
          <code>snapshot</code>
        </dt>
        <dd>The whole state, as a poll tells it: first, and again if changes were missed.</dd>
        <dt>
          <code>update</code>
        </dt>
        <dd>
          One change: <code>execution</code> as a whole, and the <code>nodes</code> that changed.
        </dd>
        <dt>
          <code>progress</code>
        </dt>
        <dd>How far nodes at work have come. These have no id, and may be missed.</dd>
      </dl>
      <p>
        The <code>id</code> of an event counts the changes. After a break send the last one as{" "}
        <code>Last-Event-ID</code>, and the stream goes on after it; if the execution has ended and
        you have seen it all, the answer is 204. The stream ends with the execution, and after five
        minutes in any case: open it again then. Lines that begin with a colon only keep the
        connection open.
      </p>
    </>
  );
}

export function IncomingWebhooks() {
  const { limits } = useReading().document["x-wireflow"];
  return (
    <>
      <p>
        <a href="#publishWorkflow">Publish</a> a workflow, and it gets an address that runs the
        published version without a key: whoever knows it may call it. The JSON body is the trigger
        data, matched as <a href="#graph">the graph</a> says. The answer is a 202 with a{" "}
        <code>statusUrl</code>, which polls this one execution without a key for{" "}
        {days(limits.statusUrlSeconds)}.
      </p>
      <p>
        Browsers may call it from any website, unless <code>allowedOrigins</code> names some. Each
        webhook has a limit of calls a minute and, if you like, a cap of credits a day. A leaked
        address is <a href="#rotateWebhookAddressOrSecret">replaced</a> at once.
      </p>
      <p>
        With <code>signed</code> on, only signed calls pass: by Standard Webhooks (
        <code>webhook-id</code>, <code>webhook-timestamp</code>, <code>webhook-signature</code>), or
        with <code>X-Hub-Signature-256</code>, as GitHub sends it. A <code>webhook-id</code> that
        comes again is answered again and runs once, like an <code>Idempotency-Key</code>. A
        signed-in person sees the secret in the webhook’s settings.
      </p>
    </>
  );
}

export function OutgoingWebhooks() {
  const { document } = useReading();
  const { limits } = document["x-wireflow"];
  const [first, ...later] = limits.webhookPausesSeconds.map(pause);
  return (
    <>
      <p>
        Have your server told instead of asking: <a href="#addWebhookEndpoint">add an endpoint</a>{" "}
        for everything the team runs, or send <code>callbackUrl</code> with one call. The body is{" "}
        <code>{'{"type", "timestamp", "data"}'}</code>.
      </p>
      <dl className={css.facts}>
        {Object.entries(document.webhooks).map(([event, { post }]) => (
          <div key={event}>
            <dt>
              <code>{event}</code>
            </dt>
            <dd>{post.description.replace("`data`", "data")}</dd>
          </div>
        ))}
      </dl>
      <p>
        Messages are signed by <a href="https://www.standardwebhooks.com">Standard Webhooks</a>:
        HMAC-SHA256 over <code>webhook-id.webhook-timestamp.body</code> under the endpoint’s secret.
        Verify the raw body before you parse it, refuse what is older than five minutes, and keep
        the <code>webhook-id</code>: every try of one message has the same. Callbacks are signed
        alike, with one secret for the whole team: it stands under{" "}
        <a href="/settings/webhooks">Settings, Webhooks</a>.
      </p>
      <p>
        Answer with any 2xx within {limits.webhookAnswerSeconds} seconds. Anything else is tried
        again after {first}, then {later.slice(0, -1).join(", ")} and {later.at(-1)}, and given up
        after about a day. 410 switches the endpoint off. A team may have {limits.webhookEndpoints}{" "}
        endpoints; every try is in the <a href="#listWebhookDeliveries">log</a>, from which a
        message can be <a href="#replayDelivery">sent again</a>.
      </p>
    </>
  );
}
