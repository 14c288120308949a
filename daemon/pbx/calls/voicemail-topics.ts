/** What is remembered of somebody who leaves a message, or hears messages; features/voicemail knows how both go on. */

/** A caller meets a mailbox [BVF]. */
export interface LeftMessage {
  readonly kind: "leave-message";
  /** Its name for ever. */
  readonly mailbox: string;
  /** `waits`: all was said, and the disk has not made room yet. */
  readonly step: "greets" | "waits" | "beeps" | "speaks" | "leaves";
  /** Where he is to speak into; null: not known yet, or not any more. */
  readonly path: string | null;
}

/** Where somebody is who hears his messages. */
export type ConsultPlace =
  /** Whose mailbox it is to be. */
  | { readonly at: "owner" }
  | { readonly at: "pin" }
  | { readonly at: "checks" }
  | { readonly at: "menu" }
  /** A message, of those that were there when he began. */
  | Listening<"message">
  /** Whom it is to be passed on to. */
  | Listening<"forward">
  | Listening<"forwards">
  | { readonly at: "greeting" }
  /** The disk makes room. */
  | { readonly at: "greeting-soon" }
  | { readonly at: "beeps" | "speaks" | "review" | "keeps"; readonly path: string }
  | { readonly at: "new-pin" }
  | { readonly at: "repeat-pin"; readonly pin: string }
  | { readonly at: "sets-pin" }
  /** All is said once the prompt has been heard. */
  | { readonly at: "leaves" };

interface Listening<At extends string> {
  readonly at: At;
  readonly messages: readonly string[];
  readonly index: number;
}

/** Somebody hears messages [BVL-12]. */
export interface Consultation {
  readonly kind: "consult";
  /** Whose; null: not said yet. */
  readonly owner: string | null;
  /** It is he: by his own telephone, or by his code. */
  readonly isProved: boolean;
  readonly place: ConsultPlace;
  /** What was keyed in so far. */
  readonly digits: string;
  /** So often in a row nothing came of it. */
  readonly vain: number;
}

/** What the house says of something that it was asked for and that took its time. */
export type HouseWord =
  /** Where to speak into; null: the disk takes nothing. */
  | { readonly kind: "ready"; readonly path: string | null }
  | { readonly kind: "done"; readonly well: boolean }
  | { readonly kind: "pin"; readonly verdict: "right" | "wrong" | "closed" };
