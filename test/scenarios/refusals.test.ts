import { describe, expect, test } from "vitest";
import type { TestBox } from "../rig/box.ts";
import { accountOf } from "../rig/box.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { field, sdpOffer } from "../rig/sip-text.ts";
import { sippCallee } from "../rig/sipp-phone.ts";
import { calleeAnswers, checked, mustMatch, request, scenario, used } from "../rig/sipp-steps.ts";
import { until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

/** Everybody rings five seconds, so that no answer can be waited for. */
const document = officeDocument({
  numbers: numbersFrom(201, 5),
  change: (whole) => ({
    ...whole,
    extensions: numbersFrom(201, 5).map((number) => ({
      number,
      name: `Poste ${number}`,
      sipPassword: accountOf(number).password,
      ringSeconds: 5,
    })),
  }),
});

/** Calls with a raw phone and returns the final answer. */
async function finalAnswer(box: TestBox, from: string, to: string, limitMs = 10_000): Promise<number> {
  await using phone = await rawPhone(box, from);
  const { response } = await phone.ask("INVITE", {
    uri: `sip:${to}@127.0.0.1:${box.sipPort}`,
    body: sdpOffer("127.0.0.1", 40_000),
    limitMs,
  });
  return response.status;
}

describe("calls that are not answered", () => {
  const box = useBox({ document });

  test("all devices of an extension ring; one answers, the other is told that the call was answered elsewhere", async () => {
    using folder = temporaryFolder("fork");
    await using caller = await sipJsPhone(box(), "201");
    await using desk = await sipJsPhone(box(), "202");
    const loser = scenario(
      "rings, is cancelled",
      checked('request="INVITE"', ['<ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="2"/>']),
      calleeAnswers(180, "Ringing"),
      checked('request="CANCEL"', [mustMatch("Reason", "cause=200|completed elsewhere")]),
      calleeAnswers(200, "OK"),
      calleeAnswers(487, "Request Terminated").replace("[last_CSeq:]", "CSeq: [$2] INVITE"),
      request("ACK"),
      used("1"),
    );
    await using mobile = await sippCallee(box(), "202", folder.path, loser);

    const call = await caller.call("202");
    const rings = await desk.incoming();
    rings.ring();
    await call.happened("progress");
    rings.accept();
    await call.happened("accepted");

    await mobile.succeeded();
    call.hangUp();
    await rings.happened("bye");
  });

  test("a caller who gives up is heard: the called phone stops ringing", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using called = await sipJsPhone(box(), "202");

    const call = await caller.call("202");
    const rings = await called.incoming();
    rings.ring();
    await call.happened("progress");
    call.hangUp();

    await rings.happened("cancel");
  });

  test("busy, declined and not acceptable are passed on", async () => {
    await using called = await sipJsPhone(box(), "202");
    const outcomes: number[] = [];

    for (const status of [486, 603]) {
      const answer = finalAnswer(box(), "201", "202");
      (await called.incoming()).reject(status);
      outcomes.push(await answer);
    }

    expect(outcomes).toEqual([486, 603]);
  });

  test("nobody answers: the call is given up after the ring time of the extension", async () => {
    await using called = await sipJsPhone(box(), "202");
    const started = performance.now();

    const answer = finalAnswer(box(), "201", "202", 15_000);
    const rings = await called.incoming();
    rings.ring();

    expect([408, 480]).toContain(await answer);
    expect(performance.now() - started).toBeGreaterThan(4_500);
    await rings.happened("cancel");
  });

  test("an extension without a phone is unavailable at once, an unknown number is not found", async () => {
    expect(await finalAnswer(box(), "201", "203")).toBe(480);
    expect(await finalAnswer(box(), "201", "999")).toBe(404);
  });

  test("a phone whose cable was pulled does not keep the caller waiting for ever", async () => {
    {
      await using gone = await rawPhone(box(), "204");
      await gone.register();
    }

    const status = await finalAnswer(box(), "201", "204", 45_000);

    expect([408, 480, 503]).toContain(status);
  });

  test("302 of a phone leads the call to the number that it names", async () => {
    using folder = temporaryFolder("redirect");
    await using caller = await sipJsPhone(box(), "201");
    await using target = await sipJsPhone(box(), "203");
    const redirects = scenario(
      "moves",
      request("INVITE"),
      calleeAnswers(302, "Moved Temporarily", { contact: "Contact: <sip:203@[remote_ip]:[remote_port]>" }),
      request("ACK"),
    );
    await using phone = await sippCallee(box(), "202", folder.path, redirects);

    const call = await caller.call("202");
    const moved = await target.incoming();
    moved.accept();
    await call.happened("accepted");

    await phone.succeeded();
    call.hangUp();
    await moved.happened("bye");
  });

  test("a phone that redirects to itself does not make a loop", async () => {
    using folder = temporaryFolder("loop");
    const redirects = scenario(
      "moves to itself",
      request("INVITE"),
      calleeAnswers(302, "Moved Temporarily", { contact: "Contact: <sip:202@[remote_ip]:[remote_port]>" }),
      request("ACK"),
    );
    await using phone = await sippCallee(box(), "202", folder.path, redirects);

    const status = await finalAnswer(box(), "201", "202");

    expect(status).toBeGreaterThanOrEqual(400);
    await phone.succeeded();
  });

  test("GRP-23: group 800 rings everybody but the caller, and the first to answer has the call", async () => {
    await using caller = await sipJsPhone(box(), "201");
    await using one = await sipJsPhone(box(), "202");
    await using two = await sipJsPhone(box(), "203");

    const call = await caller.call("800");
    const [atOne, atTwo] = await Promise.all([one.incoming(), two.incoming()]);
    atOne.ring();
    atTwo.ring();
    await call.happened("progress");
    atTwo.accept();
    await call.happened("accepted");

    await atOne.happened("cancel");
    call.hangUp();
    await atTwo.happened("bye");
  });

  test("a call of one's own number is refused", async () => {
    await using phone = await sipJsPhone(box(), "201");

    const status = await finalAnswer(box(), "201", "201");

    expect(status).toBeGreaterThanOrEqual(400);
    expect(phone.isRegistered()).toBe(true);
  });

  test("the refused caller learns nothing about the called phone's software", async () => {
    await using called = await sipJsPhone(box(), "202");
    await using phone = await rawPhone(box(), "201");
    const asking = phone.ask("INVITE", {
      uri: `sip:202@127.0.0.1:${box().sipPort}`,
      body: sdpOffer("127.0.0.1", 40_000),
    });
    (await called.incoming()).reject(486);

    const { response } = await asking;

    expect(field(response, "server") + field(response, "user-agent")).not.toContain("sipjs");
    await until("no more calls", async () => (await box().pbxStatus()).calls.length === 0);
  });
});
