import { CalledField } from "../../controls/called-field.tsx";
import { CodesField } from "../../controls/codes-field.tsx";
import { MembersField } from "../../controls/members-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";
import { EmergencyProofPanel } from "./emergency-proof-panel.tsx";

/** Numéros d'urgence [MEX-02], and whether calls to them would go out. */
export function EmergencyPage() {
  const t = useSentences().emergency;
  return (
    <SettingsPage
      section="emergency"
      title={t.page}
      panels={[{ title: () => t.title, fields: ["numbers", "trunks", "contact", "proofTime"] }]}
      looks={{
        controls: {
          numbers: CodesField,
          trunks: (props) => <MembersField {...props} kinds={["trunks"]} />,
          contact: CalledField,
        },
      }}
      aside={
        <>
          <p class="intro quiet">{t.intro}</p>
          <EmergencyProofPanel />
        </>
      }
    />
  );
}
