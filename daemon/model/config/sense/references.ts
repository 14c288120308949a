import { toE164 } from "../../plan/phone-number.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Words, words } from "../field.ts";
import { numberOf } from "../forward-to.ts";
import type { Group } from "../groups.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Menu } from "../menus.ts";
import type { Profile } from "../profiles.ts";
import { QUEUE_FORWARDS } from "../queue.ts";
import type { TelephoneKey } from "../telephone-keys.ts";
import { actionsOf } from "./menus.ts";
import { voicemailNumbers } from "./number-owners.ts";
import { forwardsOf } from "./profiles.ts";
import { keyOwner } from "./telephone-keys.ts";

/** Where a number is named that has to exist, and what it has to be. */
interface Named {
  readonly number: string | null;
  readonly path: string;
  /** To follow "de" or "of". */
  readonly by: Words;
  readonly kind:
    | "called"
    | "destination"
    | "trunk"
    | "caller"
    | "extension"
    | "forwarded-to"
    | "menu-number"
    | "mailbox-owner"
    | "watched"
    | "agent"
    | "parking-place";
}

const KINDS: { readonly [Kind in Named["kind"]]: Words } = {
  called: { fr: "un poste, un groupe ou un numéro externe", en: "an extension, a group or an external number" },
  destination: {
    fr: "un poste, un agent, un groupe, un numéro de menu ou de messagerie, une salle de conférence, une ligne en mode entrant ou un numéro externe",
    en: "an extension, an agent, a group, a menu or voicemail number, a conference room, a line that equipment registers on or an external number",
  },
  trunk: { fr: "une ligne", en: "a line" },
  caller: { fr: "un poste ou un groupe", en: "an extension or a group" },
  extension: { fr: "un poste", en: "an extension" },
  "forwarded-to": {
    fr: "un poste, un agent, un groupe, un numéro de menu ou de messagerie, une salle de conférence, une ligne en mode entrant ou un numéro extérieur",
    en: "an extension, an agent, a group, a menu or voicemail number, a conference room, a line that equipment registers on or a number outside",
  },
  "menu-number": { fr: "un numéro de menu", en: "a menu number" },
  "mailbox-owner": { fr: "un poste, un agent ou un groupe", en: "an extension, an agent or a group" },
  watched: {
    fr: "un poste, un agent, un groupe ou une salle de conférence",
    en: "an extension, an agent, a group or a conference room",
  },
  agent: { fr: "un agent", en: "an agent" },
  "parking-place": { fr: "une place de parking", en: "a parking place" },
};

/** Everything that lines, rules and sites name exists and is of the right kind. */
export function namedNumbersExist(document: ConfigurationDocument): readonly Issue[] {
  const numbers = (list: readonly { readonly number: string }[]) => new Set(list.map(({ number }) => number));
  const extensions = numbers(document.extensions);
  const { country } = document.system;
  const callers = new Set([...extensions, ...numbers(document.groups)]);
  const called = new Set([...callers, ...numbers(document.externalNumbers)]);
  const menuNumbers = numbers(document.menuNumbers);
  const rooms = numbers(document.conferences);
  const agents = numbers(document.agents);
  const voicemail = voicemailNumbers(document).map(({ number }) => number);
  const trunks = numbers(document.trunks);
  const gateways = numbers(document.trunks.filter(({ registration }) => registration === "inbound"));
  const destinations = new Set([...called, ...agents, ...menuNumbers, ...rooms, ...voicemail, ...gateways]);
  const known: { readonly [Kind in Named["kind"]]: (number: string) => boolean } = {
    extension: (number) => extensions.has(number),
    caller: (number) => callers.has(number),
    called: (number) => called.has(number),
    // SVI-26: wherever callers are led, a menu may be.
    destination: (number) => destinations.has(number),
    "menu-number": (number) => menuNumbers.has(number),
    "mailbox-owner": (number) => callers.has(number) || agents.has(number),
    trunk: (number) => trunks.has(number),
    watched: (number) => callers.has(number) || agents.has(number) || rooms.has(number),
    agent: (number) => agents.has(number),
    "parking-place": (number) => document.parking.places.includes(number),
    // An extension may forward to what it may dial; help is no place to forward to, and no number of the plan.
    "forwarded-to": (number) => destinations.has(number) || toE164(number, country).kind === "outside",
  };
  return named(document).flatMap(({ number, path, by, kind }) =>
    number === null || known[kind](number)
      ? []
      : [
          {
            path,
            code: "unknown-number",
            message: `${by.fr} : ${number} n'est pas ${KINDS[kind].fr}.`,
            english: `${by.en}: ${number} is not ${KINDS[kind].en}.`,
          },
        ],
  );
}

const named = (document: ConfigurationDocument): readonly Named[] => [
  ...document.extensions.flatMap(({ name, profiles }, index) =>
    forwards(profiles, pointer("extensions", index), words(`Poste « ${name} »`, `Extension "${name}"`), "forwarded-to"),
  ),
  ...document.extensions.flatMap(({ name, keys }, index) =>
    keys.flatMap((key, at) => ofKey(key, keyOwner(name, key), pointer("extensions", index, "keys", at, "does"))),
  ),
  ...document.groups.map(({ name, overflow }, index) => {
    const by = words(`Groupe « ${name} », débordement`, `Group "${name}", overflow`);
    const path = pointer("groups", index, "overflow", "number");
    return { number: numberOf(overflow), path, by, kind: "destination" } as const;
  }),
  ...document.groups.flatMap(({ name, profiles }, index) =>
    forwards(profiles, pointer("groups", index), words(`Groupe « ${name} »`, `Group "${name}"`), "destination"),
  ),
  ...document.groups.flatMap((group, index) => ofQueue(group, pointer("groups", index, "queue"))),
  ...document.agents.map(({ name, overflow }, index): Named => {
    const by = words(`Agent « ${name} », débordement`, `Agent "${name}", overflow`);
    const path = pointer("agents", index, "overflow", "number");
    return { number: numberOf(overflow), path, by, kind: "destination" };
  }),
  ...document.trunks.flatMap(({ name, extension, numbers }, index) => {
    const by = { fr: `Ligne « ${name} »`, en: `Line "${name}"` };
    return [
      { number: extension, path: pointer("trunks", index, "extension"), by, kind: "destination" } as const,
      ...numbers.map((one, at) => {
        const path = pointer("trunks", index, "numbers", at, "extension");
        return { number: one.extension, path, by, kind: "destination" } as const;
      }),
    ];
  }),
  ...document.outboundRules.flatMap(({ emitter, trunk }, index) => {
    const by = { fr: `Règle de sortie ${index + 1}`, en: `Outbound rule ${index + 1}` };
    return [
      { number: emitter, path: pointer("outboundRules", index, "emitter"), by, kind: "caller" } as const,
      { number: trunk, path: pointer("outboundRules", index, "trunk"), by, kind: "trunk" } as const,
    ];
  }),
  ...document.messageRules.flatMap(({ emitter, trunk }, index) => {
    const by = { fr: `Règle de sortie SMS ${index + 1}`, en: `Message rule ${index + 1}` };
    return [
      { number: emitter, path: pointer("messageRules", index, "emitter"), by, kind: "caller" } as const,
      { number: trunk, path: pointer("messageRules", index, "trunk"), by, kind: "trunk" } as const,
    ];
  }),
  ...document.inboundRules.flatMap(({ trunk, extension }, index) => {
    const by = { fr: `Règle d'appel entrant ${index + 1}`, en: `Inbound rule ${index + 1}` };
    return [
      { number: trunk, path: pointer("inboundRules", index, "trunk"), by, kind: "trunk" } as const,
      { number: extension, path: pointer("inboundRules", index, "extension"), by, kind: "destination" } as const,
    ];
  }),
  ...document.externalNumbers.map(({ name, ringsWith }, index) => {
    const by = { fr: `Numéro externe « ${name} »`, en: `External number "${name}"` };
    return { number: ringsWith, path: pointer("externalNumbers", index, "ringsWith"), by, kind: "extension" } as const;
  }),
  ...document.sites.flatMap(({ name, emergencyTrunks, emergencyContact }, index) => {
    const by = { fr: `Site « ${name} »`, en: `Site "${name}"` };
    return [
      ...emergencyTrunks.map((number, at) => {
        return { number, path: pointer("sites", index, "emergencyTrunks", at), by, kind: "trunk" } as const;
      }),
      { number: emergencyContact, path: pointer("sites", index, "emergencyContact"), by, kind: "called" } as const,
    ];
  }),
  ...document.emergency.trunks.map((number, at) => {
    const by = { fr: "Numéros d'urgence", en: "Emergency numbers" };
    return { number, path: pointer("emergency", "trunks", at), by, kind: "trunk" } as const;
  }),
  {
    number: document.emergency.contact,
    path: pointer("emergency", "contact"),
    by: { fr: "Numéros d'urgence", en: "Emergency numbers" },
    kind: "called",
  },
  ...document.mailboxes.map(({ owner: number, name }, index): Named => {
    const by = words(`Boîte vocale « ${name} »`, `Mailbox "${name}"`);
    return { number, path: pointer("mailboxes", index, "owner"), by, kind: "mailbox-owner" };
  }),
  ...document.recordings.rules.flatMap(({ name, extension, trunk }, index) => {
    const by = words(`Règle d'enregistrement « ${name} »`, `Recording rule "${name}"`);
    const path = (field: string) => pointer("recordings", "rules", index, field);
    return [
      { number: extension, path: path("extension"), by, kind: "caller" } as const,
      { number: trunk, path: path("trunk"), by, kind: "trunk" } as const,
    ];
  }),
  ...document.menus.flatMap((menu, index) => ofMenu(menu, pointer("menus", index))),
  ...document.conferences.map(({ name, owner }, index) => {
    const by = words(`Salle de conférence « ${name} »`, `Conference room "${name}"`);
    return { number: owner, path: pointer("conferences", index, "owner"), by, kind: "extension" } as const;
  }),
];

/** What a key dials may be any number; what it lights for has to be here. */
function ofKey({ does }: TelephoneKey, by: Words, path: string): readonly Named[] {
  switch (does.kind) {
    case "lamp":
      return [{ number: does.number, path: path + pointer("number"), by, kind: "watched" }];
    case "agent":
      return [{ number: does.number, path: path + pointer("number"), by, kind: "agent" }];
    case "park":
      return [{ number: does.place, path: path + pointer("place"), by, kind: "parking-place" }];
    default:
      return [];
  }
}

function ofQueue({ name, queue }: Group, path: string): readonly Named[] {
  const by = words(`Groupe « ${name} », file d'attente`, `Group "${name}", queue`);
  return QUEUE_FORWARDS.map((way) => {
    return { number: numberOf(queue[way]), path: path + pointer(way, "number"), by, kind: "destination" };
  });
}

function ofMenu(menu: Menu, path: string): readonly Named[] {
  const by = words(`Menu « ${menu.name} »`, `Menu "${menu.name}"`);
  return [
    { number: menu.number, path: path + pointer("number"), by, kind: "menu-number" },
    ...actionsOf(menu).map(({ action, at }): Named => {
      const number = action.kind === "transfer" ? action.number : null;
      return { number, path: path + at + pointer("number"), by, kind: "destination" };
    }),
  ];
}

/** A group has no rights of its own: it forwards to what the configuration names, an extension to what it may dial. */
const forwards = (
  profiles: readonly Profile[],
  path: string,
  owner: Words,
  kind: "destination" | "forwarded-to",
): readonly Named[] =>
  profiles.flatMap((profile, index) =>
    forwardsOf(profile).map(({ to, at }) => ({
      number: to,
      path: path + pointer("profiles", index) + at,
      by: words(`${owner.fr}, profil « ${profile.name} »`, `${owner.en}, profile "${profile.name}"`),
      kind,
    })),
  );
