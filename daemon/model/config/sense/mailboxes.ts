import type { ConfigurationDocument } from "../document.ts";
import type { ForwardTo } from "../forward-to.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Profile } from "../profiles.ts";
import { QUEUE_FORWARDS } from "../queue.ts";
import { placesOf } from "./profiles.ts";
import { takenNames } from "./taken-names.ts";

/** No more boxes than are allowed [BVL-03]: told once, at the first one too many. */
export function mailboxesAllowed({ mailboxes, voicemail }: ConfigurationDocument): readonly Issue[] {
  const { mostMailboxes: most } = voicemail;
  if (mailboxes.length <= most) return [];
  return [
    {
      path: pointer("mailboxes", most),
      code: "too-many-mailboxes",
      message: `${mailboxes.length} boîtes vocales, pour ${most} autorisées : supprimez-en, ou autorisez-en davantage.`,
      english: `${mailboxes.length} mailboxes where ${most} are allowed: remove some, or allow more.`,
    },
  ];
}

/** Messages are kept by it. */
export const mailboxIdsUnique = ({ mailboxes }: ConfigurationDocument): readonly Issue[] =>
  takenNames(mailboxes.map(({ id: name }) => ({ name }))).map(({ index, name }) => ({
    path: pointer("mailboxes", index, "id"),
    code: "mailbox-id-taken",
    message: `L'identifiant « ${name} » est déjà celui d'une boîte vocale.`,
    english: `The identifier "${name}" is already that of a mailbox.`,
  }));

/** Of the boxes of one owner people choose by name. */
export const mailboxNamesUnique = ({ mailboxes }: ConfigurationDocument): readonly Issue[] =>
  takenNames(mailboxes.map(({ owner, name }) => ({ name: `${owner} ${name}` }))).map(({ index }) => ({
    path: pointer("mailboxes", index, "name"),
    code: "mailbox-name-taken",
    message: `Le ${mailboxes[index]?.owner} a déjà une boîte vocale « ${mailboxes[index]?.name} ».`,
    english: `${mailboxes[index]?.owner} already has a mailbox "${mailboxes[index]?.name}".`,
  }));

/** One default for each owner [BVF-05]. */
export function oneDefaultMailbox({ mailboxes }: ConfigurationDocument): readonly Issue[] {
  const first = new Map<string, string>();
  return mailboxes.flatMap(({ owner, name, isDefault }, index) => {
    const holder = first.get(owner);
    if (!isDefault) return [];
    if (holder === undefined) {
      first.set(owner, name);
      return [];
    }
    return [
      {
        path: pointer("mailboxes", index, "isDefault"),
        code: "second-default-mailbox",
        message: `Le ${owner} a déjà un répondeur par défaut, « ${holder} ».`,
        english: `${owner} already has a default mailbox, "${holder}".`,
      },
    ];
  });
}

/** What is forwarded to a mailbox finds one: the one that is named, or one of who forwards [PRO-09]. */
export function forwardedMailboxesExist(document: ConfigurationDocument): readonly Issue[] {
  const ids = new Set(document.mailboxes.map(({ id }) => id));
  const owners = new Set(document.mailboxes.map(({ owner }) => owner));
  return forwardsOf(document).flatMap(({ number, to, path }) => {
    if (to.kind !== "voicemail" || (to.mailbox === null ? owners.has(number) : ids.has(to.mailbox))) return [];
    return [to.mailbox === null ? lacksMailbox(number, path) : noSuchMailbox(number, to.mailbox, path)];
  });
}

const forwardsOf = ({ extensions, groups, agents }: ConfigurationDocument) => [
  ...extensions.flatMap(({ number, profiles }, index) => byProfiles(number, profiles, pointer("extensions", index))),
  ...groups.flatMap(({ number, profiles, overflow, queue }, index) => {
    const path = pointer("groups", index);
    return [
      ...byProfiles(number, profiles, path),
      ...places(number, path, { overflow }),
      ...QUEUE_FORWARDS.flatMap((way) => places(number, path + pointer("queue"), { [way]: queue[way] })),
    ];
  }),
  ...agents.flatMap(({ number, overflow }, index) => places(number, pointer("agents", index), { overflow })),
];

interface Forwarded {
  readonly number: string;
  readonly to: ForwardTo;
  readonly path: string;
}

const byProfiles = (number: string, profiles: readonly Profile[], path: string): readonly Forwarded[] =>
  profiles.flatMap((profile, at) =>
    placesOf(profile).map((one) => ({ number, to: one.to, path: path + pointer("profiles", at) + one.at })),
  );

const places = (
  number: string,
  path: string,
  named: Readonly<Record<string, ForwardTo | null>>,
): readonly Forwarded[] =>
  Object.entries(named).flatMap(([field, to]) => (to === null ? [] : [{ number, to, path: path + pointer(field) }]));

const lacksMailbox = (number: string, path: string): Issue => ({
  path,
  code: "lacks-mailbox",
  message: `Le ${number} renvoie vers son répondeur, mais n'a pas de boîte vocale.`,
  english: `${number} forwards to its mailbox, but has none.`,
});

const noSuchMailbox = (number: string, mailbox: string, path: string): Issue => ({
  path,
  code: "unknown-mailbox",
  message: `Le ${number} renvoie vers la boîte vocale « ${mailbox} », qui n'existe pas.`,
  english: `${number} forwards to mailbox "${mailbox}", which does not exist.`,
});
