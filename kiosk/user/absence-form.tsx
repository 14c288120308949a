import type { Absence, ForwardWhen } from "../../daemon/model/profiles/absence.ts";
import { Answered } from "../controls/answered.tsx";
import { FormFrame } from "../controls/form-frame.tsx";
import { Panel } from "../controls/panel.tsx";
import { TextField } from "../controls/text-field.tsx";
import { TickField } from "../controls/tick-field.tsx";
import { showRefusal } from "../site/show-refusal.ts";
import { useAnswer } from "../site/use-answer.ts";
import { useForm } from "../site/use-form.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { absenceDraft, readAbsence, WHEN } from "./absence-draft.ts";

/** Do not disturb and forwards, as the codes of the telephone set them; not for who has no telephone here. */
export function AbsenceForm() {
  const site = useSite();
  const { asked, again } = useAnswer(async () => {
    const answer = await site.ask("own.absence");
    return answer.kind === "done" ? { ...answer, body: { absence: answer.body } } : answer;
  });
  if (asked.value.kind === "gone") return null;
  return (
    <Answered asked={asked} again={again}>
      {({ absence }: { readonly absence: Absence }) => <Fields absence={absence} />}
    </Answered>
  );
}

function Fields({ absence }: { readonly absence: Absence }) {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.own;
  const form = useForm(() => absenceDraft(absence));
  const save = async () => {
    const answer = await site.ask("own.setAbsence", { body: readAbsence(form.draft.value) });
    if (answer.kind !== "done") {
      showRefusal(site, form, answer);
      // Fields of the form carry the names of the forwards.
      form.issues.value = form.issues.value.map((one) => ({ ...one, path: one.path.replace("/forwards", "") }));
      return;
    }
    form.draft.value = absenceDraft(answer.body);
    form.saved();
    site.notices.done(t.absenceSaved);
  };
  const forward = (when: ForwardWhen) => {
    const issue = form.issueOf(when);
    return (
      <TextField
        key={when}
        label={t.when[when]}
        help={t.whenHelp[when]}
        maxLength={24}
        issue={issue && site.told(issue)}
        value={form.text(when)}
        onChange={(value) => form.set(when, value)}
      />
    );
  };
  return (
    <FormFrame form={form} submit={all.change} onSubmit={save}>
      <Panel title={t.absence}>
        <TickField
          label={t.doNotDisturb}
          help={t.doNotDisturbHelp}
          ticked={form.draft.value.doNotDisturb === true}
          onChange={(ticked) => form.set("doNotDisturb", ticked)}
        />
        {WHEN.map(forward)}
      </Panel>
    </FormFrame>
  );
}
