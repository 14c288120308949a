import { useSignal } from "@preact/signals";
import { type Site, siteSchema } from "../../../daemon/model/config/sites.ts";
import { type Choices, Conflict } from "../../controls/conflict.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { chosenDraft, compareDrafts } from "../../forms/compare-drafts.ts";
import type { Draft } from "../../forms/draft.ts";
import { fieldNotes } from "../../forms/field-notes.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { readSite, siteDraft } from "./site-body.ts";
import { SiteFields } from "./site-fields.tsx";

/** Changes a site; what somebody else saved in between is never overwritten unseen. */
export function SiteForm({ saved, tag }: { readonly saved: Site; readonly tag: string }) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => siteDraft(saved));
  const seen = useSignal(tag);
  const theirs = useSignal<{ readonly draft: Draft; readonly tag: string } | null>(null);
  const parameters = { name: saved.name };

  const save = async () => {
    const read = readSite(form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    const answer = await site.ask("sites.replace", { parameters, body: read.body, tag: seen.value });
    if (answer.kind === "done") {
      form.saved();
      site.place.go("/sites");
      return site.notices.done(t.sites.changed, site.warned(answer.body));
    }
    if (answer.kind === "refused" && answer.problem.status === 412) await compare();
    else showRefusal(site, form, answer);
  };
  const compare = async () => {
    const now = await site.ask("sites.get", { parameters });
    if (now.kind !== "done") return showRefusal(site, form, now);
    theirs.value = { draft: siteDraft(now.body.site), tag: now.tag ?? "" };
  };
  const keep = (choices: Choices) => {
    if (theirs.value === null) return;
    form.draft.value = chosenDraft(theirs.value.draft, form.draft.value, choices);
    form.initial.value = theirs.value.draft;
    seen.value = theirs.value.tag;
    theirs.value = null;
    void save();
  };
  return (
    <>
      <FormFrame form={form} submit={t.change} onSubmit={save}>
        <SiteFields form={form} />
      </FormFrame>
      {theirs.value !== null && (
        <Conflict
          differences={compareDrafts(form.initial.value, theirs.value.draft, form.draft.value)}
          labelOf={(key) => site.inWords(fieldNotes(siteSchema.properties[key === "name" ? "name" : "address"]).label)}
          onKeep={keep}
          onCancel={() => (theirs.value = null)}
        />
      )}
    </>
  );
}
