import { AudioField } from "../../controls/audio-field.tsx";
import { ForwardField } from "../../controls/forward-field.tsx";
import { MembersField } from "../../controls/members-field.tsx";
import { PresentedField } from "../../controls/presented-field.tsx";
import type { CallableKind } from "../../site/office.ts";
import { BlackListField } from "../black-list/black-list-field.tsx";
import { MailboxesPage } from "../mailboxes/mailboxes-page.tsx";
import { namedNumber } from "../objects/named-number.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { serviceState } from "../objects/service-state.ts";
import { PlanningField } from "../profiles/planning-field.tsx";
import { ProfilesPage } from "../profiles/profiles-page.tsx";
import { MemberNames } from "./member-names.tsx";

const queueForwards = ["onFull", "onExpiry", "onEmpty", "leaveTo"].map((way) => [`queue/${way}`, ForwardField]);

/** Who can ring or answer as a member [GRP-12]. */
const MEMBERS: readonly CallableKind[] = ["simple", "extended", "groups", "trunks", "agents", "menus", "external"];

/** Groupes [GRP-01…23]. */
export const groupKind: ObjectKind = {
  collection: "groups",
  path: objectPaths.groups,
  words: (t) => t.peopleKinds.groups,
  stateOf: (object, { feed }) => serviceState(textOf(object, "number"), feed.picture.value?.groups),
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "members",
      label: (t) => t.groups.members,
      namesOthers: true,
      text: ({ members }, _t, { office }) =>
        (Array.isArray(members) ? members : []).map((one) => namedNumber(String(one), office.now.value)).join(", "),
      cell: ({ members }) => <MemberNames members={Array.isArray(members) ? members.map(String) : []} />,
    },
    {
      name: "answersFirst",
      label: (t) => t.groups.first,
      text: ({ answersFirst }, t) => (answersFirst === true ? t.yes : t.no),
      isWide: true,
    },
  ],
  helps: (t) => ({ password: t.extensions.passwordHelp }),
  helpsOfNew: () => ({}),
  panels: [
    { title: (t) => t.groups.general, fields: ["name", "number", "password", "members", "keepsCallerNumber"] },
    { title: (t) => t.groups.messages, fields: ["receivesSms"] },
    { title: (t) => t.groups.answersFirst, fields: ["answersFirst", "firstAudio"] },
    { title: (t) => t.groups.voicemail, fields: ["voicemailNumber"] },
    { title: (t) => t.groups.ringing, fields: ["strategy", "ringSeconds", "memberSeconds", "overflow"] },
    { title: (t) => t.groups.limits, fields: ["maxOutgoing", "maxIncoming"] },
  ],
  subpages: [
    {
      step: "boites-vocales",
      title: (t) => t.voiceKinds.mailboxes.title,
      page: ({ of }) => <MailboxesPage owner={{ kind: groupKind, of }} />,
    },
    { step: "profils", title: (t) => t.profiles.title, page: ({ of }) => <ProfilesPage kind={groupKind} of={of} /> },
    {
      step: "planning",
      title: (t) => t.profiles.planningTitle,
      panels: [{ title: (t) => t.planning.week, fields: ["profiles", "planning"] }],
    },
    {
      step: "presentation",
      title: (t) => t.presentation.page,
      panels: [{ title: (t) => t.presentation.title, fields: ["presented"] }],
    },
    {
      step: "liste-noire",
      title: (t) => t.blackList.page,
      panels: [{ title: (t) => t.blackList.title, fields: ["blackList"] }],
    },
    {
      step: "file-attente",
      title: (t) => t.groups.queuePage,
      panels: [{ title: (t) => t.groups.queue, fields: ["queue"] }],
    },
  ],
  controls: {
    members: (props) => <MembersField {...props} kinds={MEMBERS} />,
    firstAudio: AudioField,
    presented: PresentedField,
    blackList: BlackListField,
    overflow: ForwardField,
    profiles: () => null,
    planning: PlanningField,
    ...Object.fromEntries(queueForwards),
  },
  choices: (t) => ({ strategy: t.groups.strategies }),
  shared: [
    "ringSeconds",
    "strategy",
    "memberSeconds",
    "keepsCallerNumber",
    "receivesSms",
    "maxOutgoing",
    "maxIncoming",
  ],
};
