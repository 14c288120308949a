import { describe, expect, test } from "vitest";
import type { LineTest } from "../../contracts/line-test.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { atRest, TelephoneRoom } from "../telephone-room.fixture.ts";

/** Lets promises go on that wait for nothing else any more. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

/** Drives the room until the test has come to its end. */
async function tested(room: TelephoneRoom, trunk: string, call: string | null = null): Promise<LineTest> {
  const { found } = await begun(room, trunk, call, 40);
  if (found === null) throw new Error("the test has not ended");
  return found;
}

async function begun(room: TelephoneRoom, trunk: string, call: string | null, seconds: number) {
  const state: { found: LineTest | null } = { found: null };
  void room.exchange.testLine(trunk, call).then((found) => {
    state.found = found;
  });
  for (let second = 0; second < seconds && state.found === null; second++) {
    await turns();
    room.wait(1);
    await turns();
  }
  return state;
}

const codes = ({ steps }: LineTest) => steps.map(({ step, outcome, why }) => `${step} ${outcome} ${why.code}`);

describe("a line of fixed address", () => {
  test("LIG-34 every address is asked, and each answer told", async () => {
    const addresses = ["198.51.100.1", "198.51.100.11"].map((host) => ({ host, port: 5060 }));
    const room = new TelephoneRoom(outsideOffice({ trunks: [line("900", { addresses })] }));
    room.operator("198.51.100.1");
    room.operator("198.51.100.11").status = 0;

    const found = await tested(room, "900");

    expect(found).toMatchObject({ verdict: "doubtful", state: "in-service", call: null });
    expect(codes(found)).toEqual(["address good address-answers", "address doubtful address-silent"]);
    expect(found.steps.map(({ subject }) => subject)).toEqual(["udp 198.51.100.1:5060", "udp 198.51.100.11:5060"]);
  });

  test("a name that DNS does not know is all that there is to say", async () => {
    const addresses = [{ host: "nowhere.example", port: null }];
    const room = new TelephoneRoom(outsideOffice({ trunks: [line("900", { addresses })] }));

    expect(codes(await tested(room, "900", "0612345678"))).toEqual([
      "name bad line-name-unknown",
      "call bad test-nowhere-to-call",
    ]);
  });

  test("a line that does not exist is none", async () => {
    expect(await new TelephoneRoom(outsideOffice()).exchange.testLine("999", null)).toBeNull();
  });
});

describe("a line that registers", () => {
  const registering = line("900", { registration: "outbound", user: "0033900" });

  test("LIG-09 is asked again for the test, and says that it is accepted", async () => {
    const room = new TelephoneRoom(outsideOffice({ trunks: [registering] }));
    const operator = room.operator();
    operator.password = "secret of the line";
    room.wait(10);

    expect(codes(await tested(room, "900"))).toContain("registration good registration-accepted");
  });

  test("LIG-12 that no name leads to is not waited for", async () => {
    const addresses = [{ host: "nowhere.example", port: null }];
    const room = new TelephoneRoom(outsideOffice({ trunks: [{ ...registering, addresses }] }));

    expect(codes(await tested(room, "900"))).toEqual(["name bad line-name-unknown"]);
  });

  test("LIG-11 a password that the operator refuses is told, and not tried again within its minute", async () => {
    const room = new TelephoneRoom(outsideOffice({ trunks: [registering] }));
    const operator = room.operator();
    operator.password = "another";
    room.wait(1);
    const asked: string[] = [];
    using _ears = room.engine.onEvent(({ type }) => void (type === "trunk.refused" && asked.push(type)));

    const found = await tested(room, "900");

    expect(found.verdict).toBe("fails");
    expect(codes(found)).toContain("registration bad registration-credentials");
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  test("what had failed for another reason is tried again at once, and found mended", async () => {
    const room = new TelephoneRoom(outsideOffice({ trunks: [registering] }));
    const operator = room.operator();
    operator.password = "secret of the line";
    operator.status = 503;
    room.wait(120);
    operator.status = 200;

    expect(codes(await tested(room, "900"))).toContain("registration good registration-accepted");
  });
});

describe("a test call", () => {
  const setUp = (change: Parameters<typeof line>[1] = {}) => {
    const room = new TelephoneRoom(outsideOffice({ trunks: [line("900", change), line("901")] }));
    return { room, operator: room.operator("198.51.100.1"), spare: room.operator("198.51.100.2") };
  };

  test("LIG-34 goes out by that line alone, with its number; who answers hears a tone, and it ends by itself", async () => {
    const { room, operator } = setUp({ form: "00" });
    const testing = room.exchange.testLine("900", "06 12 34 56 78");
    await turns();
    room.wait(1);
    await turns();
    room.engine.settle();

    expect(operator.last.called).toBe("0033612345678");
    expect(operator.last.request?.caller.number).toBe("0033122334400");
    operator.last.answer();
    expect(operator.last.hears).toBe("dial");
    room.wait(5);
    const found = await testing;

    expect(operator.last.saw.at(-1)).toBe("BYE");
    expect(found?.steps.at(-1)).toMatchObject({ step: "call", subject: "06 12 34 56 78" });
    expect(room.remains()).toEqual(atRest);
    expect(room.records).toMatchObject([{ caller: { number: "900" }, dialled: "+33612345678", outcome: "answered" }]);
    expect(room.records[0]?.reasons[0]).toMatchObject({ code: "line-tested", facts: { trunk: "900" } });
    expect(found?.call).toBe(room.records[0]?.call);
  });

  test("SOR-10: no other line takes its place when the operator is broken", async () => {
    const { room, operator, spare } = setUp();
    const testing = room.exchange.testLine("900", "0612345678");
    await turns();
    room.wait(1);
    await turns();
    room.engine.settle();
    operator.last.refuse(503);
    await turns();

    expect(await testing.then((found) => found?.steps.at(-1)?.why.code)).toBe("call-operator-trouble");
    expect(spare.calls).toEqual([]);
    expect(room.remains()).toEqual(atRest);
  });

  test("one that only rings is given up, and has proved the line", async () => {
    const { room, operator } = setUp();
    const testing = room.exchange.testLine("900", "0612345678");
    await turns();
    room.wait(1);
    await turns();
    room.engine.settle();
    operator.last.ring();
    room.wait(21);

    expect(await testing).toMatchObject({ verdict: "works", steps: [{}, { why: { code: "call-rang" } }] });
    expect(operator.last.saw).toContain("CANCEL");
    expect(room.remains()).toEqual(atRest);
  });

  test("MEX-02: nobody calls for help as a test, and a cut of outside calls holds for tests as well", async () => {
    const { room, operator } = setUp();

    expect(codes(await tested(room, "900", "112"))).toContain("call bad test-number-not-for-tests");

    const limits = { simultaneous: 0, simultaneousOfOne: 0, hourlyOfOne: 0, hourlyMessagesOfOne: 0, dailyCostCents: 1 };
    const rates = { national: 500, mobile: 500, special: 8_000, international: 5_000 };
    room.run(outsideOffice({ trunks: [line("900")], outsideLimits: { ...limits, rates } }));
    room.wait(1);
    room.phone("201").call("0612345678");
    operator.last.answer();
    room.wait(20);

    expect(codes(await tested(room, "900", "0612345678"))).toContain("call bad outside-cut");
  });

  test("LIG-23: a line that is full is not called by", async () => {
    const { room } = setUp({ maxOutgoing: 0 });

    expect(codes(await tested(room, "900", "0612345678"))).toContain("call bad test-line-full");
  });
});
