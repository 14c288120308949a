import { useSentences } from "../site/use-site.ts";
import type { Sentences } from "../words/fr.ts";

export type DotState = keyof Sentences["extensions"]["states"];

/** A shape for each state, so that none depends on its colour alone. */
const shapes = {
  idle: <circle cx="8" cy="8" r="6.5" />,
  unregistered: <path d="M8 1 15 8 8 15 1 8Z" />,
  ringing: <path d="M8 1.5 15 14.5H1Z" />,
  busy: <rect x="2" y="2" width="12" height="12" rx="2" />,
  staged: <circle cx="8" cy="8" r="5.5" class="hollow" />,
  unknown: <path d="M2 8h12" class="hollow" />,
};

/** The dot of the guide [POS-12, POS-13], with its state in words beside it. */
export function Dot({ state }: { readonly state: DotState }) {
  return (
    <span class={`dot ${state}`} data-state={state}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {shapes[state]}
      </svg>
      {useSentences().extensions.states[state]}
    </span>
  );
}
