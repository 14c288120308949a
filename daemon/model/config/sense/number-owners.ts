import type { ConfigurationDocument } from "../document.ts";
import type { Words } from "../field.ts";
import { pointer } from "../issue.ts";

/** Something that is dialled by a number of its own. */
export interface NumberOwner {
  readonly number: string;
  /** Where the number stands in the document. */
  readonly path: string;
  /** To follow "celui" and "that": "du poste « Gérant »", "of extension "Gérant"". */
  readonly of: Words;
}

/** Everything that has a number, in the order of the document: the one number space [MEN-28]. New kinds join here. */
export const numberOwners = (document: ConfigurationDocument): readonly NumberOwner[] => [
  ...document.extensions.map(({ number, name }, index) => ({
    number,
    path: pointer("extensions", index, "number"),
    of: { fr: `du poste « ${name} »`, en: `of extension "${name}"` },
  })),
  ...document.groups.map(({ number, name }, index) => ({
    number,
    path: pointer("groups", index, "number"),
    of: { fr: `du groupe « ${name} »`, en: `of group "${name}"` },
  })),
  ...document.agents.map(({ number, name }, index) => ({
    number,
    path: pointer("agents", index, "number"),
    of: { fr: `de l'agent « ${name} »`, en: `of agent "${name}"` },
  })),
  ...document.trunks.map(({ number, name }, index) => ({
    number,
    path: pointer("trunks", index, "number"),
    of: { fr: `de la ligne « ${name} »`, en: `of line "${name}"` },
  })),
  ...document.externalNumbers.map(({ number, name }, index) => ({
    number,
    path: pointer("externalNumbers", index, "number"),
    of: { fr: `du numéro externe « ${name} »`, en: `of external number "${name}"` },
  })),
  ...document.shortNumbers.map(({ number, full }, index) => ({
    number,
    path: pointer("shortNumbers", index, "number"),
    of: { fr: `du numéro abrégé de ${full}`, en: `of the short number for ${full}` },
  })),
  ...(document.parking.next === null
    ? []
    : [
        {
          number: document.parking.next,
          path: pointer("parking", "next"),
          of: { fr: "de la prochaine place de parking", en: "of the next parking place" },
        },
      ]),
  ...document.parking.places.map((number, index) => ({
    number,
    path: pointer("parking", "places", index),
    of: { fr: "d'une place de parking", en: "of a parking place" },
  })),
  ...document.menuNumbers.map(({ number, name }, index) => ({
    number,
    path: pointer("menuNumbers", index, "number"),
    of: { fr: `du numéro de menu « ${name} »`, en: `of menu number "${name}"` },
  })),
  ...document.conferences.map(({ number, name }, index) => ({
    number,
    path: pointer("conferences", index, "number"),
    of: { fr: `de la salle de conférence « ${name} »`, en: `of conference room "${name}"` },
  })),
  ...voicemailNumbers(document),
];

/** By which messages are left or heard: boxes, groups [GRP-17], the special number. */
export const voicemailNumbers = ({
  mailboxes,
  groups,
  specialNumbers,
}: ConfigurationDocument): readonly NumberOwner[] => [
  ...mailboxes.flatMap(({ number, name }, index) => {
    const of = { fr: `de la boîte vocale « ${name} »`, en: `of mailbox "${name}"` };
    return number === null ? [] : [{ number, path: pointer("mailboxes", index, "number"), of }];
  }),
  ...groups.flatMap(({ voicemailNumber: number, name }, index) => {
    const of = { fr: `de la messagerie du groupe « ${name} »`, en: `of the voicemail of group "${name}"` };
    return number === null ? [] : [{ number, path: pointer("groups", index, "voicemailNumber"), of }];
  }),
  ...(specialNumbers.voicemail === ""
    ? []
    : [
        {
          number: specialNumbers.voicemail,
          path: pointer("specialNumbers", "voicemail"),
          of: { fr: "de la messagerie vocale", en: "of voicemail" },
        },
      ]),
];
