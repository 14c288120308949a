import fc from "fast-check";
import { expect, test } from "vitest";
import { readOffer, writeDiscover } from "./dhcp-packet.ts";

const hardwareAddress = Uint8Array.of(0, 8, 0x5d, 0x11, 0x22, 0x33);

/** An offer as dnsmasq 2.90 sends it: our question turned round, with its own options. */
function offer(options: readonly number[], change: (bytes: Uint8Array) => void = () => undefined): Uint8Array {
  const bytes = new Uint8Array(300);
  bytes.set(writeDiscover({ hardwareAddress, transaction: 0xdeadbeef }).subarray(0, 240));
  bytes[0] = 2;
  bytes.set([192, 168, 1, 207], 16);
  bytes.set(options, 240);
  change(bytes);
  return bytes;
}

const TYPE = [53, 1, 2];
const SERVER = [54, 4, 192, 168, 1, 1];
const END = 255;

test("who serves is told by his offer", () => {
  expect(readOffer(offer([...TYPE, ...SERVER, END]))).toEqual({
    transaction: 0xdeadbeef,
    hardwareAddress,
    server: "192.168.1.1",
    address: "192.168.1.207",
  });
});

test("options in another order, between padding and others, are found", () => {
  expect(readOffer(offer([0, 0, 51, 4, 0, 0, 14, 16, ...SERVER, 0, ...TYPE, END]))?.server).toBe("192.168.1.1");
});

test("the question is long enough for relays, asks to be answered to everybody, and is no offer", () => {
  const bytes = writeDiscover({ hardwareAddress, transaction: 7 });

  expect(bytes).toHaveLength(300);
  expect([...bytes.subarray(0, 12)]).toEqual([1, 1, 6, 0, 0, 0, 0, 7, 0, 0, 0x80, 0]);
  expect([...bytes.subarray(28, 34)]).toEqual([...hardwareAddress]);
  expect([...bytes.subarray(236, 243)]).toEqual([0x63, 0x82, 0x53, 0x63, 53, 1, 1]);
  expect(readOffer(bytes)).toBeNull();
});

test.each([
  ["an acknowledgement", offer([53, 1, 5, ...SERVER, END])],
  ["one without the server's name", offer([...TYPE, END])],
  ["a name of the server that is no address", offer([...TYPE, 54, 3, 192, 168, 1, END])],
  ["an option that claims more than there is", offer([...TYPE, 43, 255, ...SERVER])],
  ["one after the end", offer([...TYPE, END, ...SERVER])],
  ["BOOTP without the cookie", offer([...TYPE, ...SERVER, END], (bytes) => bytes.fill(0, 236, 240))],
  ["a question", offer([...TYPE, ...SERVER, END], (bytes) => bytes.set([1]))],
  ["one that is cut off", offer([...TYPE, ...SERVER, END]).subarray(0, 239)],
])("%s is no offer", (_, bytes) => {
  expect(readOffer(bytes)).toBeNull();
});

test("whatever bytes come, they are an offer or nothing, and never a failure", () => {
  const good = offer([...TYPE, ...SERVER, END]);
  const flips = fc.array(fc.tuple(fc.nat({ max: 299 }), fc.nat({ max: 255 })), { maxLength: 12 });
  fc.assert(
    fc.property(flips, fc.nat({ max: 300 }), (changes, length) => {
      const bytes = good.slice();
      for (const [at, value] of changes) bytes[at] = value;

      const read = readOffer(bytes.subarray(0, length));

      if (read !== null) expect(read.server).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => void readOffer(bytes)));
});
