import type { SettingsName } from "../../../daemon/model/config/collections/names.ts";
import { useSentences } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";
import type { FormPanel } from "../objects/object-kind.ts";
import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { MailPage } from "./mail-page.tsx";

interface PlainSettings {
  readonly section: SettingsName;
  readonly title: (t: Sentences) => string;
  readonly panels: readonly FormPanel[];
}

/** Settings that follow from their schemas alone. */
function PlainSettingsPage({ section, title, panels }: PlainSettings) {
  return <SettingsPage section={section} title={title(useSentences())} panels={panels} looks={{}} />;
}

const plain = (path: string, settings: PlainSettings): RubricPages[number] => [
  path,
  () => <PlainSettingsPage key={path} {...settings} />,
];

export const pages: RubricPages = [
  ["/reglages/courriel", () => <MailPage key="mail" />],
  plain("/prononciation", {
    section: "speech",
    title: (t) => t.speech.title,
    panels: [
      { title: (t) => t.speech.dictionary, fields: ["dictionary"] },
      { title: (t) => t.speech.studio, fields: ["studio"] },
    ],
  }),
  plain("/reglages/messagerie", {
    section: "voicemail",
    title: (t) => t.voicemail.title,
    panels: [{ title: (t) => t.voicemail.limits, fields: ["mostMailboxes", "mostMegabytes"] }],
  }),
  plain("/reglages/enregistrements", {
    section: "recordings",
    title: (t) => t.recordingRules.retention,
    panels: [{ title: (t) => t.recordingRules.kept, fields: ["keepDays"] }],
  }),
  plain("/reglages/journal", {
    section: "journal",
    title: (t) => t.journalSettings.title,
    panels: [
      {
        title: (t) => t.journalSettings.kept,
        fields: ["keepDays", "keepMessagesDays", "hideDigitsAfterDays", "keepAuditDays"],
      },
    ],
  }),
];
