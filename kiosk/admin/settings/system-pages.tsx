import { CodecsField } from "../../controls/codecs-field.tsx";
import { CodesField } from "../../controls/codes-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";

/** Installation: its name, the clock of its rules, its holidays, its language. */
export function SystemPage() {
  const t = useSentences().system;
  return (
    <SettingsPage
      section="system"
      title={t.page}
      panels={[{ title: () => t.title, fields: ["name", "timeZone", "holidays", "language"] }]}
      looks={{ choices: () => ({ holidays: t.zones, language: t.languages }) }}
    />
  );
}

/** SIP: how the box speaks with telephones. */
export function SipPage() {
  const t = useSentences().system;
  return (
    <SettingsPage
      section="sip"
      title={t.sipPage}
      panels={[
        {
          title: () => t.sip,
          fields: ["realm", "digest", "maxDevices", "qualifySeconds", "sessionExpiresSeconds", "unheardSeconds"],
        },
        {
          title: () => t.sipRegistration,
          fields: ["registration/minimum", "registration/usual", "registration/maximum"],
        },
        { title: () => t.sipSound, fields: ["codecs", "videoCodecs", "srtp"] },
      ]}
      looks={{
        controls: { digest: CodesField, codecs: CodecsField, videoCodecs: CodecsField },
        choices: () => ({ srtp: t.srtp }),
      }}
    />
  );
}
