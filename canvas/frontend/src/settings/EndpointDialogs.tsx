import { send } from "../api/client";
import type { Endpoint } from "../api/hooks";
import { Confirm } from "../ui/Confirm";
import { EndpointForm } from "./EndpointForm";
import { SecretDialog } from "./SecretDialog";

export type EndpointDialog =
  | { wish: "add" }
  | { wish: "edit" | "secret" | "rotate" | "delete"; endpoint: Endpoint };

interface Props {
  dialog: EndpointDialog | null;
  /** A secret that was not there before. */
  onFresh(endpoint: Endpoint): void;
  onChanged(): Promise<void>;
  onClose(): void;
}

export function EndpointDialogs({ dialog, onFresh, onChanged, onClose }: Props) {
  if (!dialog) return null;
  const saved = (endpoint: Endpoint, fresh: boolean) => {
    if (fresh) onFresh(endpoint);
    onClose();
    void onChanged();
  };
  if (dialog.wish === "add") {
    return <EndpointForm onSaved={(made) => saved(made, true)} onClose={onClose} />;
  }
  const { endpoint, wish } = dialog;
  const path = `/webhooks/${endpoint.id}`;
  const rotate = async () =>
    saved((await send<{ data: Endpoint }>("POST", `${path}/rotate`)).data, true);
  switch (wish) {
    case "edit":
      return (
        <EndpointForm endpoint={endpoint} onSaved={(it) => saved(it, false)} onClose={onClose} />
      );
    case "secret":
      return <SecretDialog secret={endpoint.secret} onClose={onClose} />;
    case "rotate":
      return (
        <Confirm
          title="Rotate the signing secret?"
          action="Rotate secret"
          onConfirm={rotate}
          onClose={onClose}
        >
          <p>Messages to {endpoint.url} are signed with a new secret from now on.</p>
        </Confirm>
      );
    case "delete":
      return (
        <Confirm
          title="Delete the endpoint?"
          action="Delete endpoint"
          danger
          onConfirm={() => send("DELETE", path).then(onChanged)}
          onClose={onClose}
        >
          <p>{endpoint.url} hears of nothing any more, and its deliveries leave the log.</p>
        </Confirm>
      );
  }
}
