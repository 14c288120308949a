import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRawTcp } from "../rig/raw-tcp.ts";
import { openRawUdp } from "../rig/raw-udp.ts";
import type { SipMessage } from "../rig/sip-text.ts";
import { pause, until } from "../rig/waiting.ts";
import { useBox } from "../rig/with-box.ts";
import { type Expected, rfc4475, type TortureMessage } from "./rfc4475.ts";
import { rfc5118 } from "./rfc5118.ts";
import { freshAddress, openWatchman, sourceOf, type Watchman } from "./watchman.ts";

const bytesOf = (folder: string, { name }: TortureMessage) =>
  readFileSync(new URL(`./${folder}/${name}.sip`, import.meta.url));
const final = (received: readonly SipMessage[]) => received.find(({ status }) => status >= 200);

async function expectAnswer(expected: Expected, received: readonly SipMessage[]): Promise<void> {
  if (expected === "anything") return;
  if (expected === "silence") {
    // Silence can only be waited for; what an answer needs on loopback is a few milliseconds.
    await pause(150);
    expect(final(received)?.start ?? "silence").toBe("silence");
    return;
  }
  const answer = await until("an answer", () => final(received), { limitMs: 1_500 }).catch(() => undefined);
  expect(answer === undefined ? "silence" : answer.status).toBeOneOf([...expected]);
}

describe.each([
  ["rfc4475", rfc4475],
  ["rfc5118", rfc5118],
] as const)("%s", (folder, messages) => {
  const box = useBox();
  let watchman: Watchman | undefined;
  beforeAll(async () => {
    watchman = await openWatchman(box());
  });
  afterAll(async () => await watchman?.[Symbol.asyncDispose]());

  test.each(messages.map((message) => [message.section, message.name, message] as const))(
    "%s %s over UDP",
    async (_section, name, message) => {
      const bytes = bytesOf(folder, message);
      await using source = await openRawUdp(box().place(), sourceOf(bytes.toString("latin1")));

      source.send(bytes);

      await expectAnswer(message.answer, source.received);
      await watchman?.expectAlive(name);
    },
  );

  test.each(messages.map((message) => [message.section, message.name, message] as const))(
    "%s %s over TCP",
    async (_section, name, message) => {
      const bytes = bytesOf(folder, message);
      await using source = await openRawTcp(box().place(), freshAddress());

      source.send(bytes);

      await expectAnswer(message.stream ?? message.answer, source.received);
      await watchman?.expectAlive(name);
    },
  );
});
