import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useOffice } from "../../site/use-office.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** National, mobile and international; short and emergency numbers; those of four digits: no digit for an outside line. */
const PREFIXES = ["0", "1", "3"];

/** An office with lines and without a rule calls nobody: the rules that the guide has from the start, by a click [SOR-09]. */
export function UsualRules() {
  const site = useSite();
  const t = useSentences();
  const words = t.rules.usual;
  const lines = useOffice()?.callable.filter(({ kind }) => kind === "trunks") ?? [];
  const chosen = useSignal("");
  const busy = useSignal(false);
  const [first] = lines;
  if (first === undefined) return null;
  const trunk = chosen.value === "" ? first.number : chosen.value;
  const add = async () => {
    busy.value = true;
    for (const prefix of PREFIXES) {
      const parameters = { collection: "outbound-rules" } as const;
      const answer = await site.ask("objects.create", { parameters, body: { prefix, trunk } });
      if (answer.kind === "done") continue;
      site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
      break;
    }
    busy.value = false;
  };
  return (
    <May>
      <Panel title={words.title}>
        <p class="panel-line quiet">{words.intro}</p>
        <div class="inline">
          <label>
            <span>{t.rules.line}</span>
            <select value={trunk} onChange={(event) => (chosen.value = event.currentTarget.value)}>
              {lines.map(({ number, name }) => (
                <option key={number} value={number}>
                  {`${number} ${name}`}
                </option>
              ))}
            </select>
          </label>
          <Button busy={busy.value} onClick={() => void add()}>
            {words.button}
          </Button>
        </div>
      </Panel>
    </May>
  );
}
