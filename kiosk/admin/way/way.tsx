import type { ComponentChildren } from "preact";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { StepKind, WayStep } from "./way-steps.ts";

/** A shape for each kind of step, so that none depends on its colour alone. */
const shapes: Readonly<Record<StepKind | "begin" | "good" | "bad", ComponentChildren>> = {
  begin: <circle cx="10" cy="10" r="6" />,
  step: <circle cx="10" cy="10" r="4" />,
  turn: <path d="M4 14V9h9M10 5l4 4-4 4" class="drawn" />,
  stop: <path d="M10 3 17 16H3Z" />,
  ring: <path d="M4 10a6 6 0 0 1 12 0M7 10a3 3 0 0 1 6 0M10 10v5" class="drawn" />,
  good: <path d="m4 10 4 4 8-9" class="drawn" />,
  bad: <path d="m5 5 10 10m0-10L5 15" class="drawn" />,
};

function Mark({ kind }: { readonly kind: keyof typeof shapes }) {
  return (
    <svg class="way-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {shapes[kind]}
    </svg>
  );
}

interface WayProps {
  readonly label: string;
  readonly begin: ComponentChildren;
  readonly steps: readonly WayStep[];
  readonly end: { readonly isGood: boolean; readonly text: ComponentChildren; readonly more?: ComponentChildren };
}

/** The way of a call, from who called down to what came of it: a list, drawn as a line with its stations. */
export function Way({ label, begin, steps, end }: WayProps) {
  const site = useSite();
  const t = useSentences().journal;
  const { number } = site.formats.value;
  return (
    <ol class="way" aria-label={label}>
      <Station kind="begin">{begin}</Station>
      {steps.map(({ told, kind, after }, index) => (
        <Station key={index} kind={kind}>
          <bdi>{site.because(told)}</bdi>
          {after !== null && <span class="way-time">{t.after(number(after / 1000))}</span>}
        </Station>
      ))}
      <Station kind={end.isGood ? "good" : "bad"}>
        <strong>{end.text}</strong>
        {end.more}
      </Station>
    </ol>
  );
}

function Station({ kind, children }: { readonly kind: keyof typeof shapes; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: each step can be gone to by keyboard, and is read from there
    <li class={`way-step ${kind}`} tabIndex={0}>
      <Mark kind={kind} />
      <div>{children}</div>
    </li>
  );
}
