import { CodesField } from "../../controls/codes-field.tsx";
import { HiddenField } from "../../controls/hidden-field.tsx";
import { PresentedField } from "../../controls/presented-field.tsx";
import { SiteField } from "../../controls/site-field.tsx";
import { WhenField } from "../../controls/when-field.tsx";
import { BlackListField } from "../black-list/black-list-field.tsx";
import { MailboxesPage } from "../mailboxes/mailboxes-page.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { PlanningField } from "../profiles/planning-field.tsx";
import { ProfilesPage } from "../profiles/profiles-page.tsx";
import { TableActions } from "../tables/table-actions.tsx";
import { KeysField } from "../telephone-keys/keys-field.tsx";
import { MacUnreadable } from "../telephones/mac-unreadable.tsx";
import { TelephonePanel } from "../telephones/telephone-panel.tsx";
import { LiveDevices } from "./live-devices.tsx";
import { RightClassesField } from "./right-classes-field.tsx";
import { SipIdentity } from "./sip-identity.tsx";
import { stateOf } from "./state-of.ts";

const isSimple = ({ kind }: { readonly kind?: unknown }): boolean => kind === "simple";

/** Postes [POS-01…14]. */
export const extensionKind: ObjectKind = {
  collection: "extensions",
  path: objectPaths.extensions,
  actions: () => <TableActions collection="extensions" path="/postes" />,
  words: (t) => t.kinds.extensions,
  titleOf: (object, key, t) => `${t.extensions.kindTitles[isSimple(object) ? "simple" : "extended"]} ${key}`,
  stateOf: (object, { feed }) => stateOf(textOf(object, "number"), feed.picture.value?.extensions),
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    {
      name: "kind",
      label: (t) => t.extensions.kind,
      text: (object, t) => t.extensions.kinds[isSimple(object) ? "simple" : "extended"],
      isWide: true,
    },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "devices",
      label: (t) => t.extensions.devices,
      text: (object, t, { feed }) => {
        const devices = feed.picture.value?.extensions.get(textOf(object, "number"))?.devices ?? [];
        return devices.length === 0 ? t.extensions.noDevice : devices.map(({ userAgent }) => userAgent).join(", ");
      },
      isWide: true,
    },
  ],
  panels: [
    { title: (t) => t.extensions.general, fields: ["name", "number", "password"] },
    {
      title: (t) => t.extensions.advanced,
      fields: [
        "kind",
        "macAddress",
        "handset",
        "ipAddress",
        "hidesNumber",
        "isListed",
        "simultaneousCalls",
        "maxDevices",
        "ringSeconds",
        "intercom",
        "site",
      ],
    },
    { title: (t) => t.telephoneKeys.panel, fields: ["keyModules", "keys"] },
  ],
  subpages: [
    {
      step: "boites-vocales",
      title: (t) => t.voiceKinds.mailboxes.title,
      page: ({ of }) => <MailboxesPage owner={{ kind: extensionKind, of }} />,
    },
    {
      step: "profils",
      title: (t) => t.profiles.title,
      page: ({ of }) => <ProfilesPage kind={extensionKind} of={of} />,
    },
    {
      step: "planning",
      title: (t) => t.profiles.planningTitle,
      panels: [{ title: (t) => t.planning.week, fields: ["profiles", "planning"] }],
    },
    {
      step: "presentation",
      title: (t) => t.presentation.page,
      panels: [{ title: (t) => t.presentation.title, fields: ["presented", "hidesNumber"] }],
    },
    {
      step: "liste-noire",
      title: (t) => t.blackList.page,
      panels: [
        { title: (t) => t.blackList.title, fields: ["blackList"] },
        {
          title: (t) => t.rights.title,
          fields: ["outsideRights/classes", "outsideRights/countries", "outsideRights/when"],
        },
      ],
    },
  ],
  controls: {
    keys: KeysField,
    site: SiteField,
    hidesNumber: HiddenField,
    presented: PresentedField,
    blackList: BlackListField,
    "outsideRights/classes": RightClassesField,
    "outsideRights/countries": (props) => <CodesField {...props} spelled={(code) => code.toUpperCase()} />,
    "outsideRights/when": WhenField,
    profiles: () => null,
    planning: PlanningField,
  },
  choices: (t) => ({ kind: t.extensions.kindChoices }),
  helps: (t) => ({ password: t.extensions.passwordHelp }),
  helpsOfNew: () => ({}),
  more: { macAddress: () => <MacUnreadable /> },
  aside: ({ of }) => (
    <>
      <div class="pair">
        <LiveDevices number={of} />
        <SipIdentity number={of} />
      </div>
      <TelephonePanel number={of} />
    </>
  ),
  shared: [
    "hidesNumber",
    "isListed",
    "simultaneousCalls",
    "maxDevices",
    "ringSeconds",
    "intercom",
    "site",
    "kind",
    "outsideRights",
    "keyModules",
    "keys",
  ],
  notCopied: ["macAddress", "handset", "ipAddress"],
};
