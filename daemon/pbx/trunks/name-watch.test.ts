import { expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { server } from "./line.fixture.ts";
import type { Answer } from "./look-up.ts";
import { NameWatch } from "./name-watch.ts";
import type { Question } from "./rfc3263.ts";

const operator: Question = { host: "sip.exemple.fr", port: null, transport: "udp", domain: "", ipv4Only: false };
const other: Question = { ...operator, host: "autre.exemple.fr" };
const found = (host: number, holdsSeconds = 300, isPartial = false): Answer => ({
  kind: "found",
  destinations: [server(host)],
  holdsSeconds,
  isPartial,
});
const [nothing, unanswered]: readonly [Answer, Answer] = [{ kind: "nothing" }, { kind: "unanswered" }];

/** DNS as a list of answers: the last one is given for ever. */
class Watching {
  readonly clock = new DrivenClock();
  readonly asked: (readonly [host: string, at: number])[] = [];
  readonly names: NameWatch;
  changes = 0;
  answers: readonly Answer[];

  constructor(...answers: readonly Answer[]) {
    this.answers = answers;
    this.names = new NameWatch({
      clock: this.clock,
      lookUp: async ({ host }) => {
        this.asked.push([host, this.clock.monotonic() / 1000]);
        const [next = nothing, ...rest] = this.answers;
        if (rest.length > 0) this.answers = rest;
        return next;
      },
      changed: () => {
        this.changes += 1;
      },
    });
  }

  /** Time passes; each answer comes before the next moment. */
  async wait(seconds: number): Promise<void> {
    await settled();
    for (let second = 0; second < seconds; second++) {
      this.clock.advance(1000);
      await settled();
    }
  }

  get times(): readonly number[] {
    return this.asked.map(([, at]) => at);
  }

  get known() {
    return this.names.knownOf(operator);
  }
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

test("a name is looked up when somebody wants it, once for all who do, and again when its answer has run out", async () => {
  const watching = new Watching(found(1, 300), found(2, 300));

  watching.names.want([operator, { ...operator, host: "SIP.exemple.fr" }]);
  expect(watching.known).toEqual({ kind: "looking" });
  await watching.wait(299);
  expect(watching.known).toEqual({ kind: "found", destinations: [server(1)] });
  await watching.wait(1);

  expect(watching.known).toEqual({ kind: "found", destinations: [server(2)] });
  expect(watching.times).toEqual([0, 300]);
});

test("a TTL of nothing is 30 s, one of days an hour", async () => {
  const watching = new Watching(found(1, 0), found(1, 864_000));

  watching.names.want([operator]);
  await watching.wait(30 + 3600);

  expect(watching.times).toEqual([0, 30, 3630]);
});

test("while DNS does not answer the last good answer holds, and it is asked again after 5 s, 10 s … 5 min", async () => {
  const watching = new Watching(found(1, 60), unanswered);

  watching.names.want([operator]);
  await watching.wait(1400);

  expect(watching.known).toEqual({ kind: "found", destinations: [server(1)] });
  expect(watching.times).toEqual([0, 60, 65, 75, 95, 135, 215, 375, 675, 975, 1275]);
});

test("a name that was never answered says so, and one that leads nowhere too", async () => {
  const silent = new Watching(unanswered);
  silent.names.want([operator]);
  await silent.wait(0);
  const wrong = new Watching(nothing, found(1));
  wrong.names.want([operator]);
  await wrong.wait(0);

  expect([silent.known.kind, wrong.known.kind]).toEqual(["unanswered", "nothing"]);
  await wrong.wait(5);
  expect(wrong.known.kind).toBe("found");
});

test("a good name is believed to be gone once it was not there three times running", async () => {
  const watching = new Watching(found(1, 60), nothing, unanswered, nothing, nothing, nothing);

  watching.names.want([operator]);
  await watching.wait(60 + 5 + 10 + 20);
  expect(watching.known.kind).toBe("found");
  await watching.wait(40);

  expect(watching.known.kind).toBe("nothing");
});

test("half an answer is better than none, and worse than an earlier whole one", async () => {
  const first = new Watching(found(1, 60, true));
  first.names.want([operator]);
  await first.wait(0);
  const later = new Watching(found(1, 60), found(2, 60, true));
  later.names.want([operator]);
  await later.wait(60);

  expect(first.known).toEqual({ kind: "found", destinations: [server(1)] });
  expect(later.known).toEqual({ kind: "found", destinations: [server(1)] });
});

test("numeric addresses are known at once, and nobody is asked", async () => {
  const watching = new Watching(found(9));
  const numeric = { ...operator, host: "192.0.2.1" };

  watching.names.want([numeric]);
  await watching.wait(1000);

  expect(watching.names.knownOf(numeric)).toEqual({ kind: "found", destinations: [server(1)] });
  expect(watching.asked).toEqual([]);
});

test("what nobody wants any more is not asked for, and no timer is left", async () => {
  const watching = new Watching(found(1, 60));
  watching.names.want([operator, other]);
  await watching.wait(10);

  watching.names.want([other]);
  await watching.wait(60);
  expect(watching.asked.filter(([host]) => host === operator.host)).toHaveLength(1);
  watching.names[Symbol.dispose]();

  expect(watching.clock.timers).toBe(0);
});

test("an answer that comes after its name was given up changes nothing", async () => {
  const watching = new Watching(found(1, 60));

  watching.names.want([operator]);
  watching.names[Symbol.dispose]();
  await watching.wait(1);

  expect([watching.changes, watching.clock.timers]).toEqual([0, 0]);
});
