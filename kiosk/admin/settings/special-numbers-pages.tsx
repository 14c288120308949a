import { CodesField } from "../../controls/codes-field.tsx";
import { Link } from "../../controls/link.tsx";
import { useSentences } from "../../site/use-site.ts";
import { SettingsPage } from "../objects/settings-page.tsx";

const HERE = "/numeros-speciaux";

/** Numéros spéciaux [MEX-06]: every code that is dialled; parking and calling back have pages below it. */
export function SpecialNumbersPage() {
  const t = useSentences().special;
  const absence = ["doNotDisturb", "always", "noAnswer", "busy", "unavailable"].map((field) => `absence/${field}`);
  const lists = ["hideOnce", "pickUp", "callBack", ...absence];
  return (
    <SettingsPage
      section="special-numbers"
      title={t.page}
      panels={[
        { title: () => t.presentation, fields: ["toggleHidden", "hideOnce"] },
        { title: () => t.calls, fields: ["pickUp", "intercom"] },
        { title: () => t.voicemail, fields: ["voicemail", "leaveMessage"] },
        { title: () => t.absence, fields: absence },
        { title: () => t.callBack, fields: ["callBack", "cancelCallBack"] },
        { title: () => t.agents, fields: ["agentLogin", "agentPause"] },
      ]}
      looks={{ controls: Object.fromEntries(lists.map((field) => [field, CodesField])) }}
      aside={
        <nav class="subpages" aria-label={t.page}>
          <Link to={`${HERE}/parking`} class="button">
            {t.parking}
          </Link>
          <Link to={`${HERE}/rappel`} class="button">
            {t.callBackPage}
          </Link>
        </nav>
      }
    />
  );
}

/** Where calls are put aside [GAP-14]. */
export function ParkingPage() {
  const t = useSentences().special;
  return (
    <SettingsPage
      section="parking"
      title={t.parking}
      trail={[{ to: HERE, text: t.page }]}
      panels={[{ title: () => t.parkingTitle, fields: ["next", "places", "seconds"] }]}
      looks={{ controls: { places: CodesField } }}
    />
  );
}

/** Calling back a colleague who was busy [GAP-23]. */
export function CallBackPage() {
  const t = useSentences().special;
  return (
    <SettingsPage
      section="call-back"
      title={t.callBackPage}
      trail={[{ to: HERE, text: t.page }]}
      panels={[{ title: () => t.callBack, fields: ["announced", "minutes", "most"] }]}
      looks={{}}
    />
  );
}
