import { expect, test } from "vitest";
import { type CallOutcome, callStep } from "./call-step.ts";

const quality = {
  codec: "PCMA" as const,
  packetsReceived: 190,
  packetsSent: 200,
  packetsLost: 0,
  packetsLostFar: 0,
  jitterMs: 1,
  roundTripMs: 20,
  mos: 4.4,
  video: "" as const,
};

const outcome = (change: Partial<CallOutcome>): CallOutcome => ({
  number: "0612345678",
  sent: "0033612345678",
  presented: "0033122334400",
  codecs: ["PCMA", "G722"],
  rang: false,
  answered: false,
  status: 0,
  cause: null,
  quality: null,
  seconds: 20,
  ...change,
});

const said = (change: Partial<CallOutcome>) => {
  const { outcome: how, why } = callStep(outcome(change));
  return [how, why.code];
};

test("an answer with sound proves the line; one without sound does not", () => {
  expect(said({ answered: true, quality })).toEqual(["good", "call-answered"]);
  expect(said({ answered: true, quality: { ...quality, packetsReceived: 0 } })).toEqual([
    "bad",
    "call-answered-unheard",
  ]);
});

test.each([
  // the called person's network: the line has carried the call
  [{ rang: true, cause: "no-answer" }, "good", "call-rang"],
  [{ rang: true, status: 480 }, "good", "call-rang"],
  [{ status: 486 }, "good", "call-busy"],
  [{ status: 600 }, "good", "call-busy"],
  [{ status: 603 }, "good", "call-declined"],
  [{ status: 480 }, "doubtful", "call-unavailable"],
  [{ status: 302 }, "doubtful", "call-redirected"],
  // the operator
  [{ status: 488 }, "bad", "call-codec"],
  [{ status: 415 }, "bad", "call-codec"],
  [{ status: 606 }, "bad", "call-codec"],
  [{ status: 403 }, "bad", "call-forbidden"],
  [{ status: 401 }, "bad", "call-credentials"],
  [{ status: 407 }, "bad", "call-credentials"],
  [{ status: 402 }, "bad", "call-credit"],
  [{ status: 404 }, "bad", "call-number-unknown"],
  [{ status: 604 }, "bad", "call-number-unknown"],
  [{ status: 484 }, "bad", "call-number-form"],
  [{ status: 503 }, "bad", "call-operator-trouble"],
  [{ status: 500 }, "bad", "call-operator-trouble"],
  [{ status: 420 }, "bad", "call-refused"],
  [{ status: 408, cause: "unreachable" }, "bad", "call-silent"],
  [{ status: 0, cause: "unreachable" }, "bad", "call-silent"],
  // ourselves
  [{ status: 0, cause: "forbidden" }, "bad", "outside-cut"],
  [{ status: 0, cause: "shutdown" }, "doubtful", "call-given-up"],
] as const)("LIG-34 a call that ended with %o is told as %s: %s", (change, how, code) => {
  expect(said(change)).toEqual([how, code]);
});

test("what was sent is told, so that people can see what the operator saw", () => {
  const forbidden = callStep(outcome({ status: 403 }));
  expect(forbidden.message).toBe("L'opérateur interdit l'appel (403) ; numéro présenté : 0033122334400");
  expect(forbidden.remedy?.message).toContain("SDA");
  expect(callStep(outcome({ status: 484 })).english).toContain("0033612345678");
  expect(callStep(outcome({ status: 488 })).message).toContain("PCMA, G722");
});
