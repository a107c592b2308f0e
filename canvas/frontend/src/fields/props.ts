/** What every field editor is given. */
import type { Field, Json } from "../api/types";

export interface FieldProps {
  field: Field;
  value: Json;
  id: string;
  onChange(value: Json): void;
}
