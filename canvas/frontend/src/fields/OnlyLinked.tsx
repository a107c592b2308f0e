import css from "./Field.module.css";

/** Takes anything, and so has nothing to type it with. */
export function OnlyLinked() {
  return <p className={css.hint}>Draw a wire into it on the canvas.</p>;
}
