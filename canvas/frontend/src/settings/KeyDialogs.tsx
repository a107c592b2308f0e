import { send } from "../api/client";
import type { ApiKey } from "../api/settings";
import { Confirm } from "../ui/Confirm";
import type { FreshKey } from "./CreateKey";

interface RotateProps {
  item: ApiKey;
  onMade(key: FreshKey): void;
  onClose(): void;
}

export function RotateKey({ item, onMade, onClose }: RotateProps) {
  const rotate = () =>
    send<{ data: FreshKey }>("POST", `/keys/${item.id}/rotate`).then(({ data }) => onMade(data));
  return (
    <Confirm
      title={`Rotate “${item.name}”?`}
      action="Rotate key"
      onConfirm={rotate}
      onClose={onClose}
    >
      <p>
        You get a new key of the same name, with the same scopes. It is shown once. The old key goes
        on for 24 hours, so that nothing stops while you change over; then it is refused.
      </p>
    </Confirm>
  );
}

interface RevokeProps {
  item: ApiKey;
  onDone(): Promise<void>;
  onClose(): void;
}

export function RevokeKey({ item, onDone, onClose }: RevokeProps) {
  return (
    <Confirm
      title={`Revoke “${item.name}”?`}
      action="Revoke key"
      danger
      onConfirm={() => send("DELETE", `/keys/${item.id}`).then(onDone)}
      onClose={onClose}
    >
      <p>Calls with this key are refused from now on. This cannot be undone.</p>
    </Confirm>
  );
}
