import { useState } from "react";
import { send } from "../api/client";
import type { Endpoint } from "../api/hooks";
import { Checks } from "./Checks";
import { ENDS, EVENTS } from "./events";
import { FormDialog } from "./FormDialog";

interface Props {
  /** The one to change; none makes a new one. */
  endpoint?: Endpoint;
  onSaved(endpoint: Endpoint): void;
  onClose(): void;
}

export function EndpointForm({ endpoint, onSaved, onClose }: Props) {
  const [url, setUrl] = useState(endpoint?.url ?? "");
  const [description, setDescription] = useState(endpoint?.description ?? "");
  const [events, setEvents] = useState(endpoint?.events ?? ENDS);
  const save = async () => {
    const [method, path] = endpoint ? ["PATCH", `/webhooks/${endpoint.id}`] : ["POST", "/webhooks"];
    const body = { url, description, events };
    onSaved((await send<{ data: Endpoint }>(method, path, body)).data);
  };
  return (
    <FormDialog
      title={endpoint ? "Change the endpoint" : "Add an endpoint"}
      action={endpoint ? "Save" : "Add endpoint"}
      ready={Boolean(url) && events.length > 0}
      onSend={save}
      onClose={onClose}
    >
      <label htmlFor="endpoint-url">URL</label>
      <input
        id="endpoint-url"
        type="url"
        required
        maxLength={2000}
        placeholder="https://example.com/hooks/wireflow"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <label htmlFor="endpoint-description">Description</label>
      <input
        id="endpoint-description"
        maxLength={200}
        placeholder="What it is for"
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <Checks legend="Tell it when" choices={EVENTS} chosen={events} onChange={setEvents} />
    </FormDialog>
  );
}
