import type { RoomId } from "../engine/engine.ts";

/**
 * The place of the one who waits in a conference. Each participant has a call of his own; what belongs to the room stands
 * in the seat of everybody who is there, and is the same in all of them.
 */
export interface ConferenceSeat {
  readonly kind: "conference";
  /** Its number; null: a room for the occasion, which ends when one of the last two leaves. */
  readonly number: string | null;
  /** In the engine; null: he is not in yet. */
  readonly room: RoomId | null;
  /**
   * At the `door` the PIN is asked for; who `waits` hears music until the owner is there; who is `in` hears the others, and
   * who is on his way `out` is told why.
   */
  readonly stage: "door" | "waits" | "in" | "out";
  /** Keyed in so far: of the PIN, or of a star code. */
  readonly digits: string;
  /** PINs that he has tried. */
  readonly tries: number;
  /** He leads: the owner, or who has put the others together. */
  readonly leads: boolean;
  readonly muted: boolean;
  /** Who leads, or an administrator, has muted him: only they open his microphone again. */
  readonly keptMuted: boolean;
  /** He is being heard. */
  readonly speaks: boolean;
  /** Of the room: nobody else gets in. */
  readonly isLocked: boolean;
}

/** Somebody who is in the room, or waits for its owner. */
export const isInside = (seat: ConferenceSeat): seat is ConferenceSeat & { readonly room: RoomId } =>
  (seat.stage === "in" || seat.stage === "waits") && seat.room !== null;
