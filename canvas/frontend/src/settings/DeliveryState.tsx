import type { Delivery } from "../api/hooks";
import { Pill } from "../ui/Pill";

/** Whether a message has arrived. */
export function DeliveryState({ delivery }: { delivery: Delivery }) {
  if (delivery.status === "DELIVERED") return <Pill tone="ok">Delivered</Pill>;
  if (delivery.status === "FAILED") return <Pill tone="danger">Failed</Pill>;
  return <Pill tone="queued">{delivery.attempts.length ? "Trying again" : "Waiting"}</Pill>;
}
