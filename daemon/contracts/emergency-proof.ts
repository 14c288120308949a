import { type Static, Type } from "typebox";
import { reasonSchema } from "../model/reason.ts";
import { lineStateSchema } from "./line-state.ts";

/** Whether calls for help would go out, site by site: walked and asked, never dialled [MEX-01, MEX-02]. */

const closed = { additionalProperties: false } as const;

/** A line that such a call would try. */
export const provedLineSchema = Type.Object(
  {
    trunk: Type.String(),
    name: Type.String(),
    state: lineStateSchema,
    why: reasonSchema,
    /** An address of it answered OPTIONS now; null: there was none to ask. */
    answers: Type.Union([Type.Boolean(), Type.Null()]),
    /** A call by it would reach the operator, as far as can be known without one. */
    works: Type.Boolean(),
  },
  closed,
);

export const siteProofSchema = Type.Object(
  {
    /** Null: extensions that stand nowhere in particular. */
    site: Type.Union([Type.String(), Type.Null()]),
    /** Whose calls were walked. */
    extension: Type.String(),
    /** Every emergency number, with why it would go nowhere; null: it would go out. */
    numbers: Type.Array(
      Type.Object({ number: Type.String(), trouble: Type.Union([reasonSchema, Type.Null()]) }, closed),
    ),
    /** In the order in which they would be tried. */
    lines: Type.Array(provedLineSchema),
    /** `weak`: not by the first line. */
    verdict: Type.Union([Type.Literal("proved"), Type.Literal("weak"), Type.Literal("failed")]),
  },
  closed,
);

export const emergencyProofSchema = Type.Object(
  {
    /** Milliseconds since the epoch. */
    at: Type.Integer(),
    revision: Type.Integer(),
    sites: Type.Array(siteProofSchema),
  },
  closed,
);

export type ProvedLine = Static<typeof provedLineSchema>;
export type SiteProof = Static<typeof siteProofSchema>;
export type EmergencyProof = Static<typeof emergencyProofSchema>;

const WORST_FIRST = ["failed", "weak", "proved"] as const satisfies readonly SiteProof["verdict"][];

/** Of every site the worst: one that could not call for help is enough. Null: there was no site to prove. */
export const worstVerdict = ({ sites }: EmergencyProof): SiteProof["verdict"] | null =>
  WORST_FIRST.find((verdict) => sites.some((site) => site.verdict === verdict)) ?? null;
