import { isCalendarDate } from "../../calendar/calendar-date.ts";
import { minutesOf } from "../../calendar/time-of-day.ts";
import type { ConfigurationDocument } from "../document.ts";
import type { ForwardTo } from "../forward-to.ts";
import { type Issue, pointer } from "../issue.ts";
import type { Planning, Slot } from "../planning.ts";
import type { Profile } from "../profiles.ts";

/** An extension or group with its profiles. */
interface Owner {
  readonly number: string;
  readonly profiles: readonly Profile[];
  readonly planning: Planning | null;
  readonly path: string;
}

const ownersOf = ({ extensions, groups }: ConfigurationDocument): readonly Owner[] => [
  ...extensions.map((one, index) => ({ ...one, path: pointer("extensions", index) })),
  ...groups.map((one, index) => ({ ...one, path: pointer("groups", index) })),
];

/** Plannings name profiles: two of one name would be one. */
export const profileNamesUnique = (document: ConfigurationDocument): readonly Issue[] =>
  ownersOf(document).flatMap(({ number, profiles, path }) =>
    profiles.flatMap(({ name }, index) =>
      profiles.findIndex((one) => one.name === name) === index
        ? []
        : [
            {
              path: path + pointer("profiles", index, "name"),
              code: "profile-name-taken",
              message: `Le ${number} a déjà un profil « ${name} ».`,
              english: `${number} already has a profile "${name}".`,
            },
          ],
    ),
  );

/** A planning chooses from the profiles of its own extension or group [PLA-02]. */
export const planningProfilesExist = (document: ConfigurationDocument): readonly Issue[] =>
  ownersOf(document).flatMap(({ number, profiles, planning, path }) => {
    const known = new Set(profiles.map(({ name }) => name));
    return profilesNamedBy(planning).flatMap(({ profile, at }) =>
      known.has(profile)
        ? []
        : [
            {
              path: path + pointer("planning") + at,
              code: "unknown-profile",
              message: `Le ${number} n'a pas de profil « ${profile} ».`,
              english: `${number} has no profile "${profile}".`,
            },
          ],
    );
  });

function profilesNamedBy(planning: Planning | null): readonly { readonly profile: string; readonly at: string }[] {
  if (planning === null) return [];
  const { week, holidays, closures } = planning;
  return [
    ...week.map(({ profile }, index) => ({ profile, at: pointer("week", index, "profile") })),
    ...(holidays === null ? [] : [{ profile: holidays, at: pointer("holidays") }]),
    ...closures.map(({ profile }, index) => ({ profile, at: pointer("closures", index, "profile") })),
  ];
}

/** A slot ends after it begins, and no half-hour belongs to two. */
export const slotsInOrder = (document: ConfigurationDocument): readonly Issue[] =>
  ownersOf(document).flatMap(({ number, planning, path }) => {
    const week = planning?.week ?? [];
    return week.flatMap((slot, index): Issue[] => {
      const at = path + pointer("planning", "week", index);
      if (minutesOf(slot.to) <= minutesOf(slot.from)) return [endsTooSoon(`${at}/to`, slot)];
      const other = week.slice(0, index).find((one) => overlap(one, slot));
      return other === undefined ? [] : [overlaps(at, number, slot, other)];
    });
  });

const overlap = (one: Slot, other: Slot): boolean =>
  one.days.some((day) => other.days.includes(day)) &&
  minutesOf(one.from) < minutesOf(other.to) &&
  minutesOf(other.from) < minutesOf(one.to);

const endsTooSoon = (path: string, { from, to }: Slot): Issue => ({
  path,
  code: "slot-order",
  message: `La plage de ${from} à ${to} finit avant de commencer : ce qui passe minuit se met en deux plages.`,
  english: `The slot from ${from} to ${to} ends before it begins: what runs past midnight takes two slots.`,
});

const overlaps = (path: string, number: string, slot: Slot, other: Slot): Issue => ({
  path,
  code: "slots-overlap",
  message: `Planning du ${number} : la plage ${slot.from}–${slot.to} recouvre la plage ${other.from}–${other.to}.`,
  english: `Planning of ${number}: slot ${slot.from}–${slot.to} overlaps slot ${other.from}–${other.to}.`,
});

/** Closures are days that exist, the first one first. */
export const closuresInOrder = (document: ConfigurationDocument): readonly Issue[] =>
  ownersOf(document).flatMap(({ planning, path }) =>
    (planning?.closures ?? []).flatMap(({ from, to }, index) => {
      const at = path + pointer("planning", "closures", index);
      const strange = [from, to].find((date) => !isCalendarDate(date));
      if (strange !== undefined) {
        return [
          {
            path: at + pointer(strange === from ? "from" : "to"),
            code: "no-such-date",
            message: `Le ${strange} n'existe pas.`,
            english: `There is no ${strange}.`,
          },
        ];
      }
      if (from <= to) return [];
      return [
        {
          path: at + pointer("to"),
          code: "closure-order",
          message: `La fermeture finit le ${to}, avant de commencer le ${from}.`,
          english: `The closure ends on ${to}, before it begins on ${from}.`,
        },
      ];
    }),
  );

/** Whoever forwards to himself gets the call back at once. */
export const forwardsLeadElsewhere = (document: ConfigurationDocument): readonly Issue[] =>
  ownersOf(document).flatMap(({ number, profiles, path }) =>
    profiles.flatMap((profile, index) =>
      forwardsOf(profile).flatMap(({ to, at }) =>
        to !== number
          ? []
          : [
              {
                path: path + pointer("profiles", index) + at,
                code: "forwards-to-itself",
                message: `Le profil « ${profile.name} » du ${number} renvoie vers le ${number} lui-même.`,
                english: `Profile "${profile.name}" of ${number} forwards to ${number} itself.`,
              },
            ],
      ),
    ),
  );

/** Every number that a profile forwards to, with its place below the profile. */
export const forwardsOf = (profile: Profile): readonly { readonly to: string; readonly at: string }[] =>
  placesOf(profile).flatMap(({ to, at }) =>
    to.kind === "number" ? [{ to: to.number, at: at + pointer("number") }] : [],
  );

/** Everything that a profile forwards to. */
export function placesOf(profile: Profile): readonly { readonly to: ForwardTo; readonly at: string }[] {
  return (["inside", "outside"] as const).flatMap((origin) =>
    (["onNoAnswer", "onBusy", "onUnavailable"] as const).flatMap((when) => {
      const to = profile[origin][when];
      return to === null ? [] : [{ to, at: pointer(origin, when) }];
    }),
  );
}
