import { type Static, Type } from "typebox";

/** What somebody has set at his telephone by codes, over the profile in force: kept until he takes it back. */

const forward = Type.Union([Type.String({ pattern: "^\\+?[0-9]{2,20}$" }), Type.Null()]);

export const absenceSchema = Type.Object(
  {
    /** Calls are treated as if he was busy. */
    doNotDisturb: Type.Boolean(),
    /** Numbers that calls are forwarded to; null: as the profile says. */
    forwards: Type.Object(
      { always: forward, "no-answer": forward, busy: forward, unavailable: forward },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export type Absence = Static<typeof absenceSchema>;
/** Why a call is forwarded. */
export type ForwardWhen = keyof Absence["forwards"];

export const PRESENT: Absence = {
  doNotDisturb: false,
  forwards: { always: null, "no-answer": null, busy: null, unavailable: null },
};

/** Nothing of it is set. */
export const isPresence = ({ doNotDisturb, forwards }: Absence): boolean =>
  !doNotDisturb && Object.values(forwards).every((to) => to === null);

/** What a code asks for. */
export type AbsenceOrder =
  | { readonly kind: "do-not-disturb"; readonly on: boolean }
  | { readonly kind: "forward"; readonly when: ForwardWhen; readonly to: string | null };

export const afterOrder = (absence: Absence, order: AbsenceOrder): Absence =>
  order.kind === "do-not-disturb"
    ? { ...absence, doNotDisturb: order.on }
    : { ...absence, forwards: { ...absence.forwards, [order.when]: order.to } };
