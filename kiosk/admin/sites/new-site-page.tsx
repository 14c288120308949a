import { BackLink } from "../../controls/back-link.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { readSite, siteDraft } from "./site-body.ts";
import { SiteFields } from "./site-fields.tsx";

export function NewSitePage() {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => siteDraft({}));
  const add = async () => {
    const read = readSite(form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    const answer = await site.ask("sites.create", { body: read.body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    site.place.go("/sites");
    site.notices.done(t.sites.added, site.warned(answer.body));
  };
  return (
    <Page title={t.sites.add} trail={[{ to: "/sites", text: t.sites.title }]} actions={<BackLink to="/sites" />}>
      <FormFrame form={form} submit={t.add} onSubmit={add}>
        <SiteFields form={form} />
      </FormFrame>
    </Page>
  );
}
