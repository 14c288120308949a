import { type Static, Type } from "typebox";
import { Check, Default } from "typebox/value";
import { field, type Words, words } from "./field.ts";
import { forwardToSchema } from "./forward-to.ts";
import { MENU_KEYS } from "./menus.ts";
import { oneOf } from "./named-fields.ts";

const seconds = (range: { minimum: number; maximum: number; default: number }, label: Words, help: Words) =>
  Type.Integer({ ...range, ...field(label, help) });

const key = (label: Words, help: Words) =>
  Type.Union([oneOf(MENU_KEYS), Type.Null()], {
    default: null,
    ...field(label, help, "live", words("0 à 9, * ou #, ou vide", "0 to 9, * or #, or empty")),
  });

/** The queue of a group: who calls it waits in order, with music, until a member is free [SVI-15, A-24, GAP-12]. */
export const queueSchema = Type.Object(
  {
    isOn: Type.Boolean({
      default: false,
      ...field(
        words("File d'attente", "Queue"),
        words(
          "Qui appelle le groupe attend son tour en musique. Un menu dont « ACD » est coché met en file sans cela.",
          "Who calls the group waits in turn, with music. A menu with ACD queues its callers without this.",
        ),
      ),
    }),
    mostCallers: Type.Integer({
      minimum: 1,
      maximum: 500,
      default: 50,
      ...field(
        words("Appels en attente au plus", "Most callers"),
        words("Un de plus : file pleine.", "One more: full."),
      ),
    }),
    mostSeconds: Type.Union([Type.Integer({ minimum: 10, maximum: 7200 }), Type.Null()], {
      default: 1800,
      ...field(
        words("Attente maximale", "Longest wait"),
        words("Secondes, puis l'appel va où c'est dit ; vide : sans limite.", "Seconds; empty: no limit."),
        "live",
        words("10 à 7200 secondes, ou vide", "10 to 7200 seconds, or empty"),
      ),
    }),
    onFull: forwardToSchema(
      words("File pleine", "When full"),
      words("Où va l'appel ; vide : occupé.", "Where the call goes; empty: busy."),
    ),
    onExpiry: forwardToSchema(
      words("Attente trop longue", "When the wait is too long"),
      words("Où va l'appel ; vide : raccroche.", "Where the call goes; empty: it ends."),
    ),
    onEmpty: forwardToSchema(
      words("Aucun agent", "When nobody is there"),
      words(
        "Où va l'appel quand aucun membre n'est connecté ; vide : indisponible. Qui attend déjà reste, jusqu'à l'attente maximale.",
        "Where the call goes when no member is logged in; empty: unavailable. Who waits already stays, to the longest wait.",
      ),
    ),
    announcesPlace: Type.Boolean({
      default: true,
      ...field(
        words("Annoncer la position", "Tell the place"),
        words("À l'entrée, puis à intervalles.", "Again and again."),
      ),
    }),
    announcesWait: Type.Boolean({
      default: true,
      ...field(
        words("Annoncer l'attente", "Tell the wait"),
        words("Le temps estimé, en minutes.", "Estimated, in minutes."),
      ),
    }),
    announceSeconds: seconds(
      { minimum: 0, maximum: 600, default: 60 },
      words("Entre deux annonces", "Between announcements"),
      words("Secondes de musique ; 0 : seulement à l'entrée.", "Seconds of music; 0: at the beginning only."),
    ),
    leaveKey: key(
      words("Touche pour quitter", "Key to leave"),
      words("Mène où c'est dit ci-dessous ; vide : aucune.", "Leads where is said below; empty: none."),
    ),
    leaveTo: forwardToSchema(
      words("En quittant", "On leaving"),
      words("Où mène la touche ; vide : raccroche.", "Where the key leads; empty: the call ends."),
    ),
    callBackKey: key(
      words("Touche de rappel", "Key to be called back"),
      words(
        "L'appelant raccroche et garde sa place ; il est rappelé au numéro dont il appelle.",
        "The caller hangs up and keeps his place; he is called back at the number that he calls from.",
      ),
    ),
    missesToPause: Type.Integer({
      minimum: 0,
      maximum: 10,
      default: 2,
      ...field(
        words("Appels manqués avant pause", "Missed calls before a pause"),
        words(
          "Qui ne répond pas tant de fois est mis en pause ; 0 : jamais.",
          "Who misses so many is paused; 0: never.",
        ),
      ),
    }),
    wrapUpSeconds: seconds(
      { minimum: 0, maximum: 600, default: 0 },
      words("Temps de clôture", "Wrap-up"),
      words(
        "Secondes après un appel de la file, sans nouvel appel.",
        "Seconds after a call of the queue without another.",
      ),
    ),
  },
  {
    additionalProperties: false,
    default: {},
    ...field(
      words("File d'attente", "Queue"),
      words("Les appelants attendent qu'un membre soit libre.", "Callers wait until a member is free."),
    ),
  },
);

export type Queue = Static<typeof queueSchema>;

/** How callers wait for a number that has no queue of its own. */
export const USUAL_QUEUE: Queue = usualQueue();

function usualQueue(): Queue {
  const filled: unknown = Default(queueSchema, {});
  if (!Check(queueSchema, filled)) throw new Error("a field of the queue has no default");
  return filled;
}

/** The fields of a queue that name where a call goes. */
export const QUEUE_FORWARDS = ["onFull", "onExpiry", "onEmpty", "leaveTo"] as const;
