import { useSentences } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { TelephonesPage } from "./telephones-page.tsx";

export const pages: RubricPages = [
  ["/telephones", () => <TelephonesPage />],
  ["/telephones/reglages", () => <TelephoneSettingsPage />],
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
