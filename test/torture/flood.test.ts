import { createSocket } from "node:dgram";
import { describe, expect, test } from "vitest";
import { request } from "../rig/sip-text.ts";
import { rawPhone, useBox } from "../rig/with-box.ts";
import { freshAddress } from "./watchman.ts";

const perSecond = 600;

describe("a flood", () => {
  const box = useBox();

  test("with 600 REGISTER a second from many addresses a phone registers within a second", async () => {
    const sockets = Array.from({ length: 60 }, () => createSocket("udp4"));
    await Promise.all(
      sockets.map(
        (socket) => new Promise<void>((resolve) => socket.bind({ address: freshAddress(), port: 0 }, resolve)),
      ),
    );
    let sent = 0;
    const flood = setInterval(() => {
      for (let n = 0; n < perSecond / 50; n++) {
        const socket = sockets[sent++ % sockets.length];
        if (socket === undefined) continue;
        const { address, port } = socket.address();
        const number = String(200 + (sent % 90));
        socket.send(
          request({
            method: "REGISTER",
            uri: "sip:127.0.0.1",
            from: `sip:${number}@127.0.0.1`,
            to: `sip:${number}@127.0.0.1`,
            via: `UDP ${address}:${port}`,
            contact: `<sip:${number}@${address}:${port}>`,
          }),
          box().sipPort,
          "127.0.0.1",
        );
      }
    }, 20);
    const times: number[] = [];
    try {
      for (let n = 0; n < 20; n++) {
        await using phone = await rawPhone(box(), "203", { address: freshAddress() });
        const started = performance.now();
        expect((await phone.register()).status).toBe(200);
        times.push(performance.now() - started);
        await phone.unregister();
      }
    } finally {
      clearInterval(flood);
      for (const socket of sockets) socket.close();
    }

    times.sort((a, b) => a - b);
    expect(times[18]).toBeLessThan(1_000);
    expect(sent).toBeGreaterThan(100);
  });

  test("an answer to a stranger is no larger than three times what he sent", async () => {
    await using phone = await rawPhone(box(), "203", { address: freshAddress() });
    const bytes: number[] = [];
    const text = request({
      method: "REGISTER",
      uri: "sip:127.0.0.1",
      from: "sip:203@127.0.0.1",
      to: "sip:203@127.0.0.1",
      via: phone.raw.via,
      contact: phone.contact,
    });
    const answer = await phone.raw.ask(text);
    bytes.push(answer.start.length + [...answer.fields].join("").length + answer.body.length);

    expect(bytes[0]).toBeLessThan(3 * text.length);
  });
});
