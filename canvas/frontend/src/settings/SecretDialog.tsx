import { useState } from "react";
import { VERIFY } from "../graph/hookSnippets";
import { Code } from "../ui/Code";
import { CopyButton } from "../ui/CopyButton";
import { Dialog } from "../ui/Dialog";
import ui from "../ui/Ui.module.css";
import { SecretLine } from "./SecretLine";
import own from "./Settings.module.css";

/** An endpoint's signing secret, and how a receiver checks a message with it. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose(): void }) {
  const [chosen, setChosen] = useState(VERIFY[0]?.[0]);
  const code = VERIFY.find(([language]) => language === chosen)?.[2] ?? "";
  return (
    <Dialog title="Signing secret" wide onClose={onClose}>
      <SecretLine secret={secret} />
      <p className={own.words}>
        Every message carries <code>webhook-id</code>, <code>webhook-timestamp</code> and{" "}
        <code>webhook-signature</code>, by Standard Webhooks. Keep the secret in{" "}
        <code>WEBHOOK_SECRET</code>, and take a message only if this check says so. It needs the
        body as it came, before it is parsed.
      </p>
      <div className={own.code}>
        <header>
          <div className={ui.segments} role="tablist" aria-label="Language">
            {VERIFY.map(([language, words]) => (
              <button
                key={language}
                type="button"
                role="tab"
                aria-selected={language === chosen}
                onClick={() => setChosen(language)}
              >
                {words}
              </button>
            ))}
          </div>
          <CopyButton text={code} words="Copy the check" bare />
        </header>
        <Code text={code} />
      </div>
    </Dialog>
  );
}
