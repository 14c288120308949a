import type { LegRecord } from "../../../daemon/contracts/call-record.ts";

type Quality = NonNullable<LegRecord["quality"]>;
export type Grade = "good" | "fair" | "bad";

/** One figure as a bar: how full it is, from 0 to 1, and how good that is. */
export interface Bar {
  readonly value: number;
  readonly fill: number;
  readonly grade: Grade;
}

/** What is measured of a leg; null: it was not. */
export interface LegQuality {
  /** 1.0…4.5 (ITU-T G.107). */
  readonly mos: Bar | null;
  /** Percent of what the far side has sent, and of what we have sent. */
  readonly lossReceived: Bar | null;
  readonly lossSent: Bar | null;
  readonly jitterMs: Bar | null;
  readonly roundTripMs: Bar | null;
}

/** What the widest bar stands for. */
const WORST = { loss: 5, jitterMs: 60, roundTripMs: 400 } as const;
const BEST_MOS = 4.5;

const known = (value: number | null): number | null => (value === null || value < 0 ? null : value);

/** Figures of an earlier version say -1 where nothing was measured. */
export function qualityOf(quality: Quality): LegQuality {
  const { packetsReceived, packetsSent, packetsLost } = quality;
  const far = known(quality.packetsLostFar);
  const mos = known(quality.mos);
  return {
    mos: mos === null ? null : { value: mos, fill: share(mos - 1, BEST_MOS - 1), grade: gradeOfMos(mos) },
    lossReceived: loss(packetsLost, packetsReceived + packetsLost),
    lossSent: far === null ? null : loss(far, packetsSent),
    jitterMs: bar(known(quality.jitterMs), WORST.jitterMs, 20, 40),
    roundTripMs: bar(known(quality.roundTripMs), WORST.roundTripMs, 150, 300),
  };
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / whole));

function loss(lost: number, all: number): Bar | null {
  return all <= 0 ? null : bar((100 * Math.max(0, lost)) / all, WORST.loss, 1, 3);
}

function bar(value: number | null, worst: number, fair: number, bad: number): Bar | null {
  if (value === null) return null;
  return { value, fill: share(value, worst), grade: value < fair ? "good" : value < bad ? "fair" : "bad" };
}

/** As ITU-T G.109 has it: from 4.0 most are satisfied, below 3.6 many are not. */
const gradeOfMos = (mos: number): Grade => (mos >= 4 ? "good" : mos >= 3.6 ? "fair" : "bad");
