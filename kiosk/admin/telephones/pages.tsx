import { useSentences } from "../../site/use-site.ts";
import { objectPages } from "../objects/object-pages.tsx";
import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { templateKind } from "../telephone-templates/template-kind.tsx";
import { TelephonesPage } from "./telephones-page.tsx";

export const pages: RubricPages = [
  ["/telephones", () => <TelephonesPage />],
  ["/telephones/reglages", () => <TelephoneSettingsPage />],
  ...objectPages(templateKind),
];

function TelephoneSettingsPage() {
  const t = useSentences().telephones;
  return (
    <SettingsPage
      section="telephones"
      title={t.settings}
      trail={[{ to: "/telephones", text: t.title }]}
      panels={[
        {
          title: () => t.general,
          fields: ["isOn", "isFound", "armMinutes", "encrypts", "https", "tftp", "voiceVlan", "timeServer"],
        },
      ]}
      looks={{}}
    />
  );
}
