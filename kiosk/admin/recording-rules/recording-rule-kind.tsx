import { CalledField } from "../../controls/called-field.tsx";
import { namedNumber } from "../objects/named-number.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** Enregistrement sélectif [MEX-03]: rules in order, the first that fits decides. */
export const recordingRuleKind: ObjectKind = {
  collection: "recording-rules",
  path: objectPaths["recording-rules"],
  words: (t) => t.voiceKinds.recordingRules,
  columns: [
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "extension",
      label: (t) => t.recordingRules.whose,
      namesOthers: true,
      text: (object, t, { office }) =>
        namedNumber(textOf(object, "extension"), office.now.value) || t.recordingRules.all,
    },
    {
      name: "trunk",
      label: (t) => t.recordingRules.line,
      namesOthers: true,
      text: (object, t, { office }) => namedNumber(textOf(object, "trunk"), office.now.value) || t.recordingRules.all,
      isWide: true,
    },
    {
      name: "direction",
      label: (t) => t.recordingRules.direction,
      text: ({ direction }, t) =>
        direction === "incoming" || direction === "outgoing"
          ? t.recordingRules.directions[direction]
          : t.recordingRules.directions.any,
      isWide: true,
    },
    { name: "reason", label: (t) => t.recordingRules.reason, text: (object) => textOf(object, "reason"), isWide: true },
  ],
  panels: [
    { title: (t) => t.extensions.general, fields: ["name", "reason"] },
    { title: (t) => t.recordingRules.which, fields: ["extension", "trunk", "direction", "numbers"] },
  ],
  controls: {
    extension: (props) => <CalledField {...props} kinds={["extended", "simple", "groups"]} />,
    trunk: (props) => <CalledField {...props} kinds={["trunks"]} />,
  },
  choices: (t) => ({ direction: t.recordingRules.directions }),
};
