import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "../ui/CopyButton";
import ui from "../ui/Ui.module.css";
import own from "./Settings.module.css";

/** A secret that is seen only when asked for. */
export function SecretLine({ secret }: { secret: string }) {
  const [seen, setSeen] = useState(false);
  const Icon = seen ? EyeOff : Eye;
  return (
    <div className={own.line}>
      <code>{seen ? secret : `${secret.slice(0, 6)}${"•".repeat(24)}`}</code>
      <button
        type="button"
        className={ui.bare}
        aria-label={seen ? "Hide the secret" : "Show the secret"}
        onClick={() => setSeen(!seen)}
      >
        <Icon size={15} />
      </button>
      <CopyButton text={secret} words="Copy the secret" bare />
    </div>
  );
}
