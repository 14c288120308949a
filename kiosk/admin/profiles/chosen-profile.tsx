import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** Which profile is in force now, and the choice of another by hand [PLA-07, PRO-15]. Nothing where none runs yet. */
export function ChosenProfile({ number }: { readonly number: string }) {
  const site = useSite();
  const t = useSentences();
  const mayChoose = useMay("write");
  const running = site.feed.picture.value?.configuration?.running;
  const parameters = { number };
  const { asked, again } = useAnswer(() => site.ask("profiles.show", { parameters }), running);
  if (asked.value.kind !== "here") return null;
  const { profile, why, byHand, profiles } = asked.value.value;
  if (profiles.length === 0) return null;
  const choose = async (value: string) => {
    const chosen = value === "" ? null : { profile: value === "-" ? null : value.slice(1), until: null };
    const answer = await site.ask("profiles.choose", { parameters, body: { chosen } });
    if (answer.kind !== "done") site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    again();
  };
  const shown = byHand === null ? "" : byHand.profile === null ? "-" : `=${byHand.profile}`;
  return (
    <Panel title={t.profiles.now}>
      <Row label={<span>{profile ?? t.profiles.noneNow}</span>} help={why === null ? "" : site.because(why)}>
        <select
          disabled={!mayChoose}
          aria-label={t.profiles.now}
          value={shown}
          onChange={(event) => void choose(event.currentTarget.value)}
        >
          <option value="">{t.profiles.byPlanning}</option>
          {profiles.map((name) => (
            <option key={name} value={`=${name}`}>
              {name} ({t.profiles.byHand})
            </option>
          ))}
          <option value="-">
            {t.planning.none} ({t.profiles.byHand})
          </option>
        </select>
      </Row>
    </Panel>
  );
}
