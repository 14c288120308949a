import { describe, expect, test } from "vitest";
import type { LineTestStep } from "../../contracts/line-test.ts";
import { reason } from "../../model/reason.ts";
import type { Silence } from "../engine/engine.ts";
import { outsideOffice } from "../outside.fixture.ts";
import type { Failure } from "../trunks/trunk-state.ts";
import { addressStep } from "./address-step.ts";
import { mayBeTested } from "./may-be-tested.ts";
import { nameStep } from "./name-step.ts";
import { registrationStep } from "./registration-step.ts";
import { step } from "./step.ts";
import { verdictOf } from "./verdict.ts";

const destination = { address: "192.0.2.1", port: 5060, transport: "udp", serverName: "" } as const;
const said = ({ outcome, why }: LineTestStep) => [outcome, why.code];

describe("a name", () => {
  test("leads to addresses, each told once; is unknown; or DNS is away", () => {
    const found = {
      kind: "found",
      destinations: [destination, destination],
      holdsSeconds: 60,
      isPartial: false,
    } as const;

    expect(nameStep("sip.example", found)).toMatchObject({
      outcome: "good",
      message: "sip.example mène à 192.0.2.1:5060",
    });
    expect(said(nameStep("sip.example", { kind: "nothing" }))).toEqual(["bad", "line-name-unknown"]);
    expect(said(nameStep("sip.example", { kind: "unanswered" }))).toEqual(["bad", "line-name-unanswered"]);
  });
});

describe("an address", () => {
  const probed = (status: number, silence: Silence | "" = "") =>
    said(addressStep({ address: "tcp 192.0.2.1:5060", status, silence, text: "why", roundTripMs: 12.4 }));

  test("any answer to OPTIONS is one", () => {
    expect(probed(200)).toEqual(["good", "address-answers"]);
    expect(probed(405)).toEqual(["good", "address-answers"]);
  });

  test.each([
    ["no-answer", "doubtful", "address-silent"],
    ["connection-refused", "bad", "address-refuses-connection"],
    ["unreachable", "bad", "address-unreachable"],
    ["no-interface", "bad", "line-lacks-interface"],
    ["certificate", "bad", "address-certificate"],
    ["tls", "bad", "address-not-tls"],
    ["not-sent", "bad", "address-not-asked"],
  ] as const)("LIG-34 silence is told apart: %s", (silence, how, code) => {
    expect(probed(0, silence)).toEqual([how, code]);
  });
});

describe("a registration", () => {
  const refused = (status: number) => failed({ kind: "refused", status, text: "No" });
  const failed = (failure: Failure) => said(registrationStep("user", { kind: "failed", failure }));

  test.each([
    [401, "registration-credentials"],
    [407, "registration-credentials"],
    [403, "registration-forbidden"],
    [404, "registration-unknown-user"],
    [423, "registration-expiry"],
    [503, "registration-operator-trouble"],
    [483, "registration-refused"],
  ])("LIG-09 LIG-34 refused with %i is %s", (status, code) => {
    expect(refused(status)).toEqual(["bad", code]);
  });

  test("accepted, unanswered for whatever reason, lost, and still under way", () => {
    expect(said(registrationStep("user", { kind: "held", destination }))).toEqual(["good", "registration-accepted"]);
    expect(failed({ kind: "unanswered", destination, silence: "no-answer", text: "" })).toEqual([
      "bad",
      "registration-silent",
    ]);
    expect(failed({ kind: "unanswered", destination, silence: "certificate", text: "self-signed" })).toEqual([
      "bad",
      "address-certificate",
    ]);
    expect(failed({ kind: "lost", destination })).toEqual(["bad", "line-lost"]);
    expect(said(registrationStep("user", { kind: "asking" }))).toEqual(["doubtful", "registration-under-way"]);
  });
});

describe("the number of a test", () => {
  const kind = (dialled: string) => {
    const found = mayBeTested(outsideOffice(), dialled);
    return found.kind === "number" ? found.number : found.why.code;
  };

  test("is an ordinary number of the country", () => {
    expect(kind("06 12 34 56 78")).toBe("+33612345678");
    expect(kind("0122334455")).toBe("+33122334455");
    expect(kind("0800123456")).toBe("+33800123456");
  });

  test.each(["112", "15", "18", "3631", "0892123456", "0044207946000", "+881612345678"])(
    "MEX-02 LNO-10: %s is never called by a test",
    (dialled) => {
      expect(kind(dialled)).toBe("test-number-not-for-tests");
    },
  );

  test("what is no number is said to be none", () => {
    expect(kind("06 12")).toMatch(/^test-number/);
    expect(kind("++33")).toBe("test-number-unreadable");
  });
});

describe("the verdict", () => {
  const one = (kind: LineTestStep["step"], outcome: LineTestStep["outcome"]) =>
    step(kind, "x", outcome, reason("call-credit"));

  test("a call that has gone through counts for more than what was asked before", () => {
    expect(verdictOf([one("address", "doubtful"), one("call", "good")])).toBe("doubtful");
    expect(verdictOf([one("address", "good"), one("registration", "good"), one("call", "bad")])).toBe("fails");
    expect(verdictOf([one("name", "good"), one("address", "good"), one("registration", "good")])).toBe("works");
  });

  test("without a call the registration counts, and without any an address that answers", () => {
    expect(verdictOf([one("address", "bad"), one("registration", "good")])).toBe("doubtful");
    expect(verdictOf([one("address", "good"), one("registration", "bad")])).toBe("fails");
    expect(verdictOf([one("address", "doubtful")])).toBe("fails");
    expect(verdictOf([one("address", "bad"), one("address", "good")])).toBe("doubtful");
    expect(verdictOf([one("name", "bad")])).toBe("fails");
    expect(verdictOf([])).toBe("fails");
  });
});
