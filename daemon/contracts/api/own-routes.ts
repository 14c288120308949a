import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { PERSON_KINDS } from "../../model/config/people.ts";
import { absenceSchema } from "../../model/profiles/absence.ts";
import { mailboxStateSchema } from "../mailbox-state.ts";
import { profileChoiceSchema, profileStateSchema } from "../profile-state.ts";
import { mailboxIdSchema, voiceMessageIdSchema, voiceMessageSchema } from "../voice-message.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** What users see and change who signed in by their number: what is theirs, and nothing else [CNX-09, CNX-10]. */

const closed = { additionalProperties: false } as const;
const accepted = Type.Object({}, closed);
const mailbox = Type.Object({ mailbox: mailboxIdSchema }, closed);
const message = Type.Object({ mailbox: mailboxIdSchema, message: voiceMessageIdSchema }, closed);
const wav = Type.String({ contentEncoding: "binary" });
const party = Type.Object({ number: Type.String(), name: Type.String() }, closed);
/** By the name that was shown; where none was, by the one that the directory has today. */
const other = party;
const person = Type.Object({ number: Type.String(), name: Type.String(), kind: oneOf(PERSON_KINDS) }, closed);
const pageQuery = Type.Object(
  {
    before: Type.Optional(Type.String({ maxLength: 100 })),
    limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,4}$" })),
  },
  closed,
);
const page = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) }, closed);

/** A call as one who took part sees it; no number outside of anybody else's call stands in it. */
export const ownCallSchema = Type.Object(
  {
    call: Type.String(),
    direction: oneOf(["made", "received"]),
    /** Whom he called as he dialled, or who called; an empty number is hidden. */
    other,
    /** The group that it rang for; null: his own number. */
    group: Type.Union([Type.String(), Type.Null()]),
    /** `elsewhere`: somebody else has answered what rang here. */
    answer: oneOf(["answered", "elsewhere", "none"]),
    startedAt: Type.Integer(),
    /** Milliseconds of conversation with him. */
    talkedMs: Type.Integer(),
  },
  closed,
);

export const ownTextMessageSchema = Type.Object(
  {
    message: Type.String(),
    at: Type.Integer(),
    /** Who wrote to him, or whom he wrote to. */
    direction: oneOf(["written", "received"]),
    other,
    text: Type.String(),
    isRead: Type.Boolean(),
  },
  closed,
);

export const ownRoutes = defineRoutes({
  own: {
    method: "GET",
    path: "/own",
    access: "own",
    summary: words(
      "Qui l'on est, et les groupes dont on est membre.",
      "Who one is, and the groups one is a member of.",
    ),
    answers: { 200: Type.Object({ ...person.properties, groups: Type.Array(party) }, closed) },
  },
  "own.mailboxes": {
    method: "GET",
    path: "/own/mailboxes",
    access: "own",
    summary: words("Ses boîtes vocales, et celles de ses groupes.", "One's own mailboxes, and those of one's groups."),
    answers: { 200: Type.Object({ items: Type.Array(mailboxStateSchema) }, closed) },
  },
  "own.messages": {
    method: "GET",
    path: "/own/mailboxes/{mailbox}/messages",
    access: "own",
    summary: words(
      "Les messages d'une de ses boîtes, le plus ancien d'abord.",
      "Messages of one of them, the oldest first.",
    ),
    parameters: mailbox,
    answers: { 200: Type.Object({ items: Type.Array(voiceMessageSchema) }, closed), 404: problemSchema },
  },
  "own.hear": {
    method: "GET",
    path: "/own/mailboxes/{mailbox}/messages/{message}/audio",
    access: "own",
    summary: words(
      "Un de ses messages ; l'écoute est notée dans l'audit.",
      "One of one's messages; noted in the audit.",
    ),
    parameters: message,
    streams: "audio/wav",
    answers: { 200: wav, 404: problemSchema },
  },
  "own.save": {
    method: "POST",
    path: "/own/mailboxes/{mailbox}/messages/{message}/save",
    access: "own",
    summary: words("Sauvegarde un message : il n'est plus nouveau.", "Saves a message: it is new no more."),
    parameters: message,
    answers: { 200: accepted, 404: problemSchema },
  },
  "own.remove": {
    method: "DELETE",
    path: "/own/mailboxes/{mailbox}/messages/{message}",
    access: "own",
    summary: words("Efface un message ; noté dans l'audit.", "Deletes a message; noted in the audit."),
    parameters: message,
    answers: { 200: accepted, 404: problemSchema },
  },
  "own.greeting": {
    method: "GET",
    path: "/own/mailboxes/{mailbox}/greeting",
    access: "own",
    summary: words("L'annonce enregistrée au téléphone.", "The greeting that was spoken at the telephone."),
    parameters: mailbox,
    streams: "audio/wav",
    answers: { 200: wav, 404: problemSchema },
  },
  "own.dropGreeting": {
    method: "DELETE",
    path: "/own/mailboxes/{mailbox}/greeting",
    access: "own",
    summary: words("L'efface : l'annonce configurée est rejouée.", "Deletes it: the configured one greets again."),
    parameters: mailbox,
    answers: { 200: accepted, 404: problemSchema },
  },
  "own.profile": {
    method: "GET",
    path: "/own/profile",
    access: "own",
    summary: words(
      "Son profil en vigueur, et ceux qu'il peut choisir.",
      "The profile in force, and those to choose from.",
    ),
    answers: { 200: profileStateSchema, 404: problemSchema },
  },
  "own.chooseProfile": {
    method: "PUT",
    path: "/own/profile",
    access: "own",
    summary: words(
      "Choisit un de ses profils, par-dessus le planning ; `chosen` vide le rend au planning.",
      "Chooses one of one's profiles over the planning; `chosen` null gives it back to the planning.",
    ),
    body: Type.Object({ chosen: Type.Union([profileChoiceSchema, Type.Null()]) }, closed),
    answers: { 200: profileStateSchema, 404: problemSchema },
  },
  "own.absence": {
    method: "GET",
    path: "/own/absence",
    access: "own",
    summary: words("Ne pas déranger et renvois.", "Do not disturb and forwards."),
    answers: { 200: absenceSchema, 404: problemSchema },
  },
  "own.setAbsence": {
    method: "PUT",
    path: "/own/absence",
    access: "own",
    summary: words(
      "Les règle, aussitôt, comme les codes d'un téléphone ; un renvoi doit pouvoir y mener.",
      "Sets them, at once, like the codes of a telephone; a forward has to be able to lead there.",
    ),
    body: absenceSchema,
    answers: { 200: absenceSchema, 404: problemSchema, 422: problemSchema },
  },
  "own.calls": {
    method: "GET",
    path: "/own/calls",
    access: "own",
    summary: words("Ses appels, le plus récent d'abord.", "One's calls, newest first."),
    query: pageQuery,
    answers: { 200: page(ownCallSchema) },
  },
  "own.textMessages": {
    method: "GET",
    path: "/own/text-messages",
    access: "own",
    summary: words("Ses messages texte, le plus récent d'abord.", "One's text messages, newest first."),
    query: pageQuery,
    answers: { 200: page(ownTextMessageSchema) },
  },
  "own.readTextMessage": {
    method: "POST",
    path: "/own/text-messages/{message}/read",
    access: "own",
    summary: words(
      "L'a ouvert : lu, pour tous ceux à qui il s'adresse.",
      "Has opened it: read, for all that it is for.",
    ),
    parameters: Type.Object({ message: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
    answers: { 200: accepted, 404: problemSchema },
  },
});
