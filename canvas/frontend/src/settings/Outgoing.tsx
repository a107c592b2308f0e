import { Plus } from "lucide-react";
import { useState } from "react";
import { send } from "../api/client";
import type { Endpoint } from "../api/hooks";
import css from "../pages/Pages.module.css";
import { report } from "../store/failures";
import { useToasts } from "../store/toasts";
import ui from "../ui/Ui.module.css";
import { Callbacks } from "./Callbacks";
import { DeliveryLog } from "./DeliveryLog";
import { type EndpointDialog, EndpointDialogs } from "./EndpointDialogs";
import { EndpointTable, type EndpointWish } from "./EndpointTable";
import { Fresh } from "./Fresh";
import own from "./Settings.module.css";
import { useData } from "./useData";
import { useDeliveries } from "./useDeliveries";

/** Endpoints that are told what became of runs, and the log of what they were told. */
export function Outgoing() {
  const { data: endpoints, refusal, load } = useData<Endpoint[]>("/webhooks");
  const log = useDeliveries();
  const [fresh, setFresh] = useState<Endpoint | null>(null);
  const [dialog, setDialog] = useState<EndpointDialog | null>(null);
  const add = () => setDialog({ wish: "add" });
  const ask = (wish: EndpointWish, endpoint: Endpoint) => {
    if (wish === "test") void test(endpoint).then(log.load, report);
    else if (wish === "toggle") void toggle(endpoint).then(load, report);
    else setDialog({ wish, endpoint });
  };
  if (refusal) return <p className={css.none}>{refusal}</p>;
  return (
    <>
      <header className={own.section}>
        <div>
          <h2>Endpoints</h2>
          <p>Addresses of yours that are told what became of your runs.</p>
        </div>
        <button type="button" className={ui.primary} onClick={add}>
          <Plus size={16} aria-hidden="true" /> Add endpoint
        </button>
      </header>
      {fresh && (
        <Fresh
          title="Messages are signed with this secret. Put it where they arrive."
          text={fresh.secret}
          copy="Copy secret"
          onDone={() => setFresh(null)}
        />
      )}
      {endpoints?.length === 0 && (
        <p className={css.none}>
          No endpoints yet. Add the address of your server, and it hears of every run that ends.
        </p>
      )}
      {endpoints && endpoints.length > 0 && <EndpointTable endpoints={endpoints} onAsk={ask} />}
      <Callbacks />
      <DeliveryLog log={log} endpoints={endpoints ?? []} />
      <EndpointDialogs
        dialog={dialog}
        onClose={() => setDialog(null)}
        onFresh={setFresh}
        onChanged={load}
      />
    </>
  );
}

async function test(endpoint: Endpoint): Promise<void> {
  await send("POST", `/webhooks/${endpoint.id}/test`);
  useToasts.getState().show("A test is on its way", "info", endpoint.url);
}

async function toggle({ id, isActive }: Endpoint): Promise<void> {
  await send("PATCH", `/webhooks/${id}`, { isActive: !isActive });
}
