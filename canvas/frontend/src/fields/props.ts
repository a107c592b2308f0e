/** What every field editor is given. */
import type { Field, Json } from "../api/types";

export interface FieldProps {
  nodeId: string;
  field: Field;
  value: Json;
  id: string;
  onChange(value: Json): void;
}
