import { expect, test } from "vitest";
import { accountOf, contractTables, foreignAddress, ownAddress, trunkOf } from "./contract-office.ts";
import type { Stage } from "./contract-stage.ts";
import type { FarOperator } from "./far-side.ts";

/** What every engine promises about outside lines. */
export function lines(enter: () => Promise<Stage>): void {
  const outside = async (): Promise<{ stage: Stage; operator: FarOperator }> => {
    const stage = await enter();
    const operator = await stage.far.operator();
    await stage.install(contractTables({ revision: 2, trunks: [trunkOf({ sources: [operator.source] })] }));
    return { stage, operator };
  };

  test("a line registers with its password, for what it is granted, and takes it back", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    const { destination } = operator;
    operator.password = "pw-900";
    operator.longest = 600;

    stage.engine.registerTrunk("900", { destination, expiresSeconds: 1800 });
    const registered = await stage.event("trunk.registered");
    expect([...operator.registered]).toEqual([["0033972000000", 600]]);
    stage.engine.registerTrunk("900", { destination, expiresSeconds: 0 });
    await stage.until(() => stage.all("trunk.registered").length === 2, "the second outcome");

    expect(registered).toEqual({ type: "trunk.registered", trunk: "900", destination, expiresSeconds: 600 });
    expect(stage.all("trunk.registered")[1]?.expiresSeconds).toBe(0);
    expect(operator.registered.size).toBe(0);
    await stage.rests({ trunkRegistrations: 0 });
  });

  test("a wrong password and a refusal are told with their status", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    operator.password = "another";

    stage.engine.registerTrunk("900", { destination: operator.destination, expiresSeconds: 1800 });
    expect(await stage.event("trunk.refused")).toMatchObject({ trunk: "900", status: 401 });
    operator.status = 403;
    stage.engine.registerTrunk("900", { destination: operator.destination, expiresSeconds: 1800 });
    await stage.until(() => stage.all("trunk.refused").length === 2, "the second outcome");

    expect(stage.all("trunk.refused")[1]).toMatchObject({ status: 403 });
    expect(operator.registered.size).toBe(0);
  });

  test("a line that does not exist is refused without a status", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    stage.engine.registerTrunk("999", { destination: operator.destination, expiresSeconds: 60 });
    stage.engine.probeTrunk("999", operator.destination);

    const unsent = { trunk: "999", status: 0, silence: "not-sent" };
    expect(await stage.event("trunk.refused")).toMatchObject(unsent);
    expect(await stage.event("trunk.probed")).toMatchObject({ ...unsent, roundTripMs: -1 });
  });

  test("LIG-24: a line leaves by an address of the machine, and not at all by one that it has not got", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    const { destination } = operator;
    const own = trunkOf({ bind: ownAddress });
    const foreign = trunkOf({ trunk: "901", user: "0033972000001", bind: foreignAddress });
    await stage.install(contractTables({ revision: 3, trunks: [own, foreign] }));

    for (const trunk of ["900", "901"]) stage.engine.registerTrunk(trunk, { destination, expiresSeconds: 600 });
    const refused = await stage.event("trunk.refused");
    await stage.event("trunk.registered");
    const target = { kind: "trunk", trunk: "901", destination, number: "0142", route: [] } as const;
    const leg = stage.dialOutside(destination, "0142", { target });

    expect(stage.all("interface.opened")).toEqual([{ type: "interface.opened", address: ownAddress }]);
    expect(stage.all("interface.missing")).toMatchObject([{ address: foreignAddress }]);
    expect(refused).toMatchObject({ trunk: "901", status: 0, silence: "no-interface", text: foreignAddress });
    expect([...operator.registered.keys()]).toEqual(["0033972000000"]);
    expect(await stage.event("leg.released", leg)).toMatchObject({ cause: "unreachable", status: 0 });
  });

  test("an operator that is asked is there, whatever it says", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    operator.status = 404;

    stage.engine.probeTrunk("900", operator.destination);

    const probed = await stage.event("trunk.probed");
    expect(probed).toMatchObject({ trunk: "900", status: 404, destination: operator.destination });
    expect(probed.roundTripMs).toBeGreaterThanOrEqual(0);
    await stage.rests({ probes: 0 });
  });

  test("a call by a line is rung, answered and hung up", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    const leg = stage.dialOutside(operator.destination, "0033142000000");
    const call = await stage.arrived(operator);
    call.ring();
    await stage.event("leg.ringing", leg);
    call.answer();
    await stage.event("leg.answered", leg);
    call.hangUp();

    expect(await stage.released(leg)).toBe("normal");
    expect(call.called).toBe("0033142000000");
    expect(call.shown).toEqual({ number: "0033972000001", name: "Bureau", anonymous: false });
    await stage.rests({ legs: 0, rtpSockets: 0 });
  });

  test.each([
    [503, "congestion"],
    [483, "too-many-hops"],
    [486, "busy"],
    [404, "not-found"],
  ] as const)("an operator that answers %i ends the leg as %s", async (status, cause) => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    const leg = stage.dialOutside(operator.destination, "0142");
    (await stage.arrived(operator)).refuse(status);

    expect(await stage.released(leg)).toBe(cause);
    expect(await stage.event("leg.released", leg)).toMatchObject({ status, by: "remote" });
  });

  test("an operator that does not say a word is given up when the caller wants to go on", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    operator.status = 0;

    const leg = stage.dialOutside(operator.destination, "0142", { answerWithinMs: 100 });

    expect(await stage.event("leg.released", leg)).toMatchObject({ cause: "unreachable", status: 408, by: "engine" });
  });

  test("a line without a gateway, and one that does not exist, are unreachable", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    const one = stage.dialOutside(null, "0142");
    const target = { kind: "trunk", trunk: "999", destination: operator.destination, number: "1", route: [] } as const;
    const other = stage.dialOutside(null, "0142", { target });

    for (const leg of [one, other])
      expect(await stage.event("leg.released", leg)).toMatchObject({ cause: "unreachable", status: 0 });
  });

  test("an operator's call is offered with what he says of it", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    const call = operator.callBy({ from: "0612345678", to: "0033972000000", asserted: "33612", diverted: "33700" });
    const offered = await stage.event("leg.offered");
    stage.engine.answer(offered.leg, null);
    await stage.event("leg.confirmed", offered.leg);

    expect(offered.from).toEqual({
      kind: "trunk",
      trunk: "900",
      number: "0612345678",
      asserted: "33612",
      diverted: "33700",
      diversions: 1,
    });
    expect(offered).toMatchObject({ dialled: "0033972000000", to: "0033972000000", source: operator.source });
    call.hangUp();
    expect(await stage.released(offered.leg)).toBe("normal");
  });

  test("a caller who stays unknown has no number", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    operator.callBy({ from: "", to: "0033972000000" });

    const offered = await stage.event("leg.offered");
    expect(offered.anonymous).toBe(true);
    expect(offered.from).toEqual({
      kind: "trunk",
      trunk: "900",
      number: "",
      asserted: null,
      diverted: null,
      diversions: 0,
    });
    stage.engine.release(offered.leg, "busy");
    await stage.released(offered.leg);
  });

  test("of two lines of one operator the number that is called tells", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;
    const sources = [operator.source];
    const trunks = [trunkOf({ trunk: "899", user: "other", sources }), trunkOf({ sources, numbers: ["0972"] })];
    await stage.install(contractTables({ revision: 3, trunks }));

    for (const to of ["0972", "0033972000000", "0199"]) operator.callBy({ from: "06", to });
    await stage.until(() => stage.all("leg.offered").length === 3, "three legs");

    const byNumber = new Map(stage.all("leg.offered").map(({ from, dialled }) => [dialled, from]));
    expect(byNumber.get("0972")).toMatchObject({ trunk: "900" });
    expect(byNumber.get("0033972000000")).toMatchObject({ trunk: "900" });
    expect(byNumber.get("0199")).toMatchObject({ trunk: "899" });
    for (const { leg } of stage.all("leg.offered")) await stage.hangUp(leg);
  });

  test("from where no line is known to be nobody comes in, until its sources say so", async () => {
    const { stage, operator } = await outside();
    await using _stage = stage;

    stage.engine.setTrunkSources("900", ["198.51.100.1"]);
    stage.engine.registerTrunk("999", { destination: operator.destination, expiresSeconds: 0 });
    await stage.event("trunk.refused");
    const stranger = operator.callBy({ from: "0033972000000", to: "0033972000000", asserted: "0033972000000" });
    await stage.until(() => stranger.over, "the refusal");
    expect(stage.all("leg.offered")).toEqual([]);
    stage.engine.setTrunkSources("900", [operator.source]);
    stage.engine.probeTrunk("999", operator.destination);
    await stage.event("trunk.probed");
    operator.callBy({ from: "06", to: "0033972000000" });

    const { from, leg } = await stage.event("leg.offered");
    expect(from).toMatchObject({ kind: "trunk", trunk: "900" });
    await stage.hangUp(leg);
  });

  test("a gateway registers under the line, is called, calls, and goes with it", async () => {
    const { stage } = await outside();
    await using _stage = stage;
    const { ha1 } = accountOf("gateway");
    const trunks = [trunkOf({ account: { user: "gateway", ha1 }, registersWithUs: true })];
    await stage.install(contractTables({ revision: 3, trunks }));
    const gateway = await stage.far.phone("gateway");

    expect(await gateway.register()).toBe(200);
    expect((await stage.event("contact.added")).binding.extension).toBe("900");
    const leg = stage.dialOutside(null, "0142");
    (await stage.arrived(gateway)).refuse(404);
    expect(await stage.released(leg)).toBe("not-found");
    gateway.call("201");
    const offered = await stage.event("leg.offered");
    expect(offered.from).toMatchObject({ kind: "trunk", trunk: "900" });
    expect(offered.dialled).toBe("201");
    await stage.hangUp(offered.leg);
    await stage.install(contractTables({ revision: 4 }));

    expect(await stage.event("contact.removed")).toMatchObject({ extension: "900", reason: "account-removed" });
  });
}
