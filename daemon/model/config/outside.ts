import { type Static, Type } from "typebox";
import { EMERGENCY_NUMBERS } from "../numbers.ts";
import { field, type Words, words } from "./field.ts";
import { calledField, publicNumberField } from "./named-fields.ts";
import { timeField, whenSchema } from "./when.ts";

/** What holds for every call that goes outside: codes, emergency, limits. */

const code = (label: Words, help: Words, usual?: string) =>
  Type.String({
    pattern: "^([*#][0-9]{1,4}[*#]?)?$",
    ...(usual === undefined ? {} : { default: usual }),
    ...field(label, help, "live", words("un code comme *69, ou vide", "a code such as *69, or empty")),
  });

const absenceCodes = (usual: readonly string[], label: Words, help: Words) =>
  Type.Array(
    Type.String({ pattern: "^[0-9]{2,3}$", ...field(label, help, "live", words("2 ou 3 chiffres", "2 or 3 digits")) }),
    { maxItems: 4, uniqueItems: true, default: [...usual], ...field(label, help) },
  );

/** Digits between the signs: `*26#` and `#26#`, `*21*NUMBER#` and `#21#` [MEX-06, FIELD 4.5]. */
const absenceCodesSchema = Type.Object(
  {
    doNotDisturb: absenceCodes(
      ["26"],
      words("Ne pas déranger", "Do not disturb"),
      words("*26# active, #26# désactive.", "*26# on, #26# off."),
    ),
    always: absenceCodes(
      ["21"],
      words("Renvoi immédiat", "Forward all calls"),
      words("*21*numéro# active, #21# annule.", "*21*number# sets, #21# cancels."),
    ),
    noAnswer: absenceCodes(
      ["61"],
      words("Renvoi sur non réponse", "Forward on no answer"),
      words("*61*numéro# active, #61# annule.", "*61*number# sets, #61# cancels."),
    ),
    // Operators of fixed lines have the one, mobiles the other; *69 alone hides the number.
    busy: absenceCodes(
      ["69", "67"],
      words("Renvoi sur occupation", "Forward on busy"),
      words("*69*numéro# active, #69# annule.", "*69*number# sets, #69# cancels."),
    ),
    unavailable: absenceCodes(
      ["62"],
      words("Renvoi sur indisponible", "Forward when unavailable"),
      words("*62*numéro# active, #62# annule.", "*62*number# sets, #62# cancels."),
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Absence et renvois", "Absence and forwards"),
      words("Codes composés au poste.", "Codes that are dialled."),
    ),
  },
);

/** By which messages are heard [BVL-12]. */
export const USUAL_VOICEMAIL_NUMBER = "500";

/** Service codes that work today; others join with their features [MEX-06]. */
export const specialNumbersSchema = Type.Object(
  {
    toggleHidden: code(
      words("Masquer ou afficher", "Hide or show"),
      words("Masque le numéro, ou l'affiche de nouveau.", "Hides the number, or shows it again."),
      "*69",
    ),
    hideOnce: Type.Array(
      code(
        words("Masquer pour un appel", "Hide once"),
        words("Suivi du numéro à appeler.", "Followed by the number to call."),
      ),
      {
        maxItems: 4,
        uniqueItems: true,
        // Fixed lines write the one, mobiles the other: neither habit may give a number away.
        default: ["*31#", "#31#"],
        ...field(
          words("Masquer pour un appel", "Hide once"),
          words("Codes suivis du numéro à appeler.", "Codes followed by the number to call."),
        ),
      },
    ),
    pickUp: Type.Array(
      code(
        words("Interception", "Pickup"),
        words("Seul, ou suivi du numéro qui sonne.", "Alone, or followed by the number that rings."),
      ),
      {
        maxItems: 4,
        uniqueItems: true,
        default: ["*8", "*11"],
        ...field(
          words("Interception", "Pickup"),
          words(
            "Prend un appel qui sonne chez un collègue du groupe, ou au numéro composé ensuite.",
            "Takes a call that rings at a colleague's of the group, or at the number dialled after it.",
          ),
        ),
      },
    ),
    voicemail: Type.String({
      pattern: "^([0-9]{2,10})?$",
      default: USUAL_VOICEMAIL_NUMBER,
      ...field(
        words("Messagerie", "Voicemail"),
        words("Consulte les messages vocaux ; vide : aucun numéro.", "Hears voice messages; empty: no number."),
        "live",
        words("2 à 10 chiffres, ou vide", "2 to 10 digits, or empty"),
      ),
    }),
    leaveMessage: code(
      words("Laisser un message", "Leave a message"),
      words("Suivi du numéro d'un poste ou groupe.", "Followed by the number of an extension or group."),
      "*50",
    ),
    absence: absenceCodesSchema,
    intercom: code(
      words("Intercom", "Intercom"),
      words(
        "Suivi du numéro d'un poste ou d'un groupe : les téléphones décrochent seuls, et l'on parle par leurs haut-parleurs.",
        "Followed by the number of an extension or group: telephones answer by themselves, and one talks through their loudspeakers.",
      ),
      "*90",
    ),
    callBack: Type.Array(
      Type.String({
        pattern: "^([0-9]|[*#][0-9]{1,4})$",
        ...field(
          words("Rappel automatique", "Call back when free"),
          words("Seul, ou avec étoile et le numéro à rappeler.", "Alone, or with a star and the number to call."),
          "live",
          words("un chiffre, ou un code comme *37", "one digit, or a code such as *37"),
        ),
      }),
      {
        maxItems: 4,
        uniqueItems: true,
        // 5 is what people press into the busy tone of their operator, *37# the code of ETSI.
        default: ["5", "*37"],
        ...field(
          words("Rappel automatique", "Call back when free"),
          words(
            "Après avoir trouvé un collègue occupé : on est rappelé dès qu'il est libre.",
            "After a colleague was busy: one is called back as soon as he is free.",
          ),
        ),
      },
    ),
    cancelCallBack: code(
      words("Annuler le rappel", "Cancel the call back"),
      words("Seul : tous ; ou suivi d'une étoile et du numéro.", "Alone: all; or followed by a star and the number."),
      "#37",
    ),
    agentLogin: code(
      words("Connexion d'un agent", "Agent login"),
      words(
        "Suivi du numéro de l'agent : le connecte au poste ; seul : déconnecte qui y est.",
        "Followed by the number of the agent: logs him in at the telephone; alone: logs out who is there.",
      ),
      "*22",
    ),
    agentPause: code(
      words("Pause d'un agent", "Agent pause"),
      words("Met en pause qui est au poste, ou le fait revenir.", "Pauses who is at the telephone, or ends the pause."),
      "*23",
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Numéros spéciaux", "Special numbers"), words("Codes de service.", "Service codes.")),
  },
);

export const emergencySchema = Type.Object(
  {
    numbers: Type.Array(Type.String({ pattern: "^[0-9]{2,6}$", expects: words("2 à 6 chiffres", "2 to 6 digits") }), {
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      default: [...EMERGENCY_NUMBERS],
      ...field(
        words("Numéros d'urgence", "Emergency numbers"),
        words("Toujours joignables, de tous les postes.", "Can always be reached, from every extension."),
      ),
    }),
    trunks: Type.Array(
      Type.String({ pattern: "^[0-9]{2,10}$", expects: words("le numéro d'une ligne", "the number of a line") }),
      {
        maxItems: 10,
        default: [],
        ...field(
          words("Lignes de secours", "Emergency lines"),
          words(
            "Lignes des appels d'urgence, dans l'ordre, si le site n'en a pas ; vide : toutes les lignes.",
            "Lines of emergency calls, in order, where a site has none of its own; empty: all lines.",
          ),
        ),
      },
    ),
    contact: calledField(
      words("Contact prévenu", "Contact"),
      words(
        "Appelé et prévenu quand un poste d'un site sans contact appelle les secours ; vide : personne.",
        "Called and told when a telephone of a site without a contact calls for help; empty: nobody.",
      ),
    ),
    proofTime: timeField(
      words("Heure du contrôle", "Time of the proof"),
      words(
        "Chaque jour à cette heure, le chemin de chaque numéro d'urgence est vérifié sans être appelé.",
        "Every day at this time the way of every emergency number is proved, without calling it.",
      ),
      "03:30",
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Numéros d'urgence", "Emergency"), words("Appels de secours.", "Emergency calls.")),
  },
);

const count = (usual: number, maximum: number, label: { fr: string; en: string }, help: { fr: string; en: string }) =>
  Type.Integer({ minimum: 0, maximum, default: usual, ...field(words(label.fr, label.en), words(help.fr, help.en)) });

const rate = (usual: number, fr: string, en: string) =>
  count(
    usual,
    10_000,
    { fr, en },
    {
      fr: "Prix estimé, en centièmes de centime d'euro par minute.",
      en: "Estimated price in 1/100 of a cent a minute.",
    },
  );

/** Limits against toll fraud: they cut calls in progress and stay cut until somebody re-arms. 0: no limit. */
export const outsideLimitsSchema = Type.Object(
  {
    simultaneous: count(
      30,
      255,
      { fr: "Appels sortants simultanés", en: "Outside calls at once" },
      { fr: "De toute l'installation ; 0 : sans limite.", en: "Of the whole installation; 0: no limit." },
    ),
    simultaneousOfOne: count(
      4,
      255,
      { fr: "Par poste", en: "Of one extension" },
      {
        fr: "Appels sortants simultanés d'un poste ; 0 : sans limite.",
        en: "Outside calls at once of one extension; 0: no limit.",
      },
    ),
    hourlyOfOne: count(
      60,
      10_000,
      { fr: "Par poste et par heure", en: "Of one extension in an hour" },
      { fr: "Appels sortants ; 0 : sans limite.", en: "Outside calls; 0: no limit." },
    ),
    hourlyMessagesOfOne: count(
      30,
      10_000,
      { fr: "SMS par poste et par heure", en: "Text messages of one extension in an hour" },
      { fr: "SMS envoyés vers l'extérieur ; 0 : sans limite.", en: "Sent to the outside; 0: no limit." },
    ),
    dailyCostCents: count(
      5000,
      10_000_000,
      { fr: "Coût estimé par jour", en: "Estimated cost a day" },
      {
        fr: "En centimes d'euro, de toute l'installation ; 0 : sans limite.",
        en: "In euro cents, of the whole installation; 0: no limit.",
      },
    ),
    rates: Type.Object(
      {
        national: rate(200, "National", "National"),
        mobile: rate(800, "Mobile", "Mobile"),
        special: rate(8000, "Numéros surtaxés", "Special rate"),
        international: rate(5000, "International", "International"),
      },
      {
        additionalProperties: false,
        default: {},
        ...field(words("Tarifs", "Rates"), words("Pour estimer le coût.", "To estimate the cost.")),
      },
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(words("Limites vers l'extérieur", "Outside limits"), words("Contre la fraude.", "Against toll fraud.")),
  },
);

/** Which outside numbers an extension may call by itself; emergency numbers always. */
export const outsideRightsSchema = Type.Object(
  {
    classes: Type.Array(
      Type.Union([
        Type.Literal("national"),
        Type.Literal("mobile"),
        Type.Literal("special"),
        Type.Literal("international"),
      ]),
      {
        maxItems: 4,
        uniqueItems: true,
        default: ["national", "mobile"],
        ...field(
          words("Appels permis", "Calls allowed"),
          words(
            "Ce que le poste peut appeler lui-même, quand la liste noire ne le refuse pas. Les numéros gratuits et d'urgence sont toujours permis.",
            "What the extension may call by itself, where the black list does not refuse it. Free and emergency numbers are always allowed.",
          ),
        ),
      },
    ),
    countries: Type.Array(
      Type.String({
        pattern: "^[A-Z]{2}$",
        expects: words("deux lettres comme BE ou DE", "two letters such as BE or DE"),
      }),
      {
        maxItems: 250,
        uniqueItems: true,
        default: [],
        ...field(
          words("Pays", "Countries"),
          words(
            "Pays permis pour l'international (codes ISO, BE ou DE) ; vide : tous.",
            "Countries allowed for international calls (ISO codes); empty: all.",
          ),
        ),
      },
    ),
    when: whenSchema(words("Quand ces appels sont permis.", "When these calls are allowed.")),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Droits vers l'extérieur", "Outside rights"),
      words("Ce que le poste peut appeler.", "What the extension may call."),
    ),
  },
);

/** Which number a called person outside sees [PRE-01, PRE-02]. */
export const presentedSchema = Type.Object(
  {
    automatic: Type.Boolean({
      default: true,
      ...field(
        words("Auto", "Automatic"),
        words(
          "Le mode automatique utilise le numéro de la ligne externe via lequel l'appel est routé.",
          "Number of the line by which the call goes out.",
        ),
      ),
    }),
    number: publicNumberField(
      words("Numéro", "Number"),
      words(
        "Numéro à présenter. Doit être écrit normalement (10 chiffres en France pour les numéros nationaux), les règles sur le préfixe suivant la ligne de sortie seront appliquées.",
        "Number to present, as people write it.",
      ),
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("Présentation du numéro externe", "Presented number"),
      words("Numéro montré à l'appelé.", "Number that the called party sees."),
    ),
  },
);

export type SpecialNumbers = Static<typeof specialNumbersSchema>;
export type Emergency = Static<typeof emergencySchema>;
export type OutsideLimits = Static<typeof outsideLimitsSchema>;
export type OutsideRights = Static<typeof outsideRightsSchema>;
export type Presented = Static<typeof presentedSchema>;
