import { type Static, Type } from "typebox";
import { AGENT_REASONS } from "./agent-reasons.ts";
import { ALERTS } from "./alert-words.ts";
import { CALL_BACK_REASONS } from "./call-back-reasons.ts";
import { CONFERENCE_REASONS } from "./conference-reasons.ts";
import type { Words } from "./config/field.ts";
import { CONTROL_REASONS } from "./control-reasons.ts";
import { INTERCOM_REASONS } from "./intercom-reasons.ts";
import { LEG_STEPS } from "./leg-steps.ts";
import { LINE_FINDINGS } from "./line-findings.ts";
import { LINE_STATES } from "./line-states.ts";
import { MENU_REASONS } from "./menu-reasons.ts";
import { MESSAGE_REASONS } from "./message-reasons.ts";
import { OUTSIDE_REASONS } from "./outside-reasons.ts";
import { PARKING_REASONS } from "./parking-reasons.ts";
import { printable } from "./printable.ts";
import { PROFILE_REASONS } from "./profile-reasons.ts";
import { QUEUE_REASONS } from "./queue-reasons.ts";
import { RECORDING_REASONS } from "./recording-reasons.ts";
import { type Facts, type FactsOf, type Language, worded } from "./sentence.ts";
import { TELEPHONE_REMARKS } from "./telephone-remarks.ts";
import { VOICEMAIL_REASONS } from "./voicemail-reasons.ts";

/** Why a call went where it went. A code never changes its meaning; its words may. Places for facts: sentence.ts. */
export const REASONS = {
  // routing
  "own-number": {
    fr: "Le {number} appelle son propre numéro : occupé",
    en: "{number} calls its own number: busy",
  },
  "in-call-already": {
    fr: "Le {number} a déjà sa part dans cet appel : occupé",
    en: "{number} already has its part in this call: busy",
  },
  "nobodys-number": {
    fr: "Personne n'a le numéro {dialled} : numéro inconnu",
    en: "{dialled} is nobody's number: not found",
  },
  "is-extension": { fr: "Le {number} est le poste « {name} »", en: '{number} is extension "{name}"' },
  "is-group": { fr: "Le {number} est le groupe « {name} »", en: '{number} is group "{name}"' },
  "at-its-limit": {
    fr: "Le poste {number} a {calls} {calls|appel|appels}, sa limite : occupé",
    en: "{number} has {calls} {calls|call|calls}, its limit: busy",
  },
  "no-device": {
    fr: "Aucun appareil n'est enregistré sur le poste {number} : indisponible",
    en: "No device is registered on {number}: unavailable",
  },
  "rings-devices": {
    fr: "Tous les appareils du {number} sonnent, {seconds} s au plus",
    en: "All devices of {number} ring, for {seconds} s at most",
  },
  "rings-members": {
    fr: "{numbers|Sonne|Sonnent} {seconds} s au plus : {numbers:list}",
    en: "{numbers|Rings|Ring} for {seconds} s at most: {numbers:list}",
  },
  "answered-first": {
    fr: "Le groupe {number} prend l'appel avant que quelqu'un réponde : l'appelant entend la musique",
    en: "Group {number} takes the call before anybody answers: the caller hears music",
  },
  "rings-in-turn": {
    fr: "Le {number} sonne à son tour, {seconds} s au plus",
    en: "{number} rings in its turn, for {seconds} s at most",
  },
  "ring-later": {
    fr: "Ensuite, l'un après l'autre : {numbers:list}",
    en: "Then, one after the other: {numbers:list}",
  },
  "members-busy": {
    fr: "{numbers|Ne sonne pas, occupé|Ne sonnent pas, occupés} : {numbers:list}",
    en: "{numbers|Does|Do} not ring, busy: {numbers:list}",
  },
  "members-unregistered": {
    fr: "{numbers|Ne sonne pas|Ne sonnent pas}, aucun appareil enregistré : {numbers:list}",
    en: "{numbers|Does|Do} not ring, no device registered: {numbers:list}",
  },
  "nobody-free": { fr: "Personne n'est libre : occupé", en: "Nobody is free: busy" },
  "nobody-registered": { fr: "Personne n'est enregistré : indisponible", en: "Nobody is registered: unavailable" },
  // ringing
  "nobody-answered": { fr: "Personne n'a répondu en {seconds} s", en: "Nobody answered within {seconds} s" },
  "rang-in-vain": { fr: "Appel du {number} : {cause:outcome}", en: "Call to {number}: {cause:outcome}" },
  "rings-back": {
    fr: "Rappelle le {number}, qui avait transféré l'appel",
    en: "Rings {number} back, who transferred",
  },
  // redirection, transfer, pickup
  redirects: { fr: "Le {number} renvoie vers {dialled}", en: "{number} redirects to {dialled}" },
  "too-many-redirections": {
    fr: "Plus de {most} renvois de suite : indisponible",
    en: "More than {most} redirections: unavailable",
  },
  transfers: {
    fr: "Le {number} transfère le {transferee} vers {dialled}",
    en: "{number} transfers {transferee} to {dialled}",
  },
  "transfers-ringing": {
    fr: "Le {number} transfère le {transferee} vers le {target}, qui sonne encore",
    en: "{number} transfers {transferee} to {target}, which still rings",
  },
  "puts-together": {
    fr: "Le {number} met en relation le {transferee} et le {target}",
    en: "{number} puts {transferee} and {target} together",
  },
  "transfer-refused": { fr: "Le transfert est refusé", en: "The transfer is refused" },
  "transfer-not-talking": {
    fr: "Le transfert est refusé : il faut être en communication pour transférer",
    en: "The transfer is refused: only one who talks can transfer",
  },
  "transfer-call-ended": {
    fr: "Le transfert est refusé : l'autre appel est terminé",
    en: "The transfer is refused: the other call has ended",
  },
  "transfer-not-own-call": {
    fr: "Le transfert est refusé : l'autre appel n'est pas celui de qui transfère",
    en: "The transfer is refused: the other call belongs to somebody else",
  },
  "transfer-no-place": {
    fr: "Le transfert est refusé : le {number} ne peut pas être mis en relation là-bas",
    en: "The transfer is refused: {number} cannot be put through there",
  },
  "nothing-to-pick-up": {
    fr: "{code} intercepte un appel qui sonne : il n'y en a pas",
    en: "{code} picks up a call that rings: there is none",
  },
  "picks-up": {
    fr: "Le {number} intercepte l'appel qui sonne au {ringing}",
    en: "{number} picks up the call that rings at {ringing}",
  },
  "takes-place": { fr: "Le {number} prend la place du {replaced}", en: "{number} takes the place of {replaced}" },
  // the end
  "nothing-heard": {
    fr: "Le {number} n'est plus entendu depuis {seconds} s",
    en: "Nothing was heard of {number} for {seconds} s",
  },
  "exchange-ended": {
    fr: "Le serveur s'est interrompu pendant l'appel",
    en: "The exchange ended while the call was up",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Everything that is told of calls, lines and telephones in codes. */
const TOLD = {
  ...REASONS,
  ...OUTSIDE_REASONS,
  ...PROFILE_REASONS,
  ...RECORDING_REASONS,
  ...MENU_REASONS,
  ...AGENT_REASONS,
  ...CONTROL_REASONS,
  ...PARKING_REASONS,
  ...QUEUE_REASONS,
  ...INTERCOM_REASONS,
  ...CALL_BACK_REASONS,
  ...CONFERENCE_REASONS,
  ...VOICEMAIL_REASONS,
  ...LEG_STEPS,
  ...LINE_STATES,
  ...LINE_FINDINGS,
  ...ALERTS,
  ...MESSAGE_REASONS,
  ...TELEPHONE_REMARKS,
};

export type ReasonCode = keyof typeof TOLD;
export type ReasonFacts<Code extends ReasonCode> = FactsOf<(typeof TOLD)[Code]["en"]>;
/** Codes without facts. */
type BareCode = { [Code in ReasonCode]: keyof ReasonFacts<Code> extends never ? Code : never }[ReasonCode];

/** Any code, since a record outlives the version that wrote it and may be read by the one before. */
export const reasonSchema = Type.Object(
  {
    code: Type.String({ minLength: 1 }),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Array(Type.String())])),
  },
  { additionalProperties: false },
);

export type Reason = Static<typeof reasonSchema>;

/** A reason. Its facts may come from a telephone: their text is made printable here, and nowhere else. */
export function reason<Code extends BareCode>(code: Code): Reason;
export function reason<Code extends Exclude<ReasonCode, BareCode>>(code: Code, facts: ReasonFacts<Code>): Reason;
export function reason(code: string, facts: Facts = {}): Reason {
  const clean = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === "number" ? fact : typeof fact === "string" ? printable(fact) : fact.map((one) => printable(one)),
  ]);
  return { code, facts: Object.fromEntries(clean) };
}

/**
 * The sentence for people: French on screens, English on the command line. Before there were codes, reasons were kept as
 * English sentences: those are told as they are.
 */
export function sentenceOf(told: Reason | string, language: Language): string {
  if (typeof told === "string") return told;
  const { code, facts } = told;
  return isKnown(code) ? worded(TOLD[code], facts, language) : unknown(told);
}

const isKnown = (code: string): code is ReasonCode => Object.hasOwn(TOLD, code);

const unknown = ({ code, facts }: Reason): string =>
  [code, ...Object.entries(facts).map(([name, fact]) => `${name} ${String(fact)}`)].join(", ");
