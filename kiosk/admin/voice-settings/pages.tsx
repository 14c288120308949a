import type { SettingsName } from "../../../daemon/model/config/collections/names.ts";
import { useSentences } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";
import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { MailPage } from "./mail-page.tsx";

interface PlainSettings {
  readonly section: SettingsName;
  readonly title: (t: Sentences) => string;
  readonly panel: (t: Sentences) => string;
  readonly fields: readonly string[];
}

/** Settings that follow from their schemas alone. */
function PlainSettingsPage({ section, title, panel, fields }: PlainSettings) {
  return (
    <SettingsPage section={section} title={title(useSentences())} panels={[{ title: panel, fields }]} looks={{}} />
  );
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
    panel: (t) => t.speech.dictionary,
    fields: ["dictionary"],
  }),
  plain("/reglages/messagerie", {
    section: "voicemail",
    title: (t) => t.voicemail.title,
    panel: (t) => t.voicemail.limits,
    fields: ["mostMailboxes", "mostMegabytes"],
  }),
  plain("/reglages/enregistrements", {
    section: "recordings",
    title: (t) => t.recordingRules.retention,
    panel: (t) => t.recordingRules.kept,
    fields: ["keepDays"],
  }),
  plain("/reglages/journal", {
    section: "journal",
    title: (t) => t.journalSettings.title,
    panel: (t) => t.journalSettings.kept,
    fields: ["keepDays", "keepMessagesDays", "hideDigitsAfterDays"],
  }),
];
