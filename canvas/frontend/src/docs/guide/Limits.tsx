import { useReading } from "../context";
import css from "../Docs.module.css";
import { groups } from "../openapi";
import { hours, megabytes } from "./amounts";

export function Limits() {
  const { document, plans, boot } = useReading();
  const { limits } = document["x-wireflow"];
  const number = (value: number | null) =>
    value === null ? "no limit" : value.toLocaleString("en");
  return (
    <>
      <p>
        Limits are per team, whichever key calls. A minute is the last 60 seconds; a day begins at
        00:00 UTC. Polling, reading and listening to executions are counted apart from other
        requests, so that the advised schedule never runs dry.
      </p>
      <table className={css.table}>
        <caption className="unseen">Plans of this server</caption>
        <thead>
          <tr>
            <th scope="col">Plan</th>
            <th scope="col">Requests a minute</th>
            <th scope="col">Polls a minute</th>
            <th scope="col">Executions a minute</th>
            <th scope="col">Executions a day</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.slug} aria-current={plan.slug === boot.team?.plan ? "true" : undefined}>
              <td>{plan.name}</td>
              <td>{number(plan.requestsPerMinute)}</td>
              <td>{number(plan.pollsPerMinute)}</td>
              <td>{number(plan.executionsPerMinute)}</td>
              <td>{number(plan.executionsPerDay)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Every answer says where you stand, refusals included: <code>X-RateLimit-Limit</code>,{" "}
        <code>X-RateLimit-Remaining</code>, and <code>X-RateLimit-Reset</code> in Unix seconds, of
        whichever limit has least left. Over a limit the answer is 429; <code>Retry-After</code>{" "}
        says how many seconds to wait, and <code>limit</code> which limit it was. Execute, run,
        retry and webhooks count as executions together.
      </p>
      <p>
        Calls without a key have {limits.withoutKeyPerMinute} a minute for each network address,
        signed-in people {number(limits.browserPerMinute)}. A body may have{" "}
        {megabytes(limits.bodyBytes)}, an upload {megabytes(limits.uploadBytes)}, a graph{" "}
        {limits.graphNodes} nodes and {limits.graphEdges} edges.
      </p>
      <p>
        Every answer carries <code>X-Request-Id</code>: your own, if you send 1 to 64 characters of
        letters, digits, <code>. _ -</code>, else a new one.
      </p>
    </>
  );
}

export function Idempotency() {
  const { document } = useReading();
  const taking = groups(document)
    .flatMap(({ operations }) => operations)
    .filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"));
  return (
    <>
      <p>
        A call whose answer got lost may be sent again without being done twice: give it an{" "}
        <code>Idempotency-Key</code> of 1 to 255 printable characters, such as your order’s number.
        For {hours(document["x-wireflow"].limits.idempotencySeconds)} the same key, on the same path
        and from the same caller, gets the first answer again, with{" "}
        <code>Idempotent-Replayed: true</code>, and uses nothing up.
      </p>
      <ul className={css.list}>
        <li>
          Only successes are kept: what was refused may be sent again with the same key once the
          cause is gone.
        </li>
        <li>
          The same key with another body is refused with 422, <code>idempotency_key_reused</code>.
        </li>
        <li>
          While the first call is still under way the answer is either the same one, a moment later,
          or 409 <code>idempotent_call_in_flight</code>.
        </li>
      </ul>
      <p>
        These take a key:{" "}
        {taking.map(({ operationId, summary }, index) => (
          <span key={operationId}>
            {index > 0 && ", "}
            <a href={`#${operationId}`}>{summary.toLowerCase()}</a>
          </span>
        ))}
        .
      </p>
    </>
  );
}
