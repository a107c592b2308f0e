import type { Offer } from "../graph/mentions";
import css from "./Prompt.module.css";

interface Props {
  id: string;
  offers: Offer[];
  at: number;
  onTake(name: string): void;
}

/** The nodes a prompt may mention; the keys stay with the text above. */
export function Offers({ id, offers, at, onTake }: Props) {
  return (
    <div id={id} role="listbox" aria-label="Texts to mention" className={css.offers}>
      {offers.map((offer, index) => (
        <button
          key={offer.id}
          id={`${id}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Taking the focus would close the list before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer.name)}
        >
          <b>{offer.label}</b>
          <span>{offer.text}</span>
        </button>
      ))}
    </div>
  );
}
