import { Eye } from "lucide-react";
import { useState } from "react";
import { send } from "../api/client";
import { report } from "../store/failures";
import { useToasts } from "../store/toasts";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { SecretDialog } from "./SecretDialog";
import own from "./Settings.module.css";
import { useData } from "./useData";

/** The one secret that all `callbackUrl`s of the team are signed with. */
export function Callbacks() {
  const { data, load } = useData<{ secret: string }>("/webhooks/callback-secret");
  const [open, setOpen] = useState<"secret" | "rotate" | null>(null);
  if (!data) return null;
  const close = () => setOpen(null);
  const rotate = async () => {
    close();
    await send("POST", "/webhooks/callback-secret/rotate");
    useToasts.getState().show("Callbacks are signed with a new secret from now on");
    await load();
  };
  return (
    <header className={own.section}>
      <div>
        <h2>Callbacks</h2>
        <p>
          A <code>callbackUrl</code> sent with one call is signed with the team’s own secret.
        </p>
      </div>
      <div className={ui.actions}>
        <button type="button" className={ui.quiet} onClick={() => setOpen("rotate")}>
          Rotate the callback secret
        </button>
        <button type="button" className={ui.quiet} onClick={() => setOpen("secret")}>
          <Eye size={15} aria-hidden="true" /> Callback secret
        </button>
      </div>
      {open === "secret" && <SecretDialog secret={data.secret} onClose={close} />}
      {open === "rotate" && (
        <Dialog title="Rotate the callback secret?" onClose={close}>
          <p>Every receiver of a callback needs the new one to go on verifying.</p>
          <div className={ui.actions}>
            <button type="button" className={ui.primary} onClick={() => rotate().catch(report)}>
              Rotate
            </button>
          </div>
        </Dialog>
      )}
    </header>
  );
}
