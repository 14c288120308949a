import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The story of a call, step by step, while it is kept. */
export function CallTrace({ call }: { readonly call: string }) {
  const site = useSite();
  const t = useSentences().journal;
  const { asked } = useAnswer(() => site.ask("calls.trace", { parameters: { call } }));
  const { value } = asked;
  const { instant } = site.formats.value;
  if (value.kind === "asking") return null;
  return (
    <Panel title={t.trace}>
      {value.kind !== "here" ? (
        <p class="quiet">{t.noTrace}</p>
      ) : (
        <ol class="trace">
          {value.value.lines.map(({ at, leg, told }, index) => (
            <li key={index}>
              <time dateTime={new Date(at).toISOString()}>{instant(at)}</time>
              <span class="quiet">{leg === null ? "" : `#${leg}`}</span>
              <bdi>{site.because(told)}</bdi>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
