import { type Static, Type } from "typebox";
import { audioSchema } from "./audio.ts";
import { field, words } from "./field.ts";
import { calledField, nameField, numberField, siteField, textField } from "./named-fields.ts";
import { whenSchema } from "./when.ts";

/** What is dialled outside, and what comes in: rules, in order [SOR, ENT, LNO, ABR, EXT]. */

const digits = (label: { fr: string; en: string }, help: { fr: string; en: string }) =>
  Type.String({
    pattern: "^\\+?[0-9*#]{0,16}$",
    default: "",
    ...field(
      words(label.fr, label.en),
      words(help.fr, help.en),
      "live",
      words("16 chiffres au plus", "at most 16 digits"),
    ),
  });

/** A pattern: digits, `?` for one, `*` for any number of them, spaces as one likes [LNO-05…07]. */
export const patternField = (label: { fr: string; en: string }, help: { fr: string; en: string }) =>
  Type.String({
    pattern: "^\\+?[0-9?* #]{1,40}$",
    ...field(
      words(label.fr, label.en),
      words(help.fr, help.en),
      "live",
      words("des chiffres, ? pour un chiffre, * pour plusieurs", "digits, ? for one digit, * for several"),
    ),
  });

export const outboundRuleSchema = Type.Object(
  {
    emitter: Type.Union(
      [
        numberField(words("Numéro", "Number"), words("Un poste ou un groupe.", "An extension or a group.")),
        Type.Null(),
      ],
      {
        default: null,
        ...field(
          words("Émis par", "Emitted by"),
          words("Poste ou groupe qui appelle ; vide : tous (*).", "Extension or group that calls; empty: all (*)."),
        ),
      },
    ),
    site: siteField(words("Site du poste qui appelle ; vide : tous.", "Site of the extension that calls; empty: all.")),
    prefix: digits(
      { fr: "Commence par", en: "Begins with" },
      { fr: "Début du numéro composé ; vide : tout.", en: "Begin of what is dialled; empty: anything." },
    ),
    remove: Type.Integer({
      minimum: 0,
      maximum: 16,
      default: 0,
      ...field(
        words("Retire n chiffres", "Removes n digits"),
        words("Chiffres retirés au début.", "Digits removed at the start."),
      ),
    }),
    add: digits(
      { fr: "Ajoute au début", en: "Adds in front" },
      { fr: "Chiffres ajoutés devant.", en: "Digits put in front." },
    ),
    trunk: numberField(
      words("Numéro de la ligne", "Number of the line"),
      words("Ligne utilisée.", "Line used."),
      words("le numéro d'une ligne", "the number of a line"),
    ),
    when: whenSchema(),
  },
  {
    additionalProperties: false,
    ...field(
      words("Règle de sortie", "Outbound rule"),
      words("Par où un appel sort.", "By which line a call goes out."),
    ),
  },
);

export const outboundRulesSchema = Type.Array(outboundRuleSchema, {
  maxItems: 500,
  default: [],
  ...field(
    words("Règles de sortie", "Outbound rules"),
    words("Dans l'ordre où elles sont essayées.", "In the order in which they are tried."),
  ),
});

/** By which line a text message goes out: the same columns [SSM-01]. */
export const messageRulesSchema = Type.Array(
  Type.Object(outboundRuleSchema.properties, {
    additionalProperties: false,
    ...field(
      words("Règle de sortie SMS", "Message rule"),
      words("Par où un SMS sort.", "By which line a text message goes out."),
    ),
  }),
  {
    maxItems: 500,
    default: [],
    ...field(
      words("Règles de sortie SMS", "Message rules"),
      words("Dans l'ordre où elles sont essayées.", "In the order in which they are tried."),
    ),
  },
);

export const inboundRuleSchema = Type.Object(
  {
    caller: Type.String({
      pattern: "^(\\+?[0-9?* #]{1,40}|anonymous)?$",
      default: "",
      ...field(
        words("Numéro", "Number"),
        words(
          "Active la règle pour ce numéro, ? pour remplacer un chiffre ou * pour plusieurs ; « anonymous » : numéro masqué ; vide : tous.",
          "Callers that it is for, such as 0812345678 or 06*; `anonymous`: without a number; empty: all.",
        ),
        "live",
        words("un numéro avec ? et *, « anonymous » ou vide", "a number with ? and *, `anonymous`, or empty"),
      ),
    }),
    trunk: Type.Union([numberField(words("Ligne", "Line"), words("Une ligne.", "A line.")), Type.Null()], {
      default: null,
      ...field(
        words("Ligne", "Line"),
        words("Extension de la ligne qui reçoit l'appel ; vide : toutes.", "Line that receives the call; empty: all."),
      ),
    }),
    asksNumber: Type.Boolean({
      default: false,
      ...field(
        words("Demander numéro", "Ask for the number"),
        words(
          "Si l'appelant n'a pas de numéro ou que l'on souhaite qu'il puisse en entrer un autre.",
          "Asks a caller without a number to key one in.",
        ),
      ),
    }),
    extension: calledField(
      words("Extension", "Extension"),
      words(
        "Extension utilisée pour rediriger l'appel ; vide : l'extension de la ligne.",
        "Where the call goes; empty: where the line leads.",
      ),
    ),
    audio: audioSchema,
    when: whenSchema(),
  },
  {
    additionalProperties: false,
    ...field(
      words("Règle d'appel entrant", "Inbound rule"),
      words("Où va l'appel d'un correspondant.", "Where a caller is led."),
    ),
  },
);

export const inboundRulesSchema = Type.Array(inboundRuleSchema, {
  maxItems: 500,
  default: [],
  ...field(
    words("Règles d'appel entrant", "Inbound rules"),
    words("La plus précise d'abord, puis dans l'ordre.", "The most specific first, then in order."),
  ),
});

const blackListEntrySchema = Type.Object(
  {
    right: Type.Union([Type.Literal("allowed"), Type.Literal("refused")], {
      ...field(words("Droit", "Right"), words("Autorisé ou Refusé.", "Allowed or refused.")),
    }),
    pattern: patternField(
      { fr: "Numéro", en: "Number" },
      { fr: "Par exemple 06* ou 01 02 03 04 **.", en: "Such as 06* or 01 02 03 04 **." },
    ),
  },
  {
    additionalProperties: false,
    ...field(words("Règle", "Rule"), words("La première qui convient décide.", "The first that matches decides.")),
  },
);

export const blackListSchema = Type.Array(blackListEntrySchema, {
  maxItems: 200,
  default: [],
  ...field(
    words("Liste noire", "Black list"),
    words("Numéros extérieurs autorisés ou refusés, dans l'ordre.", "Outside numbers allowed or refused, in order."),
  ),
});

export const externalNumberSchema = Type.Object(
  {
    name: nameField(words("Nom du poste.", "Name.")),
    number: Type.String({
      pattern: "^\\+?[0-9]{6,15}$",
      ...field(
        words("Numéro", "Number"),
        words(
          "Numéro d'appel. Le numéro doit être unique. Utilisé pour s'authentifier sur la page Web et sur l'assistant.",
          "Number that is called; it must be unique. Signs in to the web pages and the assistant.",
        ),
        "live",
        words("6 à 15 chiffres", "6 to 15 digits"),
      ),
    }),
    ringsWith: Type.Union(
      [numberField(words("Poste", "Extension"), words("Un poste.", "An extension.")), Type.Null()],
      {
        default: null,
        ...field(
          words("Sonne avec", "Rings with"),
          words("Poste avec lequel il sonne ; vide : aucun.", "Extension with which it rings; empty: none."),
        ),
      },
    ),
  },
  {
    additionalProperties: false,
    ...field(
      words("Numéro externe", "External number"),
      words("Un mobile ou un fixe hors de l'installation.", "A number outside the installation."),
    ),
  },
);

export const externalNumbersSchema = Type.Array(externalNumberSchema, {
  maxItems: 2000,
  default: [],
  ...field(
    words("Numéros externes", "External numbers"),
    words("Mobiles et fixes hors de l'installation.", "Numbers outside the installation."),
  ),
});

export const shortNumberSchema = Type.Object(
  {
    number: numberField(words("Numéro abrégé", "Short number"), words("Par exemple 501.", "Such as 501.")),
    full: Type.String({
      pattern: "^\\+?[0-9*#]{2,20}$",
      ...field(
        words("Numéro complet", "Full number"),
        words("Numéro obtenu.", "Number that is reached."),
        "live",
        words("2 à 20 chiffres", "2 to 20 digits"),
      ),
    }),
    name: textField(words("Nom", "Name"), words("Facultatif.", "Optional.")),
  },
  {
    additionalProperties: false,
    ...field(
      words("Numéro abrégé", "Short number"),
      words("Gardez un plan de numérotation cohérent.", "Keep a coherent number plan."),
    ),
  },
);

export const shortNumbersSchema = Type.Array(shortNumberSchema, {
  maxItems: 1000,
  default: [],
  ...field(
    words("Numéros abrégés", "Short numbers"),
    words("Raccourcis de l'installation.", "Short cuts of the installation."),
  ),
});

export type OutboundRule = Static<typeof outboundRuleSchema>;
export type InboundRule = Static<typeof inboundRuleSchema>;
export type BlackListEntry = Static<typeof blackListEntrySchema>;
export type ExternalNumber = Static<typeof externalNumberSchema>;
export type ShortNumber = Static<typeof shortNumberSchema>;
