/** Reads a binary frame: uint16 header length, JSON header, image bytes. */

export interface Preview {
  executionId: string;
  nodeId: string;
  /** Of a node that runs for each item of a list, which one it is of. */
  item?: number;
  step?: number;
  totalSteps?: number;
  image: Blob;
}

export function readPreview(frame: ArrayBuffer): Preview {
  const length = new DataView(frame).getUint16(0);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(frame, 2, length)));
  return { ...header, image: new Blob([frame.slice(2 + length)], { type: header.contentType }) };
}
