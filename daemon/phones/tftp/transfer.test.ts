import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agree } from "./agree.ts";
import { acknowledged, again, begin, LONGEST_FILE, type Move, type Transfer } from "./transfer.ts";

const options = (asked: Readonly<Record<string, string>> = {}) => new Map(Object.entries(asked));
const fileOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
const transferOf = (move: Move): Transfer => {
  if (move.kind !== "say") throw new Error(`it does not go on: ${move.kind}`);
  return move.transfer;
};

describe("options", () => {
  test.each([
    ["8", 8],
    ["512", 512],
    ["1432", 1432],
    ["65464", 1468],
  ])("a block of %s bytes becomes one of %i", (blksize, expected) => {
    const terms = agree(options({ blksize }), 100);
    expect([terms.blockSize, terms.agreed.get("blksize")]).toEqual([expected, String(expected)]);
  });

  test.each(["7", "65465", "-1", "", "1e3", "512 ", "99999999999"])("a block of %j is not agreed to", (blksize) => {
    const terms = agree(options({ blksize }), 100);
    expect([terms.blockSize, terms.agreed.size]).toEqual([512, 0]);
  });

  test("the size of the file is told, and the time that the client asks for kept; others are passed over", () => {
    const terms = agree(options({ tsize: "0", timeout: "3", windowsize: "16", x: "y" }), 4711);
    expect([...terms.agreed]).toEqual([
      ["timeout", "3"],
      ["tsize", "4711"],
    ]);
    expect([terms.patienceMs, terms.isFixed]).toEqual([3000, true]);
  });
});

/** A client and a network that loses, repeats and delays as `fates` say; what the client has in the end. */
function carry(file: Uint8Array, asked: Readonly<Record<string, string>>, fates: Iterator<number>) {
  const fate = () => (fates.next().value ?? 0) as number;
  let move: Move = begin(file, agree(options(asked), file.length));
  let sent = 0;
  const got: number[] = [];
  let expects = 1;
  let old = 0;
  while (move.kind === "say") {
    const { transfer, packet } = move as Extract<Move, { kind: "say" }>;
    sent += 1;
    const way = fate() % 5;
    // Lost on the way there.
    if (way === 1) {
      move = again(transfer);
      continue;
    }
    const block = ((packet[2] ?? 0) << 8) | (packet[3] ?? 0);
    const isData = packet[1] === 3;
    if (isData && block === expects) {
      got.push(...packet.subarray(4));
      expects += 1;
    }
    const ack = isData ? block : 0;
    // An acknowledgement of before comes late, or twice: it makes nothing happen.
    if (way === 2 && old !== transfer.block) expect(acknowledged(transfer, old)).toEqual({ kind: "ignore" });
    // Lost on the way back.
    move = way === 3 ? again(transfer) : acknowledged(transfer, ack);
    old = ack;
  }
  return { end: move.kind, got: Uint8Array.from(got), sent };
}

const steady = (function* () {
  for (;;) yield 0;
})();

test.each([0, 1, 511, 512, 513, 1024, 5000])(
  "a file of %i bytes arrives whole, in as few packets as it takes",
  (size) => {
    const { end, got, sent } = carry(fileOf(size), {}, steady);
    expect([end, sent]).toEqual(["done", Math.floor(size / 512) + 1]);
    expect(got).toEqual(fileOf(size));
  },
);

test("the longest file arrives in the smallest blocks: their numbers do not go round", () => {
  const { end, got, sent } = carry(fileOf(LONGEST_FILE), { blksize: "8" }, steady);
  expect([end, got.length, sent]).toEqual(["done", LONGEST_FILE, 65_536]);
});

test("whatever is lost, late or repeated, the client has the file or the transfer ends", () => {
  const asked = fc.record({ blksize: fc.integer({ min: 8, max: 65_464 }).map(String) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.nat(3000), asked, fc.array(fc.nat(4), { maxLength: 200 }), (size, wanted, fates) => {
      const { end, got } = carry(fileOf(size), wanted, fates.values());
      if (end === "done") expect(got).toEqual(fileOf(size));
      else expect(end).toBe("give-up");
    }),
  );
});

test("a second acknowledgement of a block makes nothing be said again", () => {
  const first = transferOf(begin(fileOf(2000), agree(options(), 2000)));
  const second = transferOf(acknowledged(first, 1));
  expect(acknowledged(second, 1)).toEqual({ kind: "ignore" });
  expect(acknowledged(second, 65_535)).toEqual({ kind: "ignore" });
  expect(transferOf(acknowledged(second, 2)).block).toBe(3);
});

test("it is said again later and later, and not for ever; little to whom nobody has heard yet", () => {
  const waits = (from: Move) => {
    const all: number[] = [];
    for (let move = from; move.kind === "say"; move = again(move.transfer)) all.push(move.wait);
    return all;
  };
  const unheard = begin(fileOf(2000), agree(options(), 2000));
  expect(waits(unheard)).toEqual([1000, 2000, 4000]);
  expect(waits(acknowledged(unheard.transfer, 1))).toEqual([1000, 2000, 4000, 4000, 4000, 4000]);
  expect(waits(begin(fileOf(1), agree(options({ timeout: "2" }), 1)))).toEqual([2000, 2000, 2000]);
});
