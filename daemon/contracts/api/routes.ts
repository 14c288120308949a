import { type Static, Type } from "typebox";
import { audioSchema, spokenTextSchema } from "../../model/config/audio.ts";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { linePresetSchema } from "../../model/line-presets/line-preset.ts";
import { INTERNAL_NUMBER } from "../../model/numbers.ts";
import { alertSchema } from "../alert.ts";
import { CALL_DIRECTIONS } from "../call-direction.ts";
import { callRecordSchema } from "../call-record.ts";
import { lineTestSchema, testedNumberSchema } from "../line-test.ts";
import { mailAddressSchema, mailMethods } from "../mail.ts";
import { mailboxStateSchema } from "../mailbox-state.ts";
import { messageRecordSchema } from "../message-record.ts";
import { messageSendingSchema } from "../message-sending.ts";
import { profileChoiceSchema, profileStateSchema } from "../profile-state.ts";
import { programTokenSchema } from "../program-token.ts";
import { recordingIdSchema, recordingSchema } from "../recording.ts";
import { reloadAnswerSchema, revisionSchema } from "../revision.ts";
import { routeExplanationSchema, routeQuestionSchema } from "../route-explanation.ts";
import { fileNameSchema, LARGEST_SOUND, rawKindSchema, soundNameSchema, soundSchema } from "../sound.ts";
import { mailboxIdSchema, voiceMessageIdSchema, voiceMessageSchema } from "../voice-message.ts";
import { accountRoutes, accountSchema, secondFactorWantedSchema } from "./account-routes.ts";
import { auditRoutes } from "./audit-routes.ts";
import { callRoutes } from "./call-routes.ts";
import { conferenceRoutes } from "./conference-routes.ts";
import { csvRoutes } from "./csv-routes.ts";
import { dhcpRoutes } from "./dhcp-routes.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { firstStepsRoutes } from "./first-steps-routes.ts";
import { healthRoutes } from "./health-routes.ts";
import { networkRoutes } from "./network-routes.ts";
import { objectRoutes } from "./object-routes.ts";
import { ownRoutes } from "./own-routes.ts";
import { pendingRoutes } from "./pending-routes.ts";
import { problemSchema } from "./problem.ts";
import { queueRoutes } from "./queue-routes.ts";
import { defineRoutes, type Routes } from "./route.ts";
import { safetyRoutes } from "./safety-routes.ts";
import { serviceRoutes } from "./service-routes.ts";
import { statisticsRoutes } from "./statistics-routes.ts";
import { telephoneRoutes } from "./telephone-routes.ts";
import { traceRoutes } from "./trace-routes.ts";

/** Everything that `/api/v1` answers, as data. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const name = Type.String({ minLength: 1, maxLength: 64 });
const password = Type.String({ minLength: 1, maxLength: 128 });
const number = Type.String({ pattern: INTERNAL_NUMBER });
/** A text of a query that is a whole number. */
const digits = Type.String({ pattern: "^[0-9]{1,4}$" });

const DAY_OR_MOMENT = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,15})$";

/** What a refused change answers: field by field. */
const refused = problemSchema;

const port = Type.Integer({ minimum: 0, maximum: 65_535 });

/** What the head of every page shows [MEN-02], and where telephones register: `port` for UDP and TCP, `securePort` for TLS. */
export const serverSchema = Type.Object(
  {
    name: Type.String(),
    version: Type.String(),
    language: Type.Union([Type.Literal("fr"), Type.Literal("en")]),
    /** Of the office, by its IANA name: its days are meant wherever a day is asked for. */
    timeZone: Type.String(),
    sip: Type.Object({ port, securePort: port }, closed),
    /** Where telephones fetch their settings, by HTTP. */
    phonesPort: port,
  },
  closed,
);

/** A list page: `next` is the `before` of the page after this one, null at the end. */
const page = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) }, closed);

const pageQuery = Type.Object(
  { before: Type.Optional(Type.String({ maxLength: 100 })), limit: Type.Optional(digits) },
  closed,
);

/**
 * A call with the names that the directory has today for numbers outside; a number without a name is not in it. What was
 * shown for who called stands in `caller`.
 */
export const listedRecordSchema = Type.Object(
  { ...callRecordSchema.properties, names: Type.Optional(Type.Record(Type.String(), Type.String())) },
  closed,
);

/** A text message, likewise; what was shown for who wrote stands in `from`. */
export const listedMessageSchema = Type.Object(
  { ...messageRecordSchema.properties, names: Type.Optional(Type.Record(Type.String(), Type.String())) },
  closed,
);

/** Which call records; what is left out is not asked for. */
const recordQuery = {
  /** The first day, of the clocks of the office, or milliseconds since the epoch. */
  from: Type.Optional(Type.String({ pattern: DAY_OR_MOMENT })),
  /** The last day, that day included; or milliseconds, that moment not. */
  to: Type.Optional(Type.String({ pattern: DAY_OR_MOMENT })),
  /** Who called, was called or answered: an extension, a group, an agent, or somebody outside. */
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  /** By which it came or went. */
  line: Type.Optional(Type.String({ pattern: "^[0-9]{1,10}$" })),
  direction: Type.Optional(oneOf(CALL_DIRECTIONS)),
  /** `answered`, `unanswered`, or a cause such as `busy`. */
  outcome: Type.Optional(Type.String({ pattern: "^[a-z-]{1,32}$" })),
};

const mailboxParameters = Type.Object({ mailbox: mailboxIdSchema }, closed);
const voiceMessageParameters = Type.Object({ message: voiceMessageIdSchema }, closed);
const messageParameters = Type.Object({ message: name }, closed);
const accepted = Type.Object({}, closed);

export const routes = defineRoutes({
  "setup.state": {
    method: "GET",
    path: "/setup",
    access: "open",
    summary: words("La première mise en service est-elle à faire ?", "Is the first set-up still to be done?"),
    answers: { 200: Type.Object({ needed: Type.Boolean() }, closed) },
  },
  "setup.claim": {
    method: "POST",
    path: "/setup",
    access: "open",
    summary: words(
      "Première mise en service : le code à usage unique, et le mot de passe choisi pour `admin`. Connecte aussitôt.",
      "First set-up: the one-time code and the password chosen for `admin`. Signs in at once.",
    ),
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }), password }, closed),
    answers: { 200: accountSchema, 422: refused },
  },
  login: {
    method: "POST",
    path: "/login",
    access: "open",
    summary: words("Connexion : pose le cookie de connexion.", "Signs in: sets the login cookie."),
    body: Type.Object({ name, password, remember: Type.Boolean() }, closed),
    answers: { 200: accountSchema, 202: secondFactorWantedSchema },
  },
  logout: {
    method: "POST",
    path: "/logout",
    access: "login",
    summary: words("Déconnexion immédiate.", "Ends the login at once."),
    answers: { 200: accepted },
  },
  account: {
    method: "GET",
    path: "/account",
    access: "login",
    summary: words("Qui est connecté.", "Who is signed in."),
    answers: { 200: accountSchema },
  },
  "account.password": {
    method: "PUT",
    path: "/account/password",
    access: "login",
    summary: words(
      "Change son propre mot de passe ; ferme ses autres connexions.",
      "Changes one's own password; ends one's other logins.",
    ),
    body: Type.Object({ current: password, password }, closed),
    answers: { 200: accountSchema, 422: refused },
  },
  server: {
    method: "GET",
    path: "/server",
    access: "read",
    summary: words("Nom et version du serveur.", "Name and version of the server."),
    answers: { 200: serverSchema },
  },
  ...serviceRoutes,
  reload: {
    method: "POST",
    path: "/reload",
    access: "write",
    summary: words("Recharger : met en service ce qui est enregistré.", "Reload: what is saved becomes what runs."),
    answers: { 200: reloadAnswerSchema },
  },
  revisions: {
    method: "GET",
    path: "/revisions",
    access: "read",
    summary: words("Les révisions enregistrées, la plus récente d'abord.", "The saved revisions, newest first."),
    query: pageQuery,
    answers: { 200: page(revisionSchema) },
  },
  "configuration.get": {
    method: "GET",
    path: "/configuration",
    access: "read",
    summary: words("Toute la configuration, sans mot de passe.", "The whole configuration, without passwords."),
    answers: { 200: Type.Object({ revision: revisionSchema, document: Type.Unknown() }, closed) },
  },
  "extensions.sipPassword": {
    method: "GET",
    path: "/extensions/{number}/sip-password",
    access: "write",
    summary: words(
      "Le mot de passe SIP d'un poste, à saisir dans le téléphone. Noté dans l'audit.",
      "The SIP password of an extension, to be typed into the telephone. Written to the audit.",
    ),
    parameters: Type.Object({ number }, closed),
    answers: { 200: Type.Object({ password: Type.String() }, closed), 404: problemSchema },
  },
  "lines.test": {
    method: "POST",
    path: "/lines/{number}/test",
    access: "write",
    summary: words(
      "Teste une ligne étape par étape : nom, adresses, enregistrement et, si `call` est un numéro, un véritable appel.",
      "Tests a line step by step: name, addresses, registration and, where `call` is a number, a real call.",
    ),
    parameters: Type.Object({ number }, closed),
    body: Type.Object({ call: Type.Union([testedNumberSchema, Type.Null()]) }, closed),
    answers: { 200: lineTestSchema, 404: problemSchema },
  },
  "profiles.show": {
    method: "GET",
    path: "/profiles/{number}",
    access: "read",
    summary: words(
      "Le profil en vigueur d'un poste ou d'un groupe, et pourquoi.",
      "The profile of an extension or group that is in force, and why.",
    ),
    parameters: Type.Object({ number }, closed),
    answers: { 200: profileStateSchema, 404: problemSchema },
  },
  "profiles.choose": {
    method: "PUT",
    path: "/profiles/{number}",
    access: "write",
    summary: words(
      "Choisit un profil à la main, par-dessus le planning ; `chosen` vide le rend au planning.",
      "Chooses a profile by hand, over the planning; `chosen` null gives it back to the planning.",
    ),
    parameters: Type.Object({ number }, closed),
    body: Type.Object({ chosen: Type.Union([profileChoiceSchema, Type.Null()]) }, closed),
    answers: { 200: profileStateSchema, 404: problemSchema },
  },
  "linePresets.list": {
    method: "GET",
    path: "/line-presets",
    access: "read",
    summary: words(
      "Les opérateurs dont les lignes sont connues, ce qui en est publié et ce qu'il reste à demander.",
      "The operators whose lines are known, what is published of them and what remains to be asked.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(linePresetSchema) }, closed) },
  },
  "records.list": {
    method: "GET",
    path: "/records",
    access: "read",
    summary: words(
      "Le journal des appels, le plus récent d'abord. Filtrée, une page peut être vide et avoir une suite.",
      "The journal of calls, newest first. Filtered, a page may be empty and have a next one.",
    ),
    query: Type.Object({ ...pageQuery.properties, ...recordQuery }, closed),
    answers: { 200: page(listedRecordSchema), 400: problemSchema },
  },
  "records.csv": {
    method: "GET",
    path: "/calls.csv",
    access: "read",
    summary: words(
      "Le journal des appels pour un tableur. L'export est noté dans l'audit.",
      "The journal of calls for a spreadsheet. The export is written to the audit.",
    ),
    query: Type.Object({ ...recordQuery, separator: Type.Optional(oneOf(["semicolon", "comma", "tab"])) }, closed),
    streams: "text/csv",
    answers: { 200: Type.String(), 400: problemSchema, 429: problemSchema },
  },
  "records.json": {
    method: "GET",
    path: "/calls.json",
    access: "read",
    summary: words(
      "Le journal des appels avec tout ce qui en est gardé. L'export est noté dans l'audit.",
      "The journal of calls with all that is kept of them. The export is written to the audit.",
    ),
    query: Type.Object(recordQuery, closed),
    streams: "application/json",
    answers: { 200: Type.Array(callRecordSchema), 400: problemSchema, 429: problemSchema },
  },
  ...statisticsRoutes,
  ...healthRoutes,
  ...firstStepsRoutes,
  "recordings.list": {
    method: "GET",
    path: "/recordings",
    access: "read",
    summary: words(
      "Les enregistrements d'appels, le plus récent d'abord : tous, ceux d'un numéro, d'un appel ou d'une règle. Filtrée, une page peut être vide et avoir une suite.",
      "Recordings of calls, newest first: all, those of a number, of a call or of a rule. Filtered, a page may be empty and have a next one.",
    ),
    query: Type.Object(
      {
        ...pageQuery.properties,
        number: Type.Optional(Type.String({ maxLength: 40 })),
        call: Type.Optional(Type.String({ maxLength: 64 })),
        rule: Type.Optional(Type.String({ maxLength: 64 })),
      },
      closed,
    ),
    answers: { 200: page(recordingSchema) },
  },
  "recordings.hear": {
    method: "GET",
    path: "/recordings/{recording}/audio",
    // Whoever may only read figures hears nobody talk.
    access: "write",
    summary: words(
      "Un enregistrement : à gauche l'extérieur, à droite la maison. L'écoute est notée dans l'audit.",
      "A recording: on the left the one outside, on the right the house. That it was listened to is written to the audit.",
    ),
    parameters: Type.Object({ recording: recordingIdSchema }, closed),
    streams: "audio/wav",
    answers: { 200: Type.String({ contentEncoding: "binary" }), 404: problemSchema, 410: problemSchema },
  },
  "recordings.remove": {
    method: "DELETE",
    path: "/recordings/{recording}",
    access: "write",
    summary: words(
      "Efface un enregistrement, pour toujours. Noté dans l'audit.",
      "Deletes a recording, for ever. Written to the audit.",
    ),
    parameters: Type.Object({ recording: recordingIdSchema }, closed),
    answers: { 200: accepted, 404: problemSchema },
  },
  "messages.list": {
    method: "GET",
    path: "/messages",
    access: "read",
    summary: words(
      "Les messages texte, le plus récent d'abord : tous, ceux d'un poste (reçus, lui-même ou par un groupe, et écrits), ou ceux que personne n'a ouverts. Filtrée, une page peut être vide et avoir une suite.",
      "Text messages, newest first: all, those of an extension (received, itself or by a group, and written), or those that nobody has opened. Filtered, a page may be empty and have a next one.",
    ),
    query: Type.Object(
      {
        ...pageQuery.properties,
        extension: Type.Optional(number),
        unread: Type.Optional(oneOf(["true", "false"])),
      },
      closed,
    ),
    answers: { 200: page(listedMessageSchema) },
  },
  "messages.send": {
    method: "POST",
    path: "/messages",
    access: "write",
    summary: words(
      "Écrit au nom d'un poste, avec ses droits et ses limites, comme son téléphone : `kept`, le message est en route vers des postes ; `sent`, la ligne l'a pris.",
      "Writes in the name of an extension, with its rights and limits, as its telephone would: `kept`, the message is on its way to extensions; `sent`, the line has taken it.",
    ),
    body: messageSendingSchema,
    answers: {
      201: Type.Object({ message: name, outcome: oneOf(["kept", "sent"]) }, closed),
      404: problemSchema,
      422: refused,
      502: problemSchema,
    },
  },
  "messages.get": {
    method: "GET",
    path: "/messages/{message}",
    access: "read",
    summary: words(
      "Un message : ce qu'il dit, qui l'a reçu, qui l'a ouvert. Le lire ici ne l'ouvre pas.",
      "One message: what it says, who has got it, who has opened it. Reading it here does not open it.",
    ),
    parameters: messageParameters,
    answers: { 200: messageRecordSchema, 404: problemSchema },
  },
  "messages.remove": {
    method: "DELETE",
    path: "/messages/{message}",
    access: "write",
    summary: words(
      "Efface un message pour tous ; noté dans l'audit. Un téléphone qui l'attend encore le recevra.",
      "Deletes a message for all; written to the audit. A telephone that still waits for it will get it.",
    ),
    parameters: messageParameters,
    answers: { 200: accepted, 404: problemSchema },
  },
  "messages.read": {
    method: "POST",
    path: "/messages/{message}/read",
    access: "write",
    summary: words(
      "Un poste l'a ouvert : lu, pour tous ceux à qui il s'adresse.",
      "An extension has opened it: read, for all that it is for.",
    ),
    parameters: messageParameters,
    body: Type.Object({ by: number }, closed),
    answers: { 200: accepted, 404: problemSchema, 422: refused },
  },
  "messages.unread": {
    method: "POST",
    path: "/messages/{message}/unread",
    access: "write",
    summary: words("Personne ne l'a lu, finalement ; noté dans l'audit.", "Nobody has read it; written to the audit."),
    parameters: messageParameters,
    answers: { 200: accepted, 404: problemSchema },
  },
  "mailboxes.list": {
    method: "GET",
    path: "/mailboxes",
    access: "read",
    summary: words(
      "Les boîtes vocales en service, avec le nombre de leurs messages.",
      "The mailboxes that run, with how many messages each has.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(mailboxStateSchema) }, closed) },
  },
  "mailboxes.messages": {
    method: "GET",
    path: "/mailboxes/{mailbox}/messages",
    access: "read",
    summary: words("Les messages d'une boîte vocale, le plus ancien d'abord.", "Its messages, the oldest first."),
    parameters: mailboxParameters,
    answers: { 200: Type.Object({ items: Type.Array(voiceMessageSchema) }, closed), 404: problemSchema },
  },
  "mailboxes.greeting": {
    method: "GET",
    path: "/mailboxes/{mailbox}/greeting",
    access: "read",
    summary: words("L'annonce enregistrée au téléphone.", "The greeting that was spoken at the telephone."),
    parameters: mailboxParameters,
    streams: "audio/wav",
    answers: { 200: Type.String({ contentEncoding: "binary" }), 404: problemSchema },
  },
  "mailboxes.dropGreeting": {
    method: "DELETE",
    path: "/mailboxes/{mailbox}/greeting",
    access: "write",
    summary: words(
      "Efface l'annonce enregistrée au téléphone : celle de la configuration est rejouée.",
      "Deletes the greeting that was spoken at the telephone: the configured one greets again.",
    ),
    parameters: mailboxParameters,
    answers: { 200: accepted, 404: problemSchema },
  },
  "mailboxes.setPin": {
    method: "PUT",
    path: "/mailboxes/{mailbox}/pin",
    access: "write",
    summary: words(
      "Le code à six chiffres avec lequel le propriétaire consulte ses boîtes d'ailleurs ; vide : il n'en a plus.",
      "The six digits with which its owner hears his messages from elsewhere; null takes them away.",
    ),
    parameters: mailboxParameters,
    body: Type.Object({ pin: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]) }, closed),
    answers: { 200: accepted, 404: problemSchema, 422: refused },
  },
  "mailboxes.hear": {
    method: "GET",
    path: "/voice-messages/{message}/audio",
    // As for recordings: whoever may only read figures hears nobody talk.
    access: "write",
    summary: words("Un message vocal. L'écoute est notée dans l'audit.", "A voice message; noted in the audit."),
    parameters: voiceMessageParameters,
    streams: "audio/wav",
    answers: { 200: Type.String({ contentEncoding: "binary" }), 404: problemSchema },
  },
  "mailboxes.save": {
    method: "POST",
    path: "/voice-messages/{message}/save",
    access: "write",
    summary: words("Sauvegarde un message : il n'est plus nouveau.", "Saves a message: it is new no more."),
    parameters: voiceMessageParameters,
    answers: { 200: accepted, 404: problemSchema },
  },
  "mailboxes.remove": {
    method: "DELETE",
    path: "/voice-messages/{message}",
    access: "write",
    summary: words("Efface un message vocal ; noté dans l'audit.", "Deletes a voice message; noted in the audit."),
    parameters: voiceMessageParameters,
    answers: { 200: accepted, 404: problemSchema },
  },
  "mail.state": {
    method: "GET",
    path: "/mail",
    access: "read",
    summary: words(
      "Les notifications par courriel qui attendent, et ce qu'a répondu le serveur.",
      "The notices by e-mail that wait, and what the server has said.",
    ),
    answers: { 200: mailMethods["mail.state"].answer },
  },
  "mail.setPassword": {
    method: "PUT",
    path: "/mail/password",
    access: "settings",
    summary: words(
      "Le mot de passe du compte SMTP ; vide : aucun. Il n'est jamais montré.",
      "The password of the SMTP account; null: none. It is never shown.",
    ),
    body: Type.Object({ password: Type.Union([password, Type.Null()]) }, closed),
    answers: { 200: accepted, 422: refused },
  },
  "mail.test": {
    method: "POST",
    path: "/mail/test",
    access: "settings",
    summary: words(
      "Envoie un courriel d'essai, et dit ce qu'a répondu le serveur.",
      "Sends a letter, and tells what the server has said.",
    ),
    body: Type.Object({ to: mailAddressSchema }, closed),
    answers: { 200: mailMethods["mail.test"].answer, 422: refused },
  },
  "sounds.list": {
    method: "GET",
    path: "/sounds",
    access: "read",
    summary: words(
      "Les sons envoyés à la box, le plus récent d'abord.",
      "The sounds that were uploaded, newest first.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(soundSchema) }, closed) },
  },
  "sounds.add": {
    method: "POST",
    path: "/sounds",
    access: "write",
    summary: words(
      "Envoie un son : MP3, WAV, OGG, ou RAW dont `raw` dit le format. Le corps est le fichier. Un bloc audio le cite par `sound`.",
      "Uploads a sound: MP3, WAV, OGG, or RAW, whose format is told by `raw`. The body is the file. Audio blocks name it by `sound`.",
    ),
    query: Type.Object({ name: fileNameSchema, raw: Type.Optional(rawKindSchema) }, closed),
    file: { largest: LARGEST_SOUND },
    answers: { 201: soundSchema, 413: problemSchema, 422: refused, 429: problemSchema },
  },
  "sounds.hear": {
    method: "GET",
    path: "/sounds/{sound}/audio",
    access: "read",
    summary: words(
      "Un son, tel qu'il est entendu à ce volume, 10 (%) sans cela.",
      "A sound as it is heard at that volume, 10 (%) without it.",
    ),
    parameters: Type.Object({ sound: soundNameSchema }, closed),
    query: Type.Object({ volume: Type.Optional(Type.String({ pattern: "^([1-9][0-9]?|100)$" })) }, closed),
    streams: "audio/wav",
    answers: { 200: Type.String({ contentEncoding: "binary" }), 422: refused },
  },
  "voice.say": {
    method: "POST",
    path: "/voice",
    access: "write",
    summary: words(
      "Un texte, tel qu'il sera entendu, pour l'écouter avant d'enregistrer. Rien n'est enregistré.",
      "A text as it will be heard, to listen to it before it is saved. Nothing is saved.",
    ),
    body: Type.Object({ text: spokenTextSchema, volume: Type.Optional(audioSchema.properties.volume) }, closed),
    streams: "audio/wav",
    answers: { 200: Type.String({ contentEncoding: "binary" }), 422: refused },
  },
  "alerts.list": {
    method: "GET",
    path: "/alerts",
    access: "read",
    summary: words(
      "Ce qui ne va pas en ce moment, le plus grave d'abord.",
      "What is wrong at this moment, the worst first.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(alertSchema) }, closed) },
  },
  "calls.route": {
    method: "POST",
    path: "/route",
    access: "read",
    summary: words(
      "Le chemin que prendrait un appel, et pourquoi ; personne n'est appelé.",
      "The way that a call would take, and why; nobody is called.",
    ),
    body: routeQuestionSchema,
    answers: { 200: routeExplanationSchema, 404: problemSchema, 422: refused },
  },
  ...telephoneRoutes,
  ...dhcpRoutes,
  ...networkRoutes,
  ...traceRoutes,
  ...accountRoutes,
  ...pendingRoutes,
  ...ownRoutes,
  ...auditRoutes,
  ...callRoutes,
  ...queueRoutes,
  ...objectRoutes,
  ...safetyRoutes,
  ...csvRoutes,
  ...directoryRoutes,
  ...conferenceRoutes,
  "tokens.list": {
    method: "GET",
    path: "/tokens",
    access: "accounts",
    summary: words("Les jetons donnés à des programmes.", "The tokens given to programs."),
    answers: { 200: Type.Object({ items: Type.Array(programTokenSchema) }, closed) },
  },
  "tokens.create": {
    method: "POST",
    path: "/tokens",
    access: "accounts",
    summary: words(
      "Donne un jeton à un programme ; il n'est montré que cette fois. À envoyer ainsi : `Authorization: Bearer …`.",
      "Gives a token to a program; it is shown this once. Send it as `Authorization: Bearer …`.",
    ),
    body: Type.Object({ name, right: programTokenSchema.properties.right }, closed),
    answers: { 201: Type.Object({ token: Type.String(), id: Type.String() }, closed), 422: refused },
  },
  "tokens.revoke": {
    method: "DELETE",
    path: "/tokens/{id}",
    access: "accounts",
    summary: words(
      "Retire un jeton : il ne vaut plus rien aussitôt.",
      "Takes a token back: it is worth nothing at once.",
    ),
    parameters: Type.Object({ id: Type.String({ pattern: "^[a-z0-9]{1,32}$" }) }, closed),
    answers: { 200: accepted, 404: problemSchema },
  },
} satisfies Routes);

export type ListedRecord = Static<typeof listedRecordSchema>;
export type ListedMessage = Static<typeof listedMessageSchema>;
export type RouteTable = typeof routes;
export type RouteName = keyof RouteTable;
