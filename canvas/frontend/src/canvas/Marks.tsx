import { Comments } from "../comments/Comments";
import { PeersHere } from "./PeersHere";

/** What lies over the graph and is no part of it: where others are, and what people wrote. */
export function Marks() {
  return (
    <>
      <PeersHere />
      <Comments />
    </>
  );
}
