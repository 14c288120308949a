import { useSentences } from "../../site/use-site.ts";
import type { Bar } from "./leg-quality.ts";

interface QualityBarProps {
  readonly label: string;
  readonly bar: Bar | null;
  /** The figure in words; it stands beside the bar, which says nothing that it does not. */
  readonly text: string;
}

/** One figure of a leg: its name, a bar in the colour of its grade, and the figure. */
export function QualityBar({ label, bar, text }: QualityBarProps) {
  const { unmeasured, mosWords } = useSentences().journal;
  return (
    <div class="quality">
      <dt>{label}</dt>
      <dd>
        {bar !== null && (
          <svg class={`quality-bar ${bar.grade}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="quality-ground" width="100" height="8" rx="2" />
            <rect class="quality-fill" width={Math.max(2, bar.fill * 100)} height="8" rx="2" />
          </svg>
        )}
        <span class={bar === null ? "quiet" : "figures"}>{bar === null ? unmeasured : text}</span>
        {bar !== null && <span class={`grade ${bar.grade}`}>{mosWords[bar.grade]}</span>}
      </dd>
    </div>
  );
}
