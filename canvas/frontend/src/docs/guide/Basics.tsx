import { useReading } from "../context";
import css from "../Docs.module.css";
import { Inline } from "../Words";
import { hours, megabytes } from "./amounts";

export function Introduction() {
  const { document, origin } = useReading();
  const { limits } = document["x-wireflow"];
  return (
    <>
      <p className={css.lead}>
        Everything the canvas does goes through this API: save a graph, run it, follow it, fetch
        what it made. Your programs call the same endpoints.
      </p>
      <dl className={css.facts}>
        <dt>Base URL of this server</dt>
        <dd>
          <code>{origin}/api/v1</code>
        </dd>
        <dt>The contract, for programs</dt>
        <dd>
          <a href="/api/v1/openapi.json">OpenAPI 3.1, as JSON</a>
        </dd>
      </dl>
      <p>
        Bodies and answers are JSON in UTF-8. Names are <code>camelCase</code>, ids are UUIDs, and
        times are ISO 8601 in UTC. A body is one object of at most {megabytes(limits.bodyBytes)},
        nested at most {limits.bodyDepth} levels deep, with no key twice; an empty body counts as{" "}
        <code>{"{}"}</code>. Fields the server does not know are ignored.
      </p>
      <p>
        The usual way of a run: <a href="#executeWorkflow">execute</a> a workflow, keep the{" "}
        <code>executionId</code>, <a href="#pollExecution">poll</a> until the status is no longer{" "}
        <code>RUNNING</code>, and fetch <code>finalOutput.url</code>.
      </p>
    </>
  );
}

export function Authentication() {
  const { scopes, limits } = useReading().document["x-wireflow"];
  return (
    <>
      <p>
        Send a key in the header <code>Authorization: Bearer sk-…</code>, never in an address. Make
        keys under <a href="/settings/api-keys">Settings, API keys</a>; a key is shown once. It acts
        for the team it was made in, within its scopes. Rotating a key makes a new one, and the old
        one goes on for {hours(limits.keyOverlapSeconds)}; revoking ends it at once.
      </p>
      <table className={css.table}>
        <caption className="unseen">Scopes of keys</caption>
        <thead>
          <tr>
            <th scope="col">Scope</th>
            <th scope="col">Allows to</th>
          </tr>
        </thead>
        <tbody>
          {scopes.map(({ scope, allows }) => (
            <tr key={scope}>
              <td>
                <code>{scope}</code>
              </td>
              <td>{allows}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        A key that lacks a scope is answered with 403, and <code>scope</code> names it. Without a
        key, or with a wrong, revoked or expired one, the answer is 401. Managing keys and webhook
        endpoints is for signed-in owners and admins: no key can do that.
      </p>
      <p>
        The browser calls the same endpoints with its session cookie; what changes something then
        needs the header <code>X-CSRFToken</code> as well. Four things need neither: this contract,
        the plans, a webhook’s address, and the signed <code>statusUrl</code> it answers with.
      </p>
    </>
  );
}

export function Errors() {
  const { errors } = useReading().document["x-wireflow"];
  return (
    <>
      <p>
        A failure is always JSON: <code>error</code> for a person, <code>code</code> for a program,
        and <code>requestId</code>, which names the call in the server’s log. Test the code; the
        words may change. Details stand beside them, such as <code>violations</code> of a graph or{" "}
        <code>field</code> of a wrong value. An execution that fails is not an HTTP failure: the
        poll is a 200 whose status is <code>FAILED</code>.
      </p>
      <table className={css.table}>
        <caption className="unseen">All codes</caption>
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Code</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ code, status, meaning }) => (
            <tr key={code}>
              <td>
                <b data-status={String(status)[0]}>{status}</b>
              </td>
              <td>
                <code>{code}</code>
              </td>
              <td>
                <Inline text={meaning} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
