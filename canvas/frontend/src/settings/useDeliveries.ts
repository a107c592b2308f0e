import { useCallback, useEffect, useState } from "react";
import { get, send } from "../api/client";
import type { Delivery, DeliveryStatus } from "../api/hooks";
import { report } from "../store/failures";
import { whileVisible } from "../store/visible";
import { joined } from "./pages";

const EVERY = 3_000;

export interface Filter {
  status: DeliveryStatus | "";
  endpointId: string;
}

interface Page {
  data: Delivery[];
  nextCursor: string | null;
}

/** The delivery log: its newest page kept up to date, older ones when they are asked for. */
export function useDeliveries() {
  const [filter, setFilter] = useState<Filter>({ status: "", endpointId: "" });
  const [rows, setRows] = useState<Delivery[] | null>(null);
  const [older, setOlder] = useState<string | null>(null);
  const read = useCallback(
    (cursor = "") => {
      const given = Object.entries({ ...filter, cursor }).filter(([, value]) => value);
      return get<Page>(`/webhooks/deliveries?${new URLSearchParams(given)}`);
    },
    [filter],
  );
  const load = useCallback(async () => {
    const { data, nextCursor } = await read();
    setRows((before) => joined(data, nextCursor ? (before ?? []) : []));
    // Once older pages are there, only they know where the log goes on.
    setOlder((before) => before ?? nextCursor);
  }, [read]);
  useEffect(() => {
    setRows(null);
    setOlder(null);
    load().catch(report);
    return whileVisible(() => void load().catch(() => undefined), EVERY);
  }, [load]);
  const more = async () => {
    const { data, nextCursor } = await read(older ?? "");
    setRows((before) => [...(before ?? []), ...data]);
    setOlder(nextCursor ?? "");
  };
  const replay = async ({ id }: Delivery) => {
    const path = `/webhooks/deliveries/${id}/replay`;
    const { data } = await send<{ data: Delivery }>("POST", path);
    setRows((before) => (before ?? []).map((row) => (row.id === id ? data : row)));
  };
  return { rows, filter, setFilter, load, replay, more: older ? more : undefined };
}

export type Log = ReturnType<typeof useDeliveries>;
