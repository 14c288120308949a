import { CalledField } from "../../controls/called-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { LineField } from "../../controls/line-field.tsx";
import { Panel } from "../../controls/panel.tsx";
import { SiteField } from "../../controls/site-field.tsx";
import { WhenField } from "../../controls/when-field.tsx";
import type { Form } from "../../forms/form.ts";
import { useSentences } from "../../site/use-site.ts";
import { whenInWords } from "../../site/when-in-words.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { serviceState } from "../objects/service-state.ts";
import { ruleInWords } from "./rule-in-words.ts";
import { TryNumber } from "./try-number.tsx";
import { UsualRules } from "./usual-rules.tsx";

/** What rules of calls and of text messages have in common: the table of the guide, and its order. */
const rules = {
  columns: [
    {
      name: "emitter",
      label: (t) => t.rules.emitter,
      text: (object) => textOf(object, "emitter") || "*",
    },
    { name: "site", label: (t) => t.sites.one, text: (object) => textOf(object, "site"), isWide: true },
    { name: "prefix", label: (t) => t.rules.begins, text: (object) => textOf(object, "prefix") },
    { name: "remove", label: (t) => t.rules.removes, text: (object) => textOf(object, "remove"), isWide: true },
    { name: "add", label: (t) => t.rules.adds, text: (object) => textOf(object, "add"), isWide: true },
    {
      name: "trunk",
      label: (t) => t.rules.line,
      text: (object, _, { feed }) => lineOf(object, feed.picture.value?.lines),
    },
    { name: "when", label: (t) => t.rules.when, text: ({ when }, t) => whenInWords(when, t.when), isWide: true },
  ],
  stateOf: (object, { feed }) => serviceState(textOf(object, "trunk"), feed.picture.value?.lines),
  panels: [{ title: (t) => t.rules.rule, fields: ["emitter", "site", "prefix", "remove", "add", "trunk", "when"] }],
  controls: { emitter: EmitterField, site: SiteField, trunk: RequiredLine, when: WhenField },
  shared: ["emitter", "site", "trunk", "when"],
} satisfies Partial<ObjectKind>;

/** Règles de sortie [SOR-01…11]. */
export const outboundRuleKind: ObjectKind = {
  ...rules,
  collection: "outbound-rules",
  path: objectPaths["outbound-rules"],
  words: (t) => t.kinds.outboundRules,
  inShort: ({ form }) => <InShort form={form} of="calls" />,
  below: ({ items }) => (
    <>
      {items.length === 0 && <UsualRules />}
      <TryNumber />
    </>
  ),
};

/** Règles de sortie SMS [SSM-01]. */
export const messageRuleKind: ObjectKind = {
  ...rules,
  collection: "message-rules",
  path: objectPaths["message-rules"],
  words: (t) => t.kinds.messageRules,
  inShort: ({ form }) => <InShort form={form} of="messages" />,
};

const lineOf = (
  object: Parameters<typeof textOf>[0],
  lines: ReadonlyMap<string, { readonly name: string }> | undefined,
) => {
  const number = textOf(object, "trunk");
  return `${number} ${lines?.get(number)?.name ?? ""}`.trim();
};

function EmitterField(props: ControlProps) {
  return <CalledField {...props} kinds={["extended", "simple", "groups"]} />;
}

function RequiredLine(props: ControlProps) {
  return <LineField {...props} none={useSentences().rules.chooseLine} />;
}

function InShort({ form, of }: { readonly form: Form; readonly of: "calls" | "messages" }) {
  const t = useSentences();
  return (
    <Panel title={t.rules.inShort}>
      <p class="panel-line" role="status">
        <bdi>{ruleInWords(form.draft.value, t.rules[of], t)}</bdi>
      </p>
    </Panel>
  );
}
