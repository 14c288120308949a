import { useSignal } from "@preact/signals";
import type { EmergencyProof } from "../../../daemon/contracts/emergency-proof.ts";
import { Button } from "../../controls/button.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The last proof that calls for help would go out, site by site; another one now. */
export function EmergencyProofPanel() {
  const site = useSite();
  const t = useSentences();
  const words = t.emergency;
  const { asked, again } = useAnswer(() => site.ask("emergency.proof"));
  const busy = useSignal(false);
  const prove = async () => {
    busy.value = true;
    const answer = await site.ask("emergency.prove");
    busy.value = false;
    if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    again();
  };
  const proof = asked.value.kind === "here" ? asked.value.value.proof : null;
  return (
    <Panel title={words.proof}>
      <p class="panel-line quiet">{words.proofIntro}</p>
      <div role="status">
        {asked.value.kind === "here" && (
          <p class="panel-line">{proof === null ? words.never : words.at(site.formats.value.moment(proof.at))}</p>
        )}
        {proof !== null && <Sites proof={proof} />}
      </div>
      <May>
        <Button busy={busy.value} onClick={() => void prove()}>
          {busy.value ? words.proving : words.prove}
        </Button>
      </May>
    </Panel>
  );
}

const looks = { proved: "works", weak: "doubtful", failed: "fails" } as const;

function Sites({ proof }: { readonly proof: EmergencyProof }) {
  const site = useSite();
  const t = useSentences();
  const words = t.emergency;
  return (
    <table class="edited">
      <thead>
        <tr>
          <th scope="col">{words.site}</th>
          <th scope="col">{words.verdict}</th>
          <th scope="col">{words.lines}</th>
        </tr>
      </thead>
      <tbody>
        {proof.sites.map(({ site: name, verdict, lines, numbers }) => {
          const troubles = numbers.filter(({ trouble }) => trouble !== null);
          return (
            <tr key={name ?? ""}>
              <th scope="row">{name === null ? words.noSite : <Name>{name}</Name>}</th>
              <td>
                <span class={`verdict ${looks[verdict]}`}>{words.verdicts[verdict]}</span>
                {troubles.length > 0 && <p>{words.troubles(troubles.map(({ number }) => number).join(", "))}</p>}
              </td>
              <td>
                {lines.map(({ trunk, name: called, why }) => (
                  <p key={trunk}>
                    {trunk} <Name>{called}</Name> <span class="quiet">{site.because(why)}</span>
                  </p>
                ))}
                {lines.length === 0 && t.none}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
