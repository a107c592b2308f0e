import { useState } from "react";
import css from "./Upload.module.css";

/** Asks for the address of a file; the server fetches it. */
export function AddressForm({ onSend }: { onSend(url: string): void }) {
  const [url, setUrl] = useState("");
  return (
    <form
      className={css.address}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(url.trim());
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type an address
        autoFocus
        type="url"
        required
        aria-label="URL of the file"
        placeholder="https://"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <button type="submit">Fetch</button>
    </form>
  );
}
