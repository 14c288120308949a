import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Recording, recordingSchema } from "../../daemon/contracts/recording.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { parser } from "../../daemon/kit/parse.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { signedIn } from "../rig/api-client.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { hears, hearsPure } from "../rig/conversation.ts";
import { bestCorrelation, halved } from "../rig/correlation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { lineIs, rulesBy } from "../rig/operator.ts";
import { openSipJsPhone, type SipJsCall } from "../rig/sipjs-phone.ts";
import { hearTone } from "../rig/tone.ts";
import { until } from "../rig/waiting.ts";
import { readWav } from "../rig/wav.ts";
import { sipJsPhone, useBox } from "../rig/with-box.ts";

const insideTone = 440;
const outsideTone = 1_000;
const prompts = fileURLToPath(new URL("../../daemon/pbx/prompts", import.meta.url));
const parseRecording = parser(recordingSchema, "a recording");

const password = "pw-of-the-gateway";
const office = officeDocument({
  numbers: numbersFrom(201, 5),
  change: (document) => ({
    ...document,
    trunks: [
      {
        ...{ number: "900", name: "Passerelle", registration: "inbound", user: "gw900", extension: "201" },
        sipPassword: password,
      },
    ],
    outboundRules: rulesBy("900"),
    recordings: {
      rules: [{ name: "Ventes", extension: "201", numbers: "06*", reason: "Preuve des commandes par téléphone" }],
    },
  }),
});

/** 201 calls a mobile by the line, and both have heard the notice to its end. */
async function recordedCall(box: TestBox) {
  const outside = await openSipJsPhone({ number: "gw900", password, exchange: box.place() });
  await outside.register();
  await lineIs(box, "900", "in-service");
  const phone = await sipJsPhone(box, "201");
  const inner = await phone.call("0612345678");
  const outer = await outside.incoming();
  outer.accept();
  await inner.happened("accepted");
  inner.sing(insideTone);
  outer.sing(outsideTone);
  await hearsPure(outer, insideTone, 0);
  await hearsPure(inner, outsideTone, 0);
  return { outside, phone, inner, outer };
}

const list = async (box: TestBox): Promise<readonly Recording[]> => {
  const { output } = await box.sipleo("recordings", "--json");
  const found: unknown = JSON.parse(output);
  return Array.isArray(found) ? found.map((one) => parseRecording(one)) : [];
};

const allRecordings = (box: TestBox, count: number) =>
  until(`${count} recordings`, async () => {
    const found = await list(box);
    return found.length === count && found;
  });

/** What of the audit is about recordings, newest first. */
async function audited(box: TestBox): Promise<readonly string[]> {
  const peer = await connect(join(box.home, "run", "store.sock"), storeContract);
  try {
    const { items } = await peer.call("audit.list", { before: null, limit: 100 });
    return items.map(({ action }) => action).filter((action) => action.startsWith("recording."));
  } finally {
    peer.close();
  }
}

const heardOf = (call: SipJsCall): Int16Array =>
  Int16Array.from(call.sound.packets.flatMap(({ samples }) => [...samples]));

describe("recordings of calls", () => {
  const box = useBox({ document: office });

  test("MEX-03 MEX-04 GAP-09: both hear the notice, each stands on his side, star and nine stop it, listening is noted", async () => {
    const { outside, phone, inner, outer } = await recordedCall(box());
    await using _outside = outside;
    await using _phone = phone;

    const notice = halved(readWav(join(prompts, "recording.wav")).samples).subarray(8_000, 11_200);
    for (const call of [inner, outer]) expect(bestCorrelation(heardOf(call), notice)).toBeGreaterThan(0.7);
    await outer.sound.hear(125);
    await outer.sound.sendDigit("*", 101);
    await outer.sound.sendDigit("9", 101);
    const [recording] = await allRecordings(box(), 1);
    await hears(inner, outsideTone, performance.now(), 10_000);
    inner.hangUp();
    await outer.happened("bye");

    expect(recording).toMatchObject({
      ...{ direction: "outgoing", line: "900", rule: "Ventes", end: "stopped" },
      ...{ outside: { number: "0612345678" }, inside: { number: "201" }, stoppedBy: "0612345678" },
      reason: "Preuve des commandes par téléphone",
    });
    expect(recording?.seconds).toBeGreaterThan(2.3);
    const file = join(box().home, "..", "heard.wav");
    expect((await box().sipleo("recordings", "save", recording?.recording ?? "", file)).code).toBe(0);
    const [left, right] = [readWav(file, 0), readWav(file, 1)];
    expect(left.samples.length / left.rate).toBeCloseTo(recording?.seconds ?? 0, 1);
    expect(hearTone(left.samples, left.rate, outsideTone).level).toBeGreaterThan(-20);
    expect(hearTone(right.samples, right.rate, insideTone).level).toBeGreaterThan(-20);
    expect(hearTone(left.samples, left.rate, insideTone, { windowMs: 100 }).firstMs).toBe(-1);
    expect(hearTone(right.samples, right.rate, outsideTone, { windowMs: 100 }).firstMs).toBe(-1);

    await box().atRest();
    // The engine is at rest a moment before the record of the call is in the journal.
    const record = await until("the record of the call", async () => {
      const [newest] = await box().records();
      return newest?.recorded === undefined ? undefined : newest;
    });
    expect(record.recorded).toMatchObject({ rule: "Ventes", recording: recording?.recording });
    using api = await signedIn(box());
    const page = await api.ask("GET", "/api/v1/recordings?number=0612345678");
    expect(page.json).toMatchObject({ items: [{ recording: recording?.recording }] });
    const sound = await api.ask("GET", `/api/v1/recordings/${recording?.recording}/audio`);
    expect([sound.status, sound.fields["content-type"], sound.text.slice(0, 4)]).toEqual([200, "audio/wav", "RIFF"]);
    expect((await box().sipleo("recordings", "remove", recording?.recording ?? "")).code).toBe(0);
    expect(await list(box())).toEqual([]);
    expect(await audited(box())).toEqual(["recording.remove", "recording.listen", "recording.listen"]);
  });
});

test("GAP-09: pbx is killed in the middle of a recorded call: what was said until two seconds before is there", async () => {
  await using box = await startBox({ document: office });
  const { outside, phone, inner, outer } = await recordedCall(box);
  const began = performance.now();
  await outer.sound.hear(250);
  const said = (performance.now() - began) / 1_000;

  await box.killAndAwait("pbx");

  const [recording] = await allRecordings(box, 1);
  expect(recording).toMatchObject({ end: "interrupted", rule: "Ventes" });
  expect(recording?.seconds).toBeGreaterThan(said - 2);
  const file = join(box.home, "..", "interrupted.wav");
  expect((await box.sipleo("recordings", "save", recording?.recording ?? "", file)).code).toBe(0);
  const right = readWav(file, 1);
  expect(hearTone(right.samples, right.rate, insideTone).level).toBeGreaterThan(-20);
  inner.sound.stop();
  await outside[Symbol.asyncDispose]();
  await phone[Symbol.asyncDispose]();
});
