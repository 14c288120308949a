import { Page } from "../admin/frame/page.tsx";
import { useSentences } from "../site/use-site.ts";
import { AbsenceForm } from "./absence-form.tsx";
import { ProfilePanel } from "./profile-panel.tsx";

/** Mes renvois: do not disturb, forwards and profile, all of which hold at once. */
export function ForwardsPage() {
  const t = useSentences().accounts.own;
  return (
    <Page title={t.pages.forwards}>
      <p class="intro">{t.forwardsIntro}</p>
      <ProfilePanel />
      <AbsenceForm />
    </Page>
  );
}
