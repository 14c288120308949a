import { CalledField } from "../../controls/called-field.tsx";
import { CodecsField } from "../../controls/codecs-field.tsx";
import { HiddenField } from "../../controls/hidden-field.tsx";
import { SiteField } from "../../controls/site-field.tsx";
import { namedNumber } from "../objects/named-number.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { serviceState } from "../objects/service-state.ts";
import { InterfaceField } from "./interface-field.tsx";
import { LineNumbersField } from "./line-numbers-field.tsx";
import { LineState } from "./line-state.tsx";
import { LineTestPanel } from "./line-test-panel.tsx";
import { ModeField } from "./mode-field.tsx";
import { OperatorPanel } from "./operator-panel.tsx";
import { PrefixField } from "./prefix-field.tsx";
import { UnknownNameField } from "./unknown-name-field.tsx";

/** Lignes [LIG-01…34]. */
export const lineKind: ObjectKind = {
  collection: "trunks",
  path: objectPaths.trunks,
  words: (t) => t.kinds.trunks,
  stateOf: (object, { feed }) => serviceState(textOf(object, "number"), feed.picture.value?.lines),
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "extension",
      label: (t) => t.trunks.rings,
      namesOthers: true,
      text: (object, _t, { office }) => namedNumber(textOf(object, "extension"), office.now.value),
      isWide: true,
    },
    {
      name: "registration",
      label: (t) => t.trunks.mode,
      text: ({ registration }, t) =>
        registration === "inbound" || registration === "none" ? t.trunks.modes[registration] : t.trunks.modes.outbound,
      isWide: true,
    },
  ],
  panels: [
    { title: (t) => t.trunks.general, fields: ["name", "number", "extension", "keepsCallerNumber", "numbers"] },
    { title: (t) => t.trunks.sms, fields: ["receivesSms"] },
    { title: (t) => t.trunks.registration, fields: ["registration"] },
    {
      title: (t) => t.trunks.account,
      fields: ["user", "sipPassword", "domain", "asksPassword", "authenticationName"],
    },
    {
      title: (t) => t.trunks.transformation,
      fields: ["form", "prefix", "internationalPrefix", "nationalPrefix"],
    },
    {
      title: (t) => t.trunks.presentation,
      fields: [
        "presentation/forced",
        "presentation/ofExtension",
        "presentation/number",
        "presentation/hidden",
        "mayPresent",
        "identity",
        "diversion",
      ],
    },
    { title: (t) => t.trunks.unknown, fields: ["unknownName"] },
    {
      title: (t) => t.trunks.parameters,
      fields: [
        "maxIncoming",
        "maxOutgoing",
        "interface",
        "codecs",
        "videoCodecs",
        "echoCanceller",
        "expirySeconds",
        "healthSeconds",
        "transport",
        "verifiesCertificate",
        "srtp",
        "site",
      ],
    },
    { title: (t) => t.trunks.gateway, fields: ["addresses", "outboundProxy"] },
  ],
  controls: {
    extension: CalledField,
    numbers: LineNumbersField,
    registration: ModeField,
    form: PrefixField,
    // Drawn with the first of them.
    prefix: () => null,
    internationalPrefix: () => null,
    nationalPrefix: () => null,
    "presentation/hidden": HiddenField,
    unknownName: UnknownNameField,
    interface: InterfaceField,
    codecs: CodecsField,
    videoCodecs: CodecsField,
    site: SiteField,
  },
  choices: (t) => ({
    transport: t.trunks.transports,
    srtp: t.trunks.srtp,
    identity: t.trunks.identity,
    diversion: t.trunks.diversion,
  }),
  helps: (t) => ({ sipPassword: t.trunks.passwordHelp }),
  helpsOfNew: (t) => ({ sipPassword: t.trunks.newPasswordHelp }),
  beginning: OperatorPanel,
  aside: ({ of }) => (
    <div class="pair">
      <LineState number={of} />
      <LineTestPanel number={of} />
    </div>
  ),
  shared: [
    "extension",
    "keepsCallerNumber",
    "receivesSms",
    "maxIncoming",
    "maxOutgoing",
    "echoCanceller",
    "expirySeconds",
    "healthSeconds",
    "site",
  ],
  notCopied: ["numbers"],
};
