import type { ProfileState } from "../../daemon/contracts/profile-state.ts";
import { ChoiceField } from "../controls/choice-field.tsx";
import { Name } from "../controls/name.tsx";
import { Panel } from "../controls/panel.tsx";
import { Row } from "../controls/row.tsx";
import { useAnswer } from "../site/use-answer.ts";
import { useSentences, useSite } from "../site/use-site.ts";

/** By the planning, or one that is chosen by hand [PRO-15]. */
const BY_PLANNING = "planning";
const NONE = "none";
const byName = (name: string) => `name ${name}`;

/** The profile in force; nothing where there is none to choose from. */
export function ProfilePanel() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.own;
  const { asked, again } = useAnswer(() => site.ask("own.profile"));
  const { value } = asked;
  if (value.kind !== "here" || value.value.profiles.length === 0) return null;
  const state: ProfileState = value.value;
  const choose = async (wanted: string) => {
    const profile = state.profiles.find((name) => byName(name) === wanted) ?? null;
    const chosen = wanted === BY_PLANNING ? null : { profile, until: null };
    const answer = await site.ask("own.chooseProfile", { body: { chosen } });
    if (answer.kind === "done") site.notices.done(t.profileChosen);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    again();
  };
  const { byHand } = state;
  const chosen = byHand === null ? BY_PLANNING : byHand.profile === null ? NONE : byName(byHand.profile);
  return (
    <Panel title={t.profile}>
      <Row label={t.profileNow} help={state.why === null ? "" : site.because(state.why)}>
        <Name>{state.profile ?? all.none}</Name>
      </Row>
      <ChoiceField
        label={t.profileChoice}
        help={t.profileHelp}
        value={chosen}
        onChange={(wanted) => void choose(wanted)}
        choices={[
          { value: BY_PLANNING, label: t.byPlanning },
          { value: NONE, label: all.none },
          ...state.profiles.map((name) => ({ value: byName(name), label: name })),
        ]}
      />
    </Panel>
  );
}
