import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { AudioField } from "../../controls/audio-field.tsx";
import { CalledField } from "../../controls/called-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { LineField } from "../../controls/line-field.tsx";
import { WhenField } from "../../controls/when-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { whenInWords } from "../../site/when-in-words.ts";
import type { Sentences } from "../../words/fr.ts";
import { namedNumber } from "../objects/named-number.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { CallerField } from "./caller-field.tsx";

/** Règles d'appel entrant [ENT-01…11]. */
export const inboundRuleKind: ObjectKind = {
  collection: "inbound-rules",
  path: objectPaths["inbound-rules"],
  words: (t) => t.kinds.inboundRules,
  titleOf: (object, _, t) => t.kinds.inboundRules.one(callerOf(object, t)),
  columns: [
    { name: "caller", label: (t) => t.rules.caller, text: callerOf },
    {
      name: "trunk",
      label: (t) => t.rules.line,
      namesOthers: true,
      text: (object, t, { office }) => namedNumber(textOf(object, "trunk"), office.now.value) || t.rules.allLines,
    },
    {
      name: "extension",
      label: (t) => t.rules.extension,
      namesOthers: true,
      text: (object, t, { office }) => namedNumber(textOf(object, "extension"), office.now.value) || t.rules.unchanged,
    },
    {
      name: "asksNumber",
      label: (t) => t.rules.asks,
      text: ({ asksNumber }, t) => (asksNumber === true ? t.yes : t.no),
      isWide: true,
    },
    { name: "when", label: (t) => t.rules.when, text: ({ when }, t) => whenInWords(when, t.when), isWide: true },
  ],
  panels: [
    { title: (t) => t.rules.condition, fields: ["caller", "trunk", "when"] },
    { title: (t) => t.rules.call, fields: ["asksNumber", "extension", "audio"] },
  ],
  controls: { caller: CallerField, trunk: AnyLine, extension: CalledField, audio: AudioField, when: WhenField },
};

function callerOf(object: JsonRecord, t: Sentences): string {
  const caller = textOf(object, "caller");
  if (caller === "") return t.rules.callers.all;
  return caller === "anonymous" ? t.rules.callers.anonymous : caller;
}

function AnyLine(props: ControlProps) {
  return <LineField {...props} none={useSentences().rules.allLines} />;
}
