import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openRawPhone, type RawPhone } from "../../../test/rig/raw-phone.ts";
import { type SipMessage, sdpOffer } from "../../../test/rig/sip-text.ts";
import { openVideoPeer, type VideoPeer, videoLine, videoLinesIn, videoTarget } from "../../../test/rig/video-peer.ts";
import { type AddonEngine, password, startAddonEngine } from "./test/addon-engine.ts";
import { destinationOf, line, openOperator, sourceOf } from "./test/line.ts";

/** LIG-26 on the wire: two telephones with cameras, written message by message and packet by packet. */

let engine: AddonEngine;
let caller: RawPhone;
let callee: RawPhone;
let contact: unknown;
let camera: VideoPeer;
let screen: VideoPeer;
let nextLeg = 1;

const open = (number: string) =>
  openRawPhone({ number, password: password(number), exchange: { address: "127.0.0.1", port: engine.port } });

beforeAll(async () => {
  engine = await startAddonEngine({});
  caller = await open("201");
  callee = await open("202");
  expect((await callee.register()).status).toBe(200);
  contact = Object(Object(await engine.next("contact.added")).binding).contact;
});
afterAll(async () => {
  await engine.silence().finally(() => caller[Symbol.asyncDispose]());
  await callee[Symbol.asyncDispose]();
  await engine[Symbol.asyncDispose]();
}, 20_000);
beforeEach(async () => {
  caller.raw.forget();
  callee.raw.forget();
  camera = await openVideoPeer();
  screen = await openVideoPeer();
});
afterEach(async () => {
  await camera[Symbol.asyncDispose]();
  await screen[Symbol.asyncDispose]();
});

const h264 = "H264/90000 profile-level-id=42801f;packetization-mode=1";
const asks = ["a=rtcp-fb:* nack", "a=rtcp-fb:* nack pli", "a=rtcp-fb:* ccm fir"];
const offered = (extra: readonly string[]) => sdpOffer("127.0.0.1", 30_000, extra);
const minted = () => {
  nextLeg += 2;
  return nextLeg;
};
const frame = (sequence: number, payload: number, body = `picture ${sequence}`) =>
  ({ sequence, payload, timestamp: 3_000 * sequence, marker: true, body: Buffer.from(body) }) as const;

interface Talk {
  readonly in: number;
  readonly out: number;
  readonly invite: SipMessage;
  readonly answer: Awaited<ReturnType<RawPhone["ask"]>>;
}

/** 201 calls 202; both say this about video. */
async function talk(callers: readonly string[], callees: readonly string[]): Promise<Talk> {
  const answered = caller.ask("INVITE", { uri: `sip:202@127.0.0.1:${engine.port}`, body: offered(callers) });
  const leg = Number((await engine.next("leg.offered")).leg);
  const out = minted();
  engine.tell("dial", out, {
    target: { kind: "contact", contact },
    called: "202",
    caller: { number: "201", name: "", anonymous: false },
    like: leg,
    headers: [],
    answerWithinMs: null,
  });
  const invite = await callee.requested("INVITE");
  callee.respond(invite, 200, "OK", { tag: `t${out}`, body: offered(callees) });
  await engine.next("leg.answered", out);
  engine.tell("answer", leg, out);
  const answer = await answered;
  caller.ack(answer);
  await engine.next("leg.confirmed", leg);
  await bridge(leg, out);
  return { in: leg, out, invite, answer };
}

async function bridge(one: number, other: number): Promise<void> {
  engine.tell("bridge", one, other);
  await expect.poll(() => engine.census().relays).toBe(1);
}

async function hangUp({ in: leg, out }: Talk): Promise<void> {
  engine.tell("release", leg, "normal");
  engine.tell("release", out, "normal");
  caller.respond(await caller.requested("BYE"), 200, "OK");
  callee.respond(await callee.requested("BYE"), 200, "OK");
  await engine.rest();
}

describe("LIG-26: video between two telephones", () => {
  test("each is offered what the other has, under numbers of its own, with what it says of it unchanged", async () => {
    const all = await talk(
      videoLine(camera.port, [`97 ${h264}`, "98 VP8/90000", "99 H265/90000"], [...asks, "b=AS:768"]),
      videoLine(screen.port, [`97 H264/90000 profile-level-id=428014;packetization-mode=1`], asks),
    );

    const shown = videoLinesIn(all.invite.body);
    expect(shown[0]).toMatch(/^m=video [1-9]\d* RTP\/AVP 97 98$/);
    expect(shown).toEqual(
      expect.arrayContaining([
        "b=AS:768",
        "a=rtpmap:97 H264/90000",
        "a=fmtp:97 profile-level-id=42801f;packetization-mode=1",
        "a=rtpmap:98 VP8/90000",
        "a=rtcp-fb:* nack pli",
        "a=sendrecv",
      ]),
    );
    const agreed = videoLinesIn(all.answer.response.body);
    expect(agreed[0]).toMatch(/^m=video [1-9]\d* RTP\/AVP 97$/);
    expect(agreed).toContain("a=fmtp:97 profile-level-id=428014;packetization-mode=1");
    expect(await engine.next("leg.media", all.in)).toMatchObject({ video: "H264" });
    expect(engine.census().rtpSockets).toBe(8);
    await hangUp(all);
    expect(await engine.next("leg.released", all.in)).toMatchObject({ quality: { video: "H264" } });
  });

  test("packets arrive as they were, under the number, sequence and source of that leg", async () => {
    const all = await talk(videoLine(camera.port, ["98 VP8/90000"]), videoLine(screen.port, ["120 VP8/90000"]));
    const here = videoTarget(all.answer.response.body);
    for (const sequence of [65_535, 0, 2]) camera.send(here, frame(sequence, 98));

    const [first, second, third] = await screen.shown(3);
    expect([first, second, third].map((packet) => packet?.body.toString())).toEqual([
      "picture 65535",
      "picture 0",
      "picture 2",
    ]);
    expect(first).toMatchObject({ payload: 120, marker: true });
    expect(first?.ssrc).not.toBe(camera.ssrc);
    expect(((second?.sequence ?? 0) - (first?.sequence ?? 0)) & 0xffff).toBe(1);
    expect(((third?.sequence ?? 0) - (first?.sequence ?? 0)) & 0xffff).toBe(3);
    screen.send(videoTarget(all.invite.body), frame(9, 98, "back"));
    expect((await camera.shown(1))[0]).toMatchObject({ payload: 98, body: Buffer.from("back") });
    await hangUp(all);
  });

  test("a picture is asked for when two are joined, and what one misses the other is told in its own numbers", async () => {
    const all = await talk(
      videoLine(camera.port, [`97 ${h264}`], ["a=rtcp-fb:* nack", "a=rtcp-fb:* ccm fir"]),
      videoLine(screen.port, [`97 ${h264}`], asks),
    );
    const [here, there] = [videoTarget(all.answer.response.body), videoTarget(all.invite.body)];
    camera.send(here, frame(500, 97));
    const [packet] = await screen.shown(1);

    expect(await camera.asked("fir")).toMatchObject({ ssrc: camera.ssrc });
    const asked = camera.feedback.length;
    screen.miss(there, "pli", packet?.ssrc ?? 0);
    screen.miss(there, "nack", packet?.ssrc ?? 0, packet?.sequence);
    expect(await camera.asked("nack")).toMatchObject({ ssrc: camera.ssrc, missed: 500 });
    expect(camera.feedback.slice(asked).map(({ kind }) => kind)).toContain("fir");
    await hangUp(all);
  });

  test("to a telephone without video nothing is promised, and no port is opened for it", async () => {
    const all = await talk(videoLine(camera.port, [`97 ${h264}`]), ["m=video 0 RTP/AVP 97"]);

    expect(videoLinesIn(all.answer.response.body)[0]).toMatch(/^m=video 0 /);
    await engine.next("leg.media", all.in);
    expect(engine.census().rtpSockets).toBe(4);
    await hangUp(all);
  });

  test("a call without video offers none", async () => {
    const all = await talk([], []);

    expect(videoLinesIn(all.invite.body)).toEqual([]);
    expect(engine.census().rtpSockets).toBe(4);
    await hangUp(all);
  });

  test("who takes up video later is answered, and the other is asked to join in; who gives it up closes it", async () => {
    const all = await talk([], []);
    const from = callee.raw.received.length;
    const again = await caller.inDialog(all.answer.dialog, "INVITE", {
      body: offered(videoLine(camera.port, [`97 ${h264}`], asks)),
    });
    const dialog = { ...all.answer.dialog, cseq: all.answer.dialog.cseq + 1 };
    caller.ack({ response: again, challenge: undefined, dialog });
    const invited = await callee.requested("INVITE", 5_000, from);
    callee.respond(invited, 200, "OK", { body: offered(videoLine(screen.port, [`97 ${h264}`], asks)) });
    await callee.raw.receive("ACK", ({ method, status }) => status === 0 && method === "ACK", 5_000, from);

    expect(videoLinesIn(invited.body)).toContain("a=fmtp:97 profile-level-id=42801f;packetization-mode=1");
    expect(engine.census().rtpSockets).toBe(8);
    camera.send(videoTarget(again.body), frame(1, 97));
    expect((await screen.shown(1))[0]).toMatchObject({ payload: 97, body: Buffer.from("picture 1") });
    const without = await caller.inDialog(dialog, "INVITE", { body: offered(["m=video 0 RTP/AVP 97"]) });
    caller.ack({ response: without, challenge: undefined, dialog: { ...dialog, cseq: dialog.cseq + 1 } });
    expect(videoLinesIn(without.body)[0]).toMatch(/^m=video 0 /);
    await expect.poll(() => engine.census().rtpSockets).toBe(6);
    await hangUp(all);
  });

  test("on hold nothing is shown, and after it the picture comes with a request for a whole one", async () => {
    const all = await talk(videoLine(camera.port, ["98 VP8/90000"]), videoLine(screen.port, ["98 VP8/90000"], asks));
    const there = videoTarget(all.invite.body);
    const turn = async (step: number, direction: string) => {
      const body = offered([...videoLine(camera.port, ["98 VP8/90000"]), `a=${direction}`]);
      const response = await caller.inDialog(all.answer.dialog, "INVITE", {
        cseq: all.answer.dialog.cseq + step,
        body: body.replace("a=sendrecv", `a=${direction}`),
      });
      caller.ack({
        response,
        challenge: undefined,
        dialog: { ...all.answer.dialog, cseq: all.answer.dialog.cseq + step },
      });
      return response;
    };
    screen.send(there, frame(1, 98));
    await camera.shown(1);

    expect(videoLinesIn((await turn(1, "inactive")).body)).toContain("a=inactive");
    await engine.next("leg.held", all.in);
    engine.tell("silence", all.in);
    await expect.poll(() => engine.census().relays).toBe(0);
    screen.send(there, frame(2, 98));
    await turn(2, "sendrecv");
    await engine.next("leg.resumed", all.in);
    const asked = screen.feedback.length;
    await bridge(all.in, all.out);
    screen.send(there, frame(3, 98));

    await camera.shown(2);
    expect(camera.packets.map(({ body }) => body.toString())).toEqual(["picture 1", "picture 3"]);
    await expect.poll(() => screen.feedback.slice(asked).map(({ kind }) => kind)).toContain("pli");
    await hangUp(all);
  });

  test("the office without video codecs declines video; text and applications are declined always", async () => {
    await engine.install({ videoCodecs: [] });
    const all = await talk(
      [
        ...videoLine(camera.port, [`97 ${h264}`]),
        "m=application 40002 UDP/BFCP *",
        "m=text 40004 RTP/AVP 98",
        "a=rtpmap:98 t140/1000",
      ],
      [],
    );

    expect(videoLinesIn(all.invite.body)).toEqual([]);
    expect(all.answer.response.body.match(/^m=\w+ \d+/gm)).toEqual([
      expect.stringMatching(/^m=audio [1-9]/),
      "m=video 0",
      "m=application 0",
      "m=text 0",
    ]);
    await engine.install({});
    await hangUp(all);
  });
});

describe("LIG-26: video by a line", () => {
  const outside = (like: number, operator: RawPhone) => ({
    target: { kind: "trunk", trunk: "900", destination: destinationOf(operator), number: "0612345678", route: [] },
    called: "0612345678",
    caller: { number: "0972000000", name: "", anonymous: false },
    like,
    headers: [],
    answerWithinMs: null,
  });

  test.each([
    [null, /^m=video [1-9]\d* RTP\/AVP 97 98$/],
    [["VP8", "H264"], /^m=video [1-9]\d* RTP\/AVP 98 97$/],
    [[], undefined],
  ])("a line with %j", async (videoCodecs, expected) => {
    await using operator = await openOperator(engine);
    await engine.install({ trunks: [line({ sources: [sourceOf(operator)], videoCodecs })] });
    const answered = caller.ask("INVITE", {
      uri: `sip:0612345678@127.0.0.1:${engine.port}`,
      body: offered(videoLine(camera.port, [`97 ${h264}`, "98 VP8/90000"])),
    });
    const leg = Number((await engine.next("leg.offered")).leg);
    const out = minted();
    engine.tell("dial", out, outside(leg, operator));
    const invite = await operator.requested("INVITE");
    const shown = videoLinesIn(invite.body)[0];

    if (expected === undefined) expect(shown).toBeUndefined();
    else expect(shown).toMatch(expected);
    operator.respond(invite, 486, "Busy Here", { tag: "x" });
    await engine.next("leg.released", out);
    engine.tell("release", leg, "busy");
    expect((await answered).response.status).toBe(486);
    await engine.rest();
  });

  test("a call by a line without video stays without, also when the telephone asks for it later", async () => {
    await using operator = await openOperator(engine);
    await engine.install({ trunks: [line({ sources: [sourceOf(operator)], videoCodecs: [] })] });
    const answered = caller.ask("INVITE", { uri: `sip:0612345678@127.0.0.1:${engine.port}`, body: offered([]) });
    const leg = Number((await engine.next("leg.offered")).leg);
    const out = minted();
    engine.tell("dial", out, outside(leg, operator));
    operator.respond(await operator.requested("INVITE"), 200, "OK", { tag: "x", body: offered([]) });
    await engine.next("leg.answered", out);
    engine.tell("answer", leg, out);
    const answer = await answered;
    caller.ack(answer);
    await engine.next("leg.confirmed", leg);
    await bridge(leg, out);

    const again = await caller.inDialog(answer.dialog, "INVITE", {
      body: offered(videoLine(camera.port, [`97 ${h264}`])),
    });
    caller.ack({ response: again, challenge: undefined, dialog: { ...answer.dialog, cseq: answer.dialog.cseq + 1 } });

    expect(videoLinesIn(again.body)[0]).toMatch(/^m=video 0 /);
    engine.tell("release", leg, "normal");
    engine.tell("release", out, "normal");
    caller.respond(await caller.requested("BYE"), 200, "OK");
    operator.respond(await operator.requested("BYE"), 200, "OK");
    await engine.rest();
  });
});
