import { describe, expect, test } from "vitest";
import { callerTone, hears } from "../rig/conversation.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument, withSip } from "../rig/office.ts";
import { numberIn } from "../rig/raw-phone.ts";
import { audioTarget, field, sdpOffer } from "../rig/sip-text.ts";
import { sippCallee, sippCaller } from "../rig/sipp-phone.ts";
import {
  answersInDialog,
  calleeAnswers,
  callerBegins,
  callerSends,
  checked,
  maybe,
  mustMatch,
  pauseMs,
  receive,
  request,
  scenario,
  used,
} from "../rig/sipp-steps.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const document = officeDocument({ numbers: numbersFrom(201, 5), change: withSip({ sessionExpiresSeconds: 90 }) });

describe("offers, answers and what keeps a call alive", () => {
  const box = useBox({ document });
  const answering = async (number: string) => {
    const phone = await sipJsPhone(box(), number);
    const call = phone.incoming(8_000).then((one) => {
      one.accept();
      one.sing(callerTone);
      return one;
    });
    return { phone, call };
  };

  test("late offer: an INVITE without SDP gets our offer in 200 and the answer goes in ACK", async () => {
    using folder = temporaryFolder("late");
    const called = await answering("202");
    await using _phone = called.phone;
    const late = scenario(
      "late offer",
      callerBegins({ offer: false }),
      maybe(100, 180, 183),
      checked('response="200" rrs="true"', [mustMatch("body", "m=audio [0-9]+ RTP/AVP .*")]),
      callerSends("ACK", 2, { body: true, retrans: false }),
      pauseMs(300),
      callerSends("BYE", 3),
      receive(200),
      used("1"),
    );

    await using sipp = await sippCaller(box(), "201", "202", folder.path, late);

    await sipp.succeeded();
    await (await called.call).happened("bye");
  });

  test("early media: a called phone's announcement is heard before it answers", async () => {
    using folder = temporaryFolder("early");
    await using caller = await rawPhone(box(), "201");
    const early = scenario(
      "early media",
      request("INVITE"),
      calleeAnswers(183, "Session Progress", { body: true }),
      pauseMs(300),
      calleeAnswers(200, "OK", { body: true, retrans: true }),
      request("ACK"),
      request("BYE"),
      answersInDialog(200, "OK"),
    );
    await using phone = await sippCallee(box(), "202", folder.path, early);

    const asking = caller.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      body: sdpOffer("127.0.0.1", 40_000),
    });
    const progress = await caller.raw.receive("183 with SDP", ({ status }) => status === 183);
    const answered = await asking;

    expect(audioTarget(progress.body).port).toBeGreaterThan(0);
    expect(answered.response.status).toBe(200);
    caller.ack(answered);
    expect((await caller.inDialog(answered.dialog, "BYE")).status).toBe(200);
    await phone.succeeded();
  });

  test("100rel: a caller who requires it gets reliable provisional answers", async () => {
    using folder = temporaryFolder("rel");
    await using called = await sipJsPhone(box(), "202");
    const reliable = scenario(
      "100rel",
      callerBegins({ headers: ["Require: 100rel"] }),
      maybe(100),
      checked('response="180" rrs="true"', [
        mustMatch("Require", "100rel"),
        '<ereg regexp="[0-9]+" search_in="hdr" header="RSeq:" check_it="true" assign_to="2"/>',
      ]),
      callerSends("PRACK", 3, { headers: ["RAck: [$2] 2 INVITE"] }),
      receive(200),
      receive(200, 'rrs="true"'),
      callerSends("ACK", 2, { retrans: false }),
      pauseMs(200),
      callerSends("BYE", 4),
      receive(200),
      used("1"),
    );

    await using sipp = await sippCaller(box(), "201", "202", folder.path, reliable);
    const call = await called.incoming();
    call.ring();
    await new Promise((resolve) => setTimeout(resolve, 400));
    call.accept();

    await sipp.succeeded();
    await call.happened("bye");
  });

  test("session timers: our 200 says who refreshes, and a refresh is answered", async () => {
    using folder = temporaryFolder("timer");
    const called = await answering("202");
    await using _phone = called.phone;
    const timed = scenario(
      "session timer",
      callerBegins({ headers: ["Supported: timer", "Session-Expires: 120;refresher=uac", "Min-SE: 90"] }),
      maybe(100, 180, 183),
      checked('response="200" rrs="true"', [mustMatch("Session-Expires", "(90|120) *; *refresher=uac")]),
      callerSends("ACK", 2, { retrans: false }),
      pauseMs(200),
      callerSends("UPDATE", 3, { headers: ["Supported: timer", "Session-Expires: 120;refresher=uac"] }),
      receive(200),
      callerSends("INVITE", 4, { headers: ["Supported: timer", "Session-Expires: 120;refresher=uac"], body: true }),
      maybe(100),
      receive(200),
      callerSends("ACK", 4, { retrans: false }),
      pauseMs(200),
      callerSends("BYE", 5),
      receive(200),
      used("1"),
    );

    await using sipp = await sippCaller(box(), "201", "202", folder.path, timed);

    await sipp.succeeded();
    await (await called.call).happened("bye");
  });

  test("a session timer that is too short is refused with 422 and Min-SE", async () => {
    await using phone = await rawPhone(box(), "201");

    const { response } = await phone.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      headers: ["Supported: timer", "Session-Expires: 30"],
      body: sdpOffer("127.0.0.1", 40_000),
    });

    expect(response.status).toBe(422);
    expect(Number(field(response, "min-se"))).toBeGreaterThanOrEqual(90);
  });

  test("a re-INVITE that makes no sense is refused with 488 and the call goes on", async () => {
    const called = await answering("202");
    await using _phone = called.phone;
    await using caller = await rawPhone(box(), "201");
    const answered = await caller.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      body: sdpOffer("127.0.0.1", 40_000),
    });
    caller.ack(answered);
    const other = await called.call;

    const refused = await caller.inDialog(answered.dialog, "INVITE", {
      body: sdpOffer("127.0.0.1", 40_000).replace(
        /m=audio .*\r\n(a=.*\r\n)*/,
        "m=audio 40000 RTP/AVP 97\r\na=rtpmap:97 iLBC/8000\r\n",
      ),
    });

    expect(refused.status).toBe(488);
    expect(other.events).not.toContain("bye");
    const bye = await caller.inDialog({ ...answered.dialog, cseq: answered.dialog.cseq + 1 }, "BYE");
    expect(bye.status).toBe(200);
  });

  test("privacy: an anonymous caller's number is not shown to the phone he calls", async () => {
    await using called = await rawPhone(box(), "202");
    await called.register();
    await using caller = await rawPhone(box(), "201");

    const asking = caller.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      headers: ["Privacy: id"],
      body: sdpOffer("127.0.0.1", 40_000),
    });
    const invite = await called.requested("INVITE");
    called.respond(invite, 486, "Busy Here", { tag: "x" });
    await asking;

    expect(field(invite, "from").toLowerCase()).toContain("anonymous");
    expect(field(invite, "p-asserted-identity")).toBe("");
    // As a word: ports and random tokens may hold these digits.
    expect(JSON.stringify([...invite.fields])).not.toMatch(/(?<![0-9a-z])201(?![0-9a-z])/i);
    await called.unregister();
  });

  test("who calls is asserted inside the office", async () => {
    await using called = await rawPhone(box(), "202");
    await called.register();
    await using caller = await rawPhone(box(), "201");

    const asking = caller.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      headers: ["P-Asserted-Identity: <sip:205@127.0.0.1>"],
      body: sdpOffer("127.0.0.1", 40_000),
    });
    const invite = await called.requested("INVITE");
    called.respond(invite, 486, "Busy Here", { tag: "x" });
    await asking;

    expect(numberIn(field(invite, "from"))).toBe("201");
    expect(numberIn(field(invite, "p-asserted-identity"))).toBe("201");
    await called.unregister();
  });

  test("the caller hears the called one whatever payload numbers each of them uses", async () => {
    const called = await answering("202");
    await using _phone = called.phone;
    await using caller = await sipJsPhone(box(), "203");

    const call = await caller.call("202");
    await call.happened("accepted");
    call.sing(700);

    await hears(call, callerTone, 0);
    call.hangUp();
    await (await called.call).happened("bye");
  });
});
