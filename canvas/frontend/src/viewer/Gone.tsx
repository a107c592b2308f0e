import { ImageOff } from "lucide-react";
import css from "./Stage.module.css";

/** Where a file was that somebody deleted. */
export function Gone() {
  return (
    <div className={css.gone}>
      <ImageOff size={22} aria-hidden="true" />
      <p>This file was deleted, or its address has expired</p>
    </div>
  );
}
