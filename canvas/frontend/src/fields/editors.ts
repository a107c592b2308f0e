/** One editor for each widget the catalogue names; an unknown widget has none. */
import type { ComponentType } from "react";
import { AspectField } from "./AspectField";
import { ColourField } from "./ColourField";
import { JsonField } from "./JsonField";
import { ListField } from "./ListField";
import { NumberField } from "./NumberField";
import { OnlyLinked } from "./OnlyLinked";
import { PromptField } from "./PromptField";
import type { FieldProps } from "./props";
import { SeedField } from "./SeedField";
import { SelectField } from "./SelectField";
import { SliderField } from "./SliderField";
import { TextField } from "./TextField";
import { ToggleField } from "./ToggleField";
import { UploadField } from "./UploadField";

export const EDITORS: Record<string, ComponentType<FieldProps>> = {
  prompt: PromptField,
  text: TextField,
  textarea: TextField,
  number: NumberField,
  side: NumberField,
  slider: SliderField,
  seed: SeedField,
  select: SelectField,
  aspect: AspectField,
  toggle: ToggleField,
  colour: ColourField,
  json: JsonField,
  list: ListField,
  image: UploadField,
  mask: UploadField,
  audio: UploadField,
  video: UploadField,
  model3d: UploadField,
  none: OnlyLinked,
};
