import { ViewportPortal } from "@xyflow/react";
import { colourOf, type Peer } from "../run/peers";
import { useEditor, usePrefix } from "../store/editor";
import { usePeers } from "../store/peers";
import css from "./Peers.module.css";

/** Where the others are: their pointers, and rings round what they have selected. */
export function Peers() {
  const peers = usePeers((state) => state.peers);
  const prefix = usePrefix();
  const here = Object.values(peers);
  if (here.length === 0) return null;
  return (
    <ViewportPortal>
      {here.map((peer) => (
        <div key={peer.peer} className={css.peer} data-colour={colourOf(peer.user.id)}>
          {peer.selection.map((id) => (
            <Ring key={id} id={id} name={peer.user.name} />
          ))}
          {peer.cursor && !prefix && <Cursor peer={peer} />}
        </div>
      ))}
    </ViewportPortal>
  );
}

function Cursor({ peer }: { peer: Peer }) {
  const { x, y } = peer.cursor ?? { x: 0, y: 0 };
  return (
    <div className={css.cursor} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <svg width="16" height="18" viewBox="0 0 16 18" aria-hidden="true">
        <path d="M1 1l5 15 3-6 6-2z" />
      </svg>
      <span>{peer.user.name}</span>
    </div>
  );
}

function Ring({ id, name }: { id: string; name: string }) {
  const prefix = usePrefix();
  const node = useEditor((editor) => editor.nodes.find((one) => prefix + one.id === id));
  if (!node?.measured?.width || !node.measured.height) return null;
  const { x, y } = node.position;
  const { width, height } = node.measured;
  return (
    <div className={css.ring} style={{ transform: `translate(${x}px, ${y}px)`, width, height }}>
      <span>{name}</span>
    </div>
  );
}
