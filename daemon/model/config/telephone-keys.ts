import { type Static, Type } from "typebox";
import { field, type Words, words } from "./field.ts";
import { KEY_SERVICES } from "./key-services.ts";
import { numberField, oneOf, textField } from "./named-fields.ts";

/** Keys of a telephone, and where they stand [POS-17, POS-22]. */

/** What may be dialled, codes among it. */
const dialledField = (label: Words, help: Words) =>
  Type.String({
    pattern: "^\\+?[0-9*#]{1,24}$",
    ...field(label, help, "live", words("1 à 24 chiffres, * ou #", "1 to 24 digits, * or #")),
  });

const closed = { additionalProperties: false } as const;

const toLamp = Type.Object(
  {
    kind: Type.Literal("lamp"),
    number: numberField(
      words("Poste", "Extension"),
      words(
        "Poste, agent, groupe ou salle de conférence : son voyant, et un appel vers lui ; la touche prend l'appel qui y sonne.",
        "Extension, agent, group or conference room: its lamp, and a call to it; the key takes the call that rings there.",
      ),
    ),
  },
  closed,
);

const toNumber = Type.Object(
  {
    kind: Type.Literal("speed-dial"),
    number: dialledField(
      words("Numéro", "Number"),
      words("Numéro ou code composé par la touche.", "Number or code that the key dials."),
    ),
  },
  closed,
);

const toTransfer = Type.Object(
  {
    kind: Type.Literal("transfer"),
    number: dialledField(
      words("Numéro", "Number"),
      words("Où la touche transfère l'appel en cours.", "Where the key transfers the present call."),
    ),
  },
  closed,
);

const toPlace = Type.Object(
  {
    kind: Type.Literal("park"),
    place: numberField(
      words("Place de parking", "Parking place"),
      words(
        "La touche y gare l'appel en cours, et le reprend quand son voyant est allumé.",
        "The key parks the present call there, and fetches it while its lamp is lit.",
      ),
    ),
  },
  closed,
);

const toAgent = Type.Object(
  {
    kind: Type.Literal("agent"),
    number: numberField(
      words("Agent", "Agent"),
      words("Qui la touche connecte à ce téléphone.", "Whom the key logs in at this telephone."),
    ),
  },
  closed,
);

const toService = Type.Object(
  {
    kind: Type.Literal("service"),
    service: oneOf(KEY_SERVICES, {
      ...field(
        words("Service", "Service"),
        words(
          "Ce que fait le code des numéros spéciaux ; « Masquer le numéro » a un voyant.",
          "What the code of the special numbers does; hiding the number has a lamp.",
        ),
      ),
    }),
  },
  closed,
);

export const telephoneKeySchema = Type.Object(
  {
    module: Type.Integer({
      minimum: 0,
      maximum: 3,
      default: 0,
      ...field(
        words("Module", "Module"),
        words(
          "0 : le téléphone lui-même ; 1 à 3 : un module d'extension.",
          "0: the telephone itself; 1 to 3: a module.",
        ),
      ),
    }),
    position: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field(words("Touche", "Key"), words("Place de la touche, à partir de 1.", "Place of the key, from 1.")),
    }),
    does: Type.Union(
      [
        toLamp,
        toNumber,
        Type.Object({ kind: Type.Literal("line") }, closed),
        Type.Object({ kind: Type.Literal("voicemail") }, closed),
        toPlace,
        toTransfer,
        toAgent,
        toService,
      ],
      {
        ...field(
          words("Action", "Action"),
          words("Ce que fait la touche.", "What the key does."),
          "live",
          words(
            "lamp, speed-dial, transfer ou agent avec un numéro (number), park avec une place (place), service avec un service, line ou voicemail",
            "lamp, speed-dial, transfer or agent with a number, park with a place, service with a service, line or voicemail",
          ),
        ),
      },
    ),
    label: textField(
      words("Libellé", "Label"),
      words(
        "Montré près de la touche ; vide : le nom de ce qu'elle désigne.",
        "Shown beside the key; empty: the name of what it names.",
      ),
      32,
    ),
  },
  {
    ...closed,
    ...field(words("Touche", "Key"), words("Une touche du téléphone.", "A key of the telephone.")),
  },
);

export const telephoneKeysSchema = Type.Array(telephoneKeySchema, {
  maxItems: 300,
  default: [],
  ...field(
    words("Touches du téléphone", "Keys of the telephone"),
    words(
      "Celles qui ne sont pas ici sont vidées sur le téléphone.",
      "Those that are not here are cleared on the telephone.",
    ),
  ),
});

export type TelephoneKey = Static<typeof telephoneKeySchema>;
export type KeyDoes = TelephoneKey["does"];

/** The number that a key names; null: none. */
export function keyNumber(does: KeyDoes): string | null {
  switch (does.kind) {
    case "park":
      return does.place;
    case "lamp":
    case "speed-dial":
    case "transfer":
    case "agent":
      return does.number;
    case "line":
    case "voicemail":
    case "service":
      return null;
  }
}

/** In the order in which they stand: the telephone's own, then those of each module. */
export const inPlaceOrder = <Key extends Pick<TelephoneKey, "module" | "position">>(keys: readonly Key[]): Key[] =>
  keys.toSorted((one, other) => one.module - other.module || one.position - other.position);
