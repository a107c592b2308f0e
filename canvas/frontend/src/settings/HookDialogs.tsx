import { send } from "../api/client";
import type { Publication } from "../api/hooks";
import { Confirm } from "../ui/Confirm";

export type HookWish = "address" | "secret" | "unpublish";

interface Words {
  title: string;
  action: string;
  text: string;
}

const WORDS: Record<HookWish, Words> = {
  address: {
    title: "Rotate the address?",
    action: "Rotate address",
    text: "The webhook gets a new address. The old one is refused at once: whoever calls it must be told the new one.",
  },
  secret: {
    title: "Rotate the secret?",
    action: "Rotate secret",
    text: "Calls that are signed with the old secret are refused at once.",
  },
  unpublish: {
    title: "Unpublish the workflow?",
    action: "Unpublish",
    text: "Its address is withdrawn for good: published again, it gets another. The workflow and its runs stay.",
  },
};

interface Props {
  wish: HookWish | null;
  hook: Publication;
  onChanged(): Promise<void>;
  onClose(): void;
}

export function HookDialogs({ wish, hook, onChanged, onClose }: Props) {
  if (!wish) return null;
  const { title, action, text } = WORDS[wish];
  const path = `/workflows/${hook.workflowId}`;
  const act = () =>
    wish === "unpublish"
      ? send("POST", `${path}/unpublish`)
      : send("POST", `${path}/webhook/rotate`, { what: wish });
  return (
    <Confirm
      title={title}
      action={action}
      danger
      onConfirm={() => act().then(onChanged)}
      onClose={onClose}
    >
      <p>{text}</p>
    </Confirm>
  );
}
