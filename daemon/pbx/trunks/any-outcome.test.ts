import fc from "fast-check";
import { expect, test } from "vitest";
import { DrivenLine, server } from "./line.fixture.ts";
import { hasLeft } from "./trunk-state.ts";

/** Properties of one line, whatever its operator, its connection, DNS and time do to it. */

type Happening =
  | { readonly kind: "time"; readonly seconds: number }
  | { readonly kind: "granted"; readonly seconds: number }
  | { readonly kind: "refused"; readonly status: number; readonly retryAfterSeconds: number }
  | { readonly kind: "probed"; readonly server: number; readonly status: number }
  | { readonly kind: "lost" }
  | { readonly kind: "tested" }
  | { readonly kind: "servers"; readonly servers: readonly number[] }
  | { readonly kind: "watched"; readonly healthSeconds: number };

const servers = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("time"), seconds: fc.double({ min: 0, max: 400, noNaN: true }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("granted"), seconds: fc.integer({ min: 0, max: 3600 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("refused"),
      status: fc.constantFrom(0, 0, 200, 302, 401, 403, 404, 407, 408, 423, 480, 500, 503, 603),
      retryAfterSeconds: fc.constantFrom(0, 0, 7, 900, 86_400),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("probed"),
      server: fc.integer({ min: 1, max: 4 }),
      status: fc.constantFrom(0, 0, 200, 404),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lost") }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("tested") }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("servers"), servers }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("watched"), healthSeconds: fc.constantFrom(0, 30, 60) }) },
) as fc.Arbitrary<Happening>;

const story = fc.record({
  healthSeconds: fc.constantFrom(0, 30, 60),
  servers: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  happenings: fc.array(fc.tuple(happening, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 60 }),
});
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

/** When which REGISTER went out and what became of it; fails when two are in flight. */
interface Told {
  readonly at: number;
  readonly server: string;
  status?: number;
}

function play({ healthSeconds, servers: first, happenings }: Story): { line: DrivenLine; told: Told[] } {
  const line = new DrivenLine(
    { healthSeconds },
    first.map((one) => server(one)),
  );
  const told: Told[] = [];
  let seen = 0;
  let inFlight = false;
  const look = (outcome?: number) => {
    if (outcome !== undefined) {
      const last = told.at(-1);
      if (inFlight && last !== undefined) last.status = outcome;
      inFlight = false;
    }
    for (const act of line.sent.slice(seen)) {
      if (act.kind !== "register") continue;
      expect(inFlight, "two REGISTERs of one line in flight").toBe(false);
      inFlight = true;
      told.push({ at: act.at, server: act.destination.address });
    }
    seen = line.sent.length;
  };
  look();
  for (const [what, chance] of happenings) {
    line.chance = chance;
    const outcome = happen(line, what);
    look(outcome);
  }
  return { line, told };
}

/** The status of the outcome that this was, if a REGISTER had one. */
function happen(line: DrivenLine, what: Happening): number | undefined {
  switch (what.kind) {
    case "time":
      line.wait(what.seconds);
      return undefined;
    case "granted":
      if (line.state.asking === null) return undefined;
      line.registered(what.seconds);
      return 200;
    case "refused":
      if (line.state.asking === null) return undefined;
      line.refused(what.status, what);
      return what.status;
    case "probed":
      line.probed(server(what.server), what.status);
      return undefined;
    case "lost":
      line.lost();
      return undefined;
    case "tested":
      line.hear({ type: "tested" });
      return undefined;
    case "servers":
      line.hear({ type: "servers", destinations: what.servers.map((one) => server(one)) });
      return undefined;
    case "watched":
      line.hear({ type: "watched", healthSeconds: what.healthSeconds });
      return undefined;
  }
}

test("never are two REGISTERs of one line in flight, nor does one server get two within 5 s", () => {
  fc.assert(
    fc.property(story, (one) => {
      const { told } = play(one);

      const latest = new Map<string, number>();
      for (const { at, server: to } of told) {
        const before = latest.get(to);
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(5000);
        latest.set(to, at);
      }
    }),
    { numRuns: 500 },
  );
});

test("after our account was refused nobody is asked for a minute, but to renew what is held elsewhere", () => {
  fc.assert(
    fc.property(story, (one) => {
      const { told } = play({ ...one, healthSeconds: 0 });

      for (const [place, { at, status, server: to }] of told.entries()) {
        if (![401, 403, 404, 407, 603].includes(status ?? 0)) continue;
        const next = told[place + 1];
        const renews = told.slice(0, place).findLast((before) => before.status === 200)?.server === next?.server;
        if (next !== undefined && !(renews && next.server !== to)) expect(next.at - at).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: 500 },
  );
});

test("whatever happened, a line is registered again within an hour and some minutes of its operator being well", () => {
  fc.assert(
    fc.property(story, (one) => {
      const { line } = play(one);
      line.hear({ type: "servers", destinations: [server(1)] });
      const until = line.now + 3_600_000 + 600_000;

      while (line.now < until) {
        for (const far of line.state.fars) if (far.isProbing) line.probed(far.destination, 200);
        if (line.state.asking !== null) line.registered(600);
        line.wait(10);
      }

      expect(line.state.held?.destination).toEqual(server(1));
    }),
    { numRuns: 200 },
  );
});

test("a line that is taken out is gone after at most two outcomes, and sends nothing any more", () => {
  fc.assert(
    fc.property(story, (one) => {
      const { line } = play(one);

      line.hear({ type: "leave" });
      if (line.state.asking !== null) line.registered();
      if (line.state.asking !== null) line.registered(0);
      expect(hasLeft(line.state)).toBe(true);
      const sent = line.sent.length;
      line.wait(100_000);

      expect(line.sent).toHaveLength(sent);
    }),
    { numRuns: 500 },
  );
});
