import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { AskedTrace } from "./use-trace.ts";

/** The story of a call, step by step, while it is kept. */
export function CallTrace({ asked }: { readonly asked: AskedTrace }) {
  const site = useSite();
  const t = useSentences().journal;
  const { instant } = site.formats.value;
  if (asked.kind === "asking") return null;
  return (
    <Panel title={t.trace}>
      {asked.kind !== "here" ? (
        <p class="quiet">{t.noTrace}</p>
      ) : (
        <ol class="trace">
          {asked.value.lines.map(({ at, leg, told }, index) => (
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
