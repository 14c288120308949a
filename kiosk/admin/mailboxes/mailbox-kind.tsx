import type { MailboxState } from "../../../daemon/contracts/mailbox-state.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { AudioField } from "../../controls/audio-field.tsx";
import { CalledField } from "../../controls/called-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { ListenCell } from "../objects/listen-cell.tsx";
import { namedNumber } from "../objects/named-number.ts";
import { addressOfObject, type ObjectKind, textOf } from "../objects/object-kind.ts";
import { MailboxAside } from "./mailbox-aside.tsx";

/** Whose mailboxes are shown: those of an extension or group, on pages below it. */
export interface MailboxOwner {
  readonly kind: ObjectKind;
  readonly of: string;
}

const isSimple = ({ kind }: JsonRecord): boolean => kind === "simple";

/** Boîtes vocales [BVL, BVF]: of everybody, or of one owner; with how many messages each has now. */
export function mailboxKindOf(owner: MailboxOwner | null, states: readonly MailboxState[]): ObjectKind {
  const stateOf = (object: JsonRecord) => states.find(({ id }) => id === object.id);
  const path = owner === null ? "" : addressOfObject(owner.kind, owner.of);
  return {
    collection: "mailboxes",
    path: `${path}/boites-vocales`,
    words: (t) => t.voiceKinds.mailboxes,
    titleOf: (object) => textOf(object, "name"),
    ...(owner === null
      ? {}
      : {
          trail: (t, { office }) => {
            const words = owner.kind.words(t);
            const kind = office.now.value?.byNumber.get(owner.of)?.kind;
            const title = kind === undefined ? undefined : owner.kind.titleOf?.({ kind }, owner.of, t);
            return [
              { to: owner.kind.path, text: words.title },
              { to: path, text: title ?? words.one(owner.of) },
            ];
          },
          only: (object) => object.owner === owner.of,
          given: { owner: owner.of },
        }),
    columns: [
      { name: "name", label: (t) => t.mailboxes.name, text: (object) => textOf(object, "name") },
      ...(owner === null
        ? [
            {
              name: "owner",
              label: (t) => t.mailboxes.owner,
              namesOthers: true,
              text: (object, _t, { office }) => namedNumber(textOf(object, "owner"), office.now.value),
            } satisfies ObjectKind["columns"][number],
          ]
        : []),
      {
        name: "kind",
        label: (t) => t.mailboxes.kind,
        text: (object, t) => t.mailboxes.kinds[isSimple(object) ? "simple" : "recorder"],
      },
      {
        name: "maxSeconds",
        label: (t) => t.mailboxes.longest,
        text: (object, t) => (isSimple(object) ? "-" : t.audio.seconds(textOf(object, "maxSeconds"))),
        isWide: true,
      },
      {
        name: "messages",
        label: (t) => t.mailboxes.messages,
        text: (object, t) => {
          const state = stateOf(object);
          return state === undefined ? t.mailboxes.staged : t.mailboxes.counts(state.fresh, state.saved);
        },
        isWide: true,
      },
      {
        name: "listen",
        label: (t) => t.audio.listen,
        cell: (object) =>
          object.hasOwnGreeting === true ? <ListenCell object={object} field="greeting" /> : <OfTheBox />,
      },
    ],
    panels: [
      {
        title: (t) => t.extensions.general,
        fields: [...(owner === null ? ["owner"] : []), "name", "kind", "maxSeconds", "isDefault"],
      },
      { title: (t) => t.mailboxes.ownGreeting, fields: ["hasOwnGreeting", "greeting"] },
      { title: (t) => t.mailboxes.notice, fields: ["email", "attachesAudio", "sms"] },
      { title: (t) => t.mailboxes.access, fields: ["number", "mostMessages"] },
    ],
    controls: {
      owner: (props) => <CalledField {...props} kinds={["extended", "simple", "groups", "agents"]} />,
      greeting: AudioField,
    },
    choices: (t) => ({ kind: t.mailboxes.kindChoices }),
    aside: ({ object, of }) => <MailboxAside key={of} of={of} isSimple={isSimple(object)} />,
    notCopied: ["isDefault"],
  };
}

function OfTheBox() {
  return <span class="quiet">{useSentences().mailboxes.ofTheBox}</span>;
}
