import { describe, expect, test } from "vitest";
import { sentenceOf } from "../../model/reason.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import { DrivenLine, line as office, server } from "./line.fixture.ts";
import { conditionOf, destinationsOf, type LineFacts } from "./line-condition.ts";
import type { Known } from "./name-watch.ts";

const found: Known = { kind: "found", destinations: [server(1)] };

/** The dot and, in French, why. */
function told(driven: DrivenLine, change: Partial<PbxTrunk> = {}, facts: Partial<LineFacts> = {}) {
  const trunk = office("900", { registration: driven.state.task.registration, ...change });
  const names = [{ host: "sip.exemple.fr", known: found }];
  const { dot, why } = conditionOf({
    trunk,
    state: driven.state,
    names,
    gateway: null,
    lacksInterface: false,
    ...facts,
  });
  return [dot, sentenceOf(why, "fr")];
}
const named = (kind: "looking" | "nothing" | "unanswered") => ({
  names: [{ host: "sip.exemple.fr", known: { kind } as const }],
});

describe("LIG-34: a line that registers at its operator", () => {
  test("is not known at first, then registered", () => {
    const line = new DrivenLine();
    expect(told(line)).toEqual(["unknown", "L'état de la ligne n'est pas encore connu"]);

    line.registered();

    expect(told(line)).toEqual(["in-service", "Enregistrée auprès de 192.0.2.1:5060"]);
  });

  test("is refused, in the operator's own words", () => {
    const line = new DrivenLine();

    line.refused(403, { text: "Compte\u001b[2J suspendu" });

    expect(told(line)).toEqual([
      "out-of-service",
      "L'opérateur refuse l'enregistrement : 403 Compte\ufffd[2J suspendu",
    ]);
  });

  test("is not answered, for a reason that the engine knows, or for none", () => {
    const line = new DrivenLine();

    line.refused(0);
    expect(told(line)).toEqual(["out-of-service", "192.0.2.1:5060 ne répond pas"]);
    line.wait(5);
    line.refused(0, { text: "the certificate has expired" });

    expect(told(line)[1]).toBe("192.0.2.1:5060 n'est pas joignable : the certificate has expired");
  });

  test("stays out of service while it asks again, and says that its connection was lost", () => {
    const line = new DrivenLine();
    line.registered();
    line.wait(100);

    line.lost();

    expect(line.state.asking).not.toBeNull();
    expect(told(line)).toEqual(["out-of-service", "La connexion avec 192.0.2.1:5060 est coupée"]);
  });

  test.each([
    ["looking", "unknown", "L'état de la ligne n'est pas encore connu"],
    ["nothing", "out-of-service", "Le DNS ne connaît pas sip.exemple.fr"],
    ["unanswered", "out-of-service", "Le DNS ne répond pas quand on cherche sip.exemple.fr"],
  ] as const)("has a name of which DNS says %s", (kind, dot, sentence) => {
    expect(told(new DrivenLine({}, []), {}, named(kind))).toEqual([dot, sentence]);
  });

  test("keeps its state when its name is gone while it is registered", () => {
    const line = new DrivenLine();
    line.registered();

    line.hear({ type: "servers", destinations: [] });

    expect(told(line, {}, named("nothing"))[0]).toBe("in-service");
  });

  test("without an address says that it lacks one", () => {
    expect(told(new DrivenLine({}, []), {}, { names: [] })[0]).toBe("out-of-service");
  });
});

test("LIG-24: a line whose address the box has not got is out of service, whatever it was before", () => {
  const missing = { lacksInterface: true };
  const registered = new DrivenLine();
  registered.registered();

  for (const line of [registered, new DrivenLine({ registration: "none", healthSeconds: 0 })]) {
    expect(told(line, { interface: "192.0.2.9" }, missing)).toEqual([
      "out-of-service",
      "La box n'a pas l'adresse 192.0.2.9, par laquelle la ligne sort",
    ]);
  }
});

describe("A-08: a line of fixed address", () => {
  const fixed = (healthSeconds = 60) => new DrivenLine({ registration: "none", healthSeconds }, [server(1), server(2)]);

  test("is usable while one of its addresses answers OPTIONS, whatever it says", () => {
    const line = fixed();
    expect(told(line)[0]).toBe("unknown");

    line.probed(server(2), 483);

    expect(told(line)).toEqual(["in-service", "192.0.2.2:5060 répond"]);
  });

  test("is not usable when all are silent, and calls try what answers first", () => {
    const line = fixed();
    line.probed(server(2), 200);
    line.probed(server(1), 0);
    line.wait(5);
    line.probed(server(1), 0);
    expect(destinationsOf(line.state)).toEqual([server(2), server(1)]);

    line.wait(54);
    line.probed(server(2), 0);
    line.wait(5);
    line.probed(server(2), 0);

    expect(told(line)).toEqual(["out-of-service", "192.0.2.1:5060 ne répond pas"]);
    expect(destinationsOf(line.state)).toEqual([server(1), server(2)]);
  });

  test("is believed in when nobody watches it", () => {
    expect(told(fixed(0))).toEqual(["in-service", "Supposée joignable : elle n'est pas surveillée"]);
  });
});

describe("LIG-08: a line whose equipment registers here", () => {
  const inbound = new DrivenLine({ registration: "inbound" }, []);
  const ha1 = { md5: "0".repeat(32), sha256: "0".repeat(64) };

  test("is usable while it has", () => {
    expect(told(inbound, { ha1 })).toEqual([
      "out-of-service",
      "L'équipement de la ligne n'est pas enregistré sur la box",
    ]);
    expect(told(inbound, { ha1 }, { gateway: "192.0.2.9:5060" })).toEqual([
      "in-service",
      "L'équipement est enregistré depuis 192.0.2.9:5060",
    ]);
  });

  test("cannot without a password", () => {
    expect(told(inbound)).toEqual(["out-of-service", "Il manque à la ligne le mot de passe de son compte"]);
  });
});

test("a call goes to where the line is registered, and each server is named once", () => {
  const line = new DrivenLine({}, [server(1), server(2), server(3)]);
  line.refused(0);
  line.registered();

  expect(destinationsOf(line.state)).toEqual([server(2), server(3), server(1)]);
});
