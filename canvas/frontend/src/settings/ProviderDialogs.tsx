import { useState } from "react";
import { send } from "../api/client";
import type { ProviderKey } from "../api/settings";
import { useToasts } from "../store/toasts";
import { Confirm } from "../ui/Confirm";
import { FormDialog } from "./FormDialog";

interface Props {
  item: ProviderKey;
  onDone(): unknown;
  onClose(): void;
}

export function SetProviderKey({ item, onDone, onClose }: Props) {
  const [key, setKey] = useState("");
  const save = async () => {
    const path = `/provider-keys/${item.provider}`;
    const { data } = await send<{ data: ProviderKey }>("PUT", path, { key });
    const { show } = useToasts.getState();
    show(data.tried ? `${item.name} knows this key` : `Kept; ${item.name} could not be asked`);
    await onDone();
    onClose();
  };
  return (
    <FormDialog
      title={`A key for ${item.name}`}
      action="Save key"
      ready={key.trim().length >= 8}
      onSend={save}
      onClose={onClose}
    >
      <label htmlFor="provider-key">Key</label>
      <input
        id="provider-key"
        type="password"
        autoComplete="off"
        required
        maxLength={4_000}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <small>It is encrypted, and never shown again.</small>
    </FormDialog>
  );
}

export function RemoveProviderKey({ item, onDone, onClose }: Props) {
  const remove = async () => {
    await send("DELETE", `/provider-keys/${item.provider}`);
    await onDone();
  };
  return (
    <Confirm
      title={`Remove the key for ${item.name}?`}
      action="Remove key"
      danger
      onConfirm={remove}
      onClose={onClose}
    >
      <p>Its models then run with this server’s key, where it has one.</p>
    </Confirm>
  );
}
