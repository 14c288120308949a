import { useSignal } from "@preact/signals";
import type { RouteExplanation } from "../../../daemon/contracts/route-explanation.ts";
import { Button } from "../../controls/button.tsx";
import { CalledInput } from "../../controls/called-input.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** « Essayer un numéro »: by which line it would go out, and why, without calling anybody. */
export function TryNumber() {
  const site = useSite();
  const t = useSentences();
  const words = t.rules.try;
  const from = useSignal("");
  const to = useSignal("");
  const busy = useSignal(false);
  const found = useSignal<RouteExplanation | string | null>(null);
  const ask = async () => {
    busy.value = true;
    const body = { from: from.value.trim(), to: to.value.trim(), line: null, at: null };
    const answer = await site.ask("calls.route", { body });
    busy.value = false;
    if (answer.kind === "done") found.value = answer.body;
    else found.value = answer.kind === "away" ? t.away : site.told(answer.problem);
  };
  return (
    <Panel title={words.title}>
      <p class="panel-line quiet">{words.intro}</p>
      <form
        class="inline"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy.value) void ask();
        }}
      >
        <div class="labelled">
          <span>{words.from}</span>
          <CalledInput
            number={from.value}
            label={words.from}
            ties={{ "aria-label": words.from }}
            kinds={["extended", "simple"]}
            onChange={(number) => (from.value = number)}
          />
        </div>
        <label>
          <span>{words.to}</span>
          <input
            type="text"
            class="number"
            inputMode="tel"
            autocomplete="off"
            maxLength={40}
            value={to.value}
            onInput={(event) => (to.value = event.currentTarget.value)}
          />
        </label>
        <Button submit busy={busy.value}>
          {words.button}
        </Button>
      </form>
      <div role="status">{found.value !== null && <Found found={found.value} />}</div>
    </Panel>
  );
}

function Found({ found }: { readonly found: RouteExplanation | string }) {
  const site = useSite();
  const t = useSentences().rules.try;
  if (typeof found === "string") {
    return (
      <p class="issue">
        <bdi>{found}</bdi>
      </p>
    );
  }
  const { ways, extensions, outcome, reasons } = found;
  const said = outcome === "refused" ? t.refused : extensions.length > 0 ? t.rings(extensions.join(", ")) : t.other;
  return (
    <>
      {ways.length === 0 ? (
        <p class={`verdict ${outcome === "refused" ? "fails" : "doubtful"}`}>{said}</p>
      ) : (
        <ol class="tried-ways">
          {ways.map(({ trunk, number, presented, hidden }) => (
            <li key={`${trunk} ${number}`} class="verdict works">
              {t.way(trunk, number, hidden || presented === "" ? t.hidden : presented)}
            </li>
          ))}
        </ol>
      )}
      <details>
        <summary>{t.why}</summary>
        <ul>
          {reasons.map((one, index) => (
            <li key={index}>
              <bdi>{site.because(one)}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
