/** What people write on the canvas, as the server says it (see the REST contract). */

export interface Person {
  id: string;
  name: string;
}

export interface Comment {
  id: string;
  /** Null for somebody who is gone. */
  author: Person | null;
  text: string;
  createdAt: string;
  editedAt: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
}

export interface Thread {
  id: string;
  /** The subgraph it lies in, as runs name it. */
  subgraph: string | null;
  nodeId: string | null;
  position: { x: number; y: number };
  /** From the corner of its node to the pin. */
  offset: { x: number; y: number };
  resolved: boolean;
  resolvedBy: Person | null;
  resolvedAt: string | null;
  createdAt: string;
  /** Oldest first; there is always one. */
  comments: Comment[];
}
