import { expect, test } from "vitest";
import { qualityOf } from "./leg-quality.ts";

const measured = {
  ...{ codec: "PCMA", packetsReceived: 990, packetsSent: 1000, packetsLost: 10, packetsLostFar: 50 },
  ...{ jitterMs: 4, roundTripMs: 180, mos: 4.31 },
};

test("loss is told for both ways, and graded as people hear it", () => {
  const { lossReceived, lossSent, mos, jitterMs, roundTripMs } = qualityOf(measured);

  expect(lossReceived).toMatchObject({ value: 1, grade: "fair", fill: 0.2 });
  expect(lossSent).toMatchObject({ value: 5, grade: "bad", fill: 1 });
  expect(mos).toMatchObject({ value: 4.31, grade: "good" });
  expect([jitterMs?.grade, roundTripMs?.grade]).toEqual(["good", "fair"]);
});

test("what was not measured is no figure", () => {
  const silent = qualityOf({
    ...measured,
    packetsReceived: 0,
    packetsLost: 0,
    packetsLostFar: null,
    mos: -1,
    jitterMs: null,
  });

  expect([silent.lossReceived, silent.lossSent, silent.mos, silent.jitterMs]).toEqual([null, null, null, null]);
});
