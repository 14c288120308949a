import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../daemon/contracts/call-record.ts";
import { accountOf, type TestBox } from "../rig/box.ts";
import { connectCall, hangUp, hears } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, lineTo, openOperator, rulesBy, sent } from "../rig/operator.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { startSipp } from "../rig/sipp.ts";
import { calleeAnswers, request, scenario } from "../rig/sipp-steps.ts";
import { loudness } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

type Lines = Readonly<Record<string, unknown>>;

const office = (change: Lines) =>
  officeDocument({ numbers: numbersFrom(201, 5), change: (document) => ({ ...document, ...change }) });
const codesOf = ({ reasons }: CallRecord): string[] => reasons.map((one) => (typeof one === "string" ? one : one.code));

async function recordOf(box: TestBox, dialled: string): Promise<CallRecord> {
  await box.atRest();
  return await until(`the record of a call to ${dialled}`, async () =>
    (await box.records()).find((record) => record.dialled === dialled),
  );
}

describe("a line to an operator", () => {
  const box = useBox();

  test("LIG-09 LIG-10 LIG-11 LIG-34: registers, is refused, comes back, and is told so", async () => {
    using operator = await openOperator(box(), "secret of the operator");
    const line = lineTo("900", operator.port, { registration: "outbound", user: "0033900", healthSeconds: 1 });

    await box().import(office({ trunks: [{ ...line, sipPassword: "secret of the operator" }] }));
    await lineIs(box(), "900", "in-service");
    expect(operator.far.registered.get("0033900")).toBeGreaterThan(60);

    await box().import(office({ trunks: [{ ...line, sipPassword: "no longer right" }] }));
    const refused = await lineIs(box(), "900", "out-of-service");
    expect(refused.why.code).toBe("line-refused");
    expect(box().log()).not.toMatch(/secret of the operator|no longer right/);

    await box().import(office({ trunks: [] }));
    expect((await box().pbxStatus()).trunks).toEqual([]);
  });

  test("A-08 LIG-34: of fixed address, is green while it answers OPTIONS", async () => {
    using operator = await openOperator(box());
    await box().import(office({ trunks: [lineTo("900", operator.port, { healthSeconds: 1 })] }));
    await lineIs(box(), "900", "in-service");

    expect((await box().sipleo("line", "test", "900")).output).toMatch(
      /in-service[\s\S]*127\.0\.0\.1:\d+ answers OPTIONS within \d+ ms \(200\)/,
    );

    operator.far.status = 0;
    await lineIs(box(), "900", "out-of-service");

    operator.far.status = 200;
    await lineIs(box(), "900", "in-service");
  });

  test("SOR-04 PRE-01 LIG-14: a call goes out in the form of the line, with its number and nobody's name", async () => {
    using operator = await openOperator(box());
    await box().import(
      office({ trunks: [lineTo("900", operator.port, { form: "00" })], outboundRules: rulesBy("900") }),
    );
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const calling = await phone.call("0612345678");
    const arrived = await operator.call();
    arrived.answer();
    await calling.happened("accepted");

    expect(arrived.called).toBe("0033612345678");
    expect(sent(arrived, "From")[0]).toMatch(/^<sip:0033122334400@operator\.example>;tag=/);
    expect(sent(arrived, "P-Asserted-Identity")).toEqual(["<sip:0033122334400@operator.example>"]);
    expect(sent(arrived, "From")[0]).not.toContain("Poste");
    calling.hangUp();
    await until("BYE at the operator", () => arrived.saw.includes("BYE"));
    const record = await recordOf(box(), "0612345678");
    expect(record).toMatchObject({ outcome: "answered", legs: [{ trunk: null }, { trunk: "900" }] });
  });

  test("PRE-03 POS-09 RFC 3325: a hidden number is anonymous to the called and known to the operator", async () => {
    using operator = await openOperator(box());
    await box().import(office({ trunks: [lineTo("900", operator.port)], outboundRules: rulesBy("900") }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "202");

    const calling = await phone.call("*31#0612345678");
    const arrived = await operator.call();

    expect(sent(arrived, "From")[0]).toMatch(/sip:anonymous@anonymous\.invalid/);
    expect(sent(arrived, "Privacy")).toEqual(["id"]);
    expect(sent(arrived, "P-Asserted-Identity")[0]).toContain("0122334400");
    arrived.refuse(486);
    await calling.happened("rejected");
  });

  test("SOR-10 A-13: a dead address and a broken operator are passed over while the caller waits", async () => {
    using dead = await openOperator(box());
    using broken = await openOperator(box());
    using good = await openOperator(box());
    const addresses = [dead, broken].map(({ port }) => ({ host: "127.0.0.1", port }));
    const trunks = [lineTo("900", dead.port, { addresses, healthSeconds: 0 }), lineTo("901", good.port)];
    await box().import(office({ trunks, outboundRules: rulesBy("900", "901") }));
    await lineIs(box(), "901", "in-service");
    dead.far.status = 0;
    await using phone = await sipJsPhone(box(), "201");

    const calling = await phone.call("0699887766");
    (await broken.call()).refuse(503);
    (await good.call()).answer();
    await calling.happened("accepted");
    calling.hangUp();

    const record = await recordOf(box(), "0699887766");
    expect(codesOf(record).filter((code) => code === "line-failed")).toHaveLength(2);
  });

  test("LIG-05 a call that comes in rings, by the number that was called; who is unknown is challenged", async () => {
    using operator = await openOperator(box());
    const numbers = [
      { number: "0122334400", extension: null },
      { number: "0122334455", extension: "203" },
    ];
    await box().import(office({ trunks: [lineTo("900", operator.port, { numbers })] }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "203");

    const calling = operator.far.callBy({ from: "+33612345678", to: "0033122334455" });
    const incoming = await phone.incoming();
    expect(incoming.peer).toBe("0612345678");
    incoming.accept();
    await until("the answer", () => calling.saw.includes("200"));
    calling.hangUp();
    await incoming.happened("bye");

    await using stranger = await rawPhone(box(), "900", { address: "127.0.0.9" });
    const answered = await stranger.ask("INVITE", { uri: "sip:0122334455@127.0.0.1", password: "guessed" });
    expect(answered.response.status).toBe(401);
  });

  test("LIG-22: a line that is full answers busy", async () => {
    using operator = await openOperator(box());
    await box().import(office({ trunks: [lineTo("900", operator.port, { maxIncoming: 1 })] }));
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const first = operator.far.callBy({ from: "0612345678", to: "0122334400" });
    await phone.incoming();
    const second = operator.far.callBy({ from: "0612345679", to: "0122334400" });

    await until("busy", () => second.saw.includes("486"));
    first.hangUp();
  });

  test("MEX-02 LNO-10: help is called on a full line; another call there ends, and its record says why", async () => {
    using operator = await openOperator(box());
    const trunks = [lineTo("900", operator.port, { maxOutgoing: 1 })];
    const document = office({ trunks, outboundRules: rulesBy("900") });
    const extensions = numbersFrom(201, 5).map((number) => ({
      number,
      name: number,
      sipPassword: accountOf(number).password,
      blackList: number === "202" ? [{ right: "refused", pattern: "*" }] : [],
    }));
    await box().import({ ...document, extensions });
    await lineIs(box(), "900", "in-service");
    await using one = await sipJsPhone(box(), "201");
    await using other = await sipJsPhone(box(), "202");
    const spared = await one.call("0611111111");
    (await operator.call()).answer();
    await spared.happened("accepted");

    const help = await other.call("112");
    const arrived = await operator.call(2);

    expect(arrived.called).toBe("112");
    await spared.happened("bye");
    arrived.answer();
    await help.happened("accepted");
    help.hangUp();
    expect(codesOf(await recordOf(box(), "0611111111"))).toContain("cut-for-emergency");
  });

  test("LNO-04 LNO-08: an extension's black list decides in its order, and is told", async () => {
    using operator = await openOperator(box());
    const document = office({ trunks: [lineTo("900", operator.port)], outboundRules: rulesBy("900") });
    const blackList = [
      { right: "allowed", pattern: "01 23 45 67 **" },
      { right: "refused", pattern: "*" },
    ];
    const extensions = [{ number: "201", name: "A", sipPassword: accountOf("201").password, blackList }];
    await box().import({ ...document, extensions, groups: [] });
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const refused = await phone.call("0612345678");
    await refused.happened("rejected");
    const allowed = await phone.call("0123456789");
    (await operator.call()).refuse(486);
    await allowed.happened("rejected");

    expect(operator.far.calls).toHaveLength(1);
  });

  test("limits of fraud cut what is up, and refuse what follows until somebody re-arms", async () => {
    using operator = await openOperator(box());
    const rates = { national: 200, mobile: 10_000, special: 10_000, international: 10_000 };
    const outsideLimits = { dailyCostCents: 100, rates };
    await box().import(
      office({ trunks: [lineTo("900", operator.port)], outboundRules: rulesBy("900"), outsideLimits }),
    );
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "204");

    const calling = await phone.call("0612345678");
    (await operator.call()).answer();
    await calling.happened("bye", 15_000);
    await (await phone.call("0612345670")).happened("rejected");
    expect((await box().sipleo("outside")).output).toMatch(/cut/i);

    expect((await box().sipleo("outside", "rearm")).code).toBe(0);
    const again = await phone.call("0612345670");
    await operator.call(2);
    again.hangUp();
    await again.happened("terminated");
  });
});

describe("equipment of others", () => {
  const box = useBox();
  const folder = temporaryFolder("outside");

  test("LIG-08: a gateway registers here; calls go both ways through it, with sound", async () => {
    const gateway = { number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "201" };
    const password = "pw-of-the-gateway";
    await box().import(office({ trunks: [{ ...gateway, sipPassword: password }], outboundRules: rulesBy("900") }));
    await using outside = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
    await outside.register();
    await lineIs(box(), "900", "in-service");
    await using phone = await sipJsPhone(box(), "201");

    const out = await phone.call("0612345678");
    const arrived = await outside.incoming();
    arrived.accept();
    await out.happened("accepted");
    out.sing(440);
    arrived.sing(1_000);
    await hears(out, 1_000, 0);
    await hears(arrived, 440, 0);
    out.hangUp();
    await arrived.happened("bye");

    await hangUp(await connectCall(outside, phone));
  });

  test("GRP-12 LIG-04: the equipment of a line rings with its group, and by the number of the line; it is shown who calls", async () => {
    const gateway = { number: "900", name: "Atelier", registration: "inbound", user: "gw900", extension: "201" };
    const password = "pw-of-the-gateway";
    const groups = [{ number: "801", name: "Vente", members: ["202", "900"] }];
    await box().import(office({ trunks: [{ ...gateway, sipPassword: password }], groups }));
    await using equipment = await openSipJsPhone({ number: "gw900", password, exchange: box().place() });
    await equipment.register();
    await lineIs(box(), "900", "in-service");
    await using colleague = await sipJsPhone(box(), "202");
    await using phone = await sipJsPhone(box(), "201");

    for (const dialled of ["801", "900"]) {
      const calling = await phone.call(dialled);
      const rings = dialled === "801" ? [await colleague.incoming()] : [];
      const arrived = await equipment.incoming();
      expect(arrived.peer).toBe("201");
      arrived.ring();
      await calling.happened("progress");
      arrived.accept();
      await Promise.all([calling.happened("accepted"), ...rings.map((ringing) => ringing.happened("cancel"))]);
      calling.sing(440);
      arrived.sing(1_000);
      await Promise.all([hears(calling, 1_000, 0), hears(arrived, 440, 0)]);
      calling.hangUp();
      await arrived.happened("bye");
      expect((await recordOf(box(), dialled)).answeredBy).toBe("900");
    }
  });

  test("SOR-07: sipp as the operator answers a call and hangs up", async () => {
    const answering = scenario(
      "operator",
      request("INVITE"),
      calleeAnswers(180, "Ringing"),
      calleeAnswers(200, "OK", { body: true, retrans: true }),
      request("ACK"),
      request("BYE"),
      calleeAnswers(200, "OK"),
    );
    await using sipp = await startSipp({
      name: "operator",
      scenario: answering,
      folder: folder.path,
      exchange: box().place(),
      lines: ["operator;x;y;26400"],
    });
    const trunks = [lineTo("900", sipp.port, { healthSeconds: 0 })];
    await box().import(office({ trunks, outboundRules: rulesBy("900") }));
    await using phone = await sipJsPhone(box(), "201");

    const calling = await phone.call("0612345678");
    await calling.happened("accepted");
    calling.hangUp();

    await sipp.succeeded();
  });

  test("PRE-04: *69 is confirmed by a voice", async () => {
    await box().import(office({ trunks: [] }));
    await using phone = await sipJsPhone(box(), "205");

    const calling = await phone.call("*69");
    await calling.happened("accepted");
    const from = performance.now();
    await calling.happened("bye", 10_000);

    const heard = calling.sound.packets.filter(({ at }) => at >= from).map(({ samples }) => loudness(samples));
    expect(Math.max(...heard)).toBeGreaterThan(-25);
    const back = await phone.call("*69");
    await back.happened("bye", 10_000);
  });
});
