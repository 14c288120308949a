import { describe, expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { createLog } from "../../kit/log.ts";
import { sentenceOf } from "../../model/reason.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import type { ContactBinding, ContactId, Destination } from "../engine/engine.ts";
import { office } from "../office.fixture.ts";
import { line, server } from "./line.fixture.ts";
import type { Answer } from "./look-up.ts";
import { Trunks } from "./trunks.ts";

/** All lines of an office on a port whose outcomes are driven by hand. */
class Outside {
  readonly clock = new DrivenClock();
  readonly trunks: Trunks;
  /** `900 1800 192.0.2.1`, `900 probe 192.0.2.1`, `900 from 192.0.2.1` as the engine was told. */
  readonly told: string[] = [];
  readonly logged: string[] = [];
  readonly changed: string[] = [];
  readonly answers = new Map<string, Answer>();
  gateways: readonly ContactBinding[] = [];
  readonly #asked = new Map<string, Destination>();

  constructor() {
    const { clock } = this;
    this.trunks = new Trunks({
      engine: {
        setTrunkSources: (trunk, sources) => void this.told.push(`${trunk} from ${sources.join(" ")}`),
        registerTrunk: (trunk, { destination, expiresSeconds }) => {
          this.told.push(`${trunk} ${expiresSeconds} ${destination.address}`);
          this.#asked.set(trunk, destination);
        },
        probeTrunk: (trunk, { address }) => void this.told.push(`${trunk} probe ${address}`),
      },
      clock,
      log: createLog({ process: "pbx", clock, write: (text) => void this.logged.push(text) }),
      lookUp: async ({ host }) => this.answers.get(host) ?? { kind: "nothing" },
      random: () => 0,
      gatewaysOf: () => this.gateways,
    });
    this.trunks.onChange((trunk) => this.changed.push(trunk));
  }

  run(...trunks: readonly PbxTrunk[]): void {
    this.trunks.viewChanged(office({ trunks: [...trunks] }));
  }

  registered(trunk: string, expiresSeconds = 1800): void {
    this.trunks.hear({ type: "trunk.registered", trunk, destination: this.#destination(trunk), expiresSeconds });
  }

  refused(trunk: string, status: number, text = ""): void {
    const destination = this.#destination(trunk);
    this.trunks.hear({
      type: "trunk.refused",
      trunk,
      destination,
      status,
      silence: status === 0 ? "no-answer" : "",
      text,
      retryAfterSeconds: 0,
    });
  }

  how(trunk: string) {
    const state = this.trunks.state(trunk);
    return state && [state.dot, sentenceOf(state.why, "en")];
  }

  /** What the engine was told since somebody asked last. */
  news(): readonly string[] {
    return this.told.splice(0);
  }

  #destination(trunk: string): Destination {
    return this.#asked.get(trunk) ?? server(0);
  }
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};
const unwatched = { healthSeconds: 0 };

describe("LIG-34, A-14: the state of a line", () => {
  test("says since when it has been so, and until when the registration holds, whoever sets the clock", () => {
    const outside = new Outside();
    const begin = outside.clock.now();
    outside.run(line("900", unwatched));
    outside.clock.advance(3000);
    outside.registered("900", 600);
    outside.clock.advance(1000);

    expect(outside.trunks.state("900")).toMatchObject({
      dot: "in-service",
      address: "192.0.2.1:5060",
      since: begin + 3000,
      expiresAt: begin + 603_000,
    });
    outside.clock.set(3_600_000);

    expect(outside.trunks.state("900")).toMatchObject({ since: begin + 3_603_000, expiresAt: begin + 4_203_000 });
    expect(outside.trunks.state("999")).toBeNull();
  });

  test("is told when it changes, and leaves one line in the log, without the password", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");
    outside.clock.advance(1440 * 1000);
    outside.registered("900");
    outside.clock.advance(1440 * 1000);
    outside.refused("900", 403, "Suspended");
    outside.clock.advance(60_000);
    outside.refused("900", 403, "Suspended");

    const lines = outside.logged.map((text) => JSON.parse(text));
    expect(lines.map(({ level, event, trunk, why }) => [level, event, trunk, why])).toEqual([
      ["info", "a line is in service", "900", "line-registered"],
      ["warn", "a line is out of service", "900", "line-refused"],
    ]);
    expect(lines[1]).toMatchObject({ status: 403, text: "Suspended" });
    expect(outside.logged.join()).not.toContain("only the operator knows");
    expect(outside.changed).toEqual(["900", "900", "900", "900"]);
  });

  test("LIG-09: a box that has another address registers its lines from there, and is not away meanwhile", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");
    outside.clock.advance(60_000);
    expect(outside.news().filter((text) => text.includes("1800"))).toHaveLength(1);

    outside.trunks.moved();
    outside.clock.advance(10_000);
    // The engine would still name the address before.
    expect(outside.news()).toEqual([]);
    outside.clock.advance(1000);

    expect(outside.news()).toContain("900 1800 192.0.2.1");
    expect(outside.trunks.isUsable("900")).toBe(true);
  });

  test("a line that asks again after a refusal stays orange meanwhile", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.refused("900", 480, "Later");

    outside.clock.advance(5000);

    expect(outside.news().filter((text) => text.includes("1800"))).toHaveLength(2);
    expect(outside.how("900")).toEqual(["out-of-service", "The operator refuses the registration: 480 Later"]);
    expect(outside.trunks.isUsable("900")).toBe(false);
  });
});

describe("LIG-08: equipment that registers here", () => {
  const gateway = line("910", {
    registration: "inbound",
    addresses: [],
    ha1: { md5: "0".repeat(32), sha256: "0".repeat(64) },
  });
  const binding = {
    contact: 2 as ContactId,
    extension: "910",
    uri: "sip:910@192.0.2.9",
    source: "192.0.2.9:5060",
    transport: "udp",
    expiresAt: 5000,
    userAgent: "a gateway",
    callId: "c",
    cseq: 1,
    path: [],
    instance: "",
  } as const satisfies ContactBinding;

  test("makes the line usable while it has, and nothing is sent to it", () => {
    const outside = new Outside();
    outside.run(gateway);
    expect(outside.trunks.isUsable("910")).toBe(false);

    outside.gateways = [binding];
    outside.trunks.hear({ type: "contact.added", binding });
    expect(outside.trunks.isUsable("910")).toBe(true);
    expect(outside.trunks.state("910")).toMatchObject({
      dot: "in-service",
      address: "192.0.2.9:5060",
      expiresAt: 5000,
    });
    outside.gateways = [];
    outside.trunks.hear({ type: "contact.removed", contact: binding.contact, extension: "910", reason: "expired" });

    expect(outside.how("910")?.[0]).toBe("out-of-service");
    expect(outside.trunks.destinationsOf("910")).toEqual([]);
    expect(outside.news()).toEqual(["910 from "]);
  });

  test("is still there when the line is renamed", () => {
    const outside = new Outside();
    outside.gateways = [binding];
    outside.run(gateway);

    outside.run({ ...gateway, user: "other" });

    expect(outside.trunks.isUsable("910")).toBe(true);
  });
});

describe("a reload", () => {
  test("leaves a line alone whose operator would notice nothing, but for where its requests may come from", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");
    outside.news();

    outside.run(line("900", { ...unwatched, name: "Autre nom", maxOutgoing: 2 }));

    expect(outside.news()).toEqual(["900 from 192.0.2.1"]);
    expect(outside.how("900")?.[0]).toBe("in-service");
  });

  test("a changed line gives its registration back before the new tables come, and registers anew when that is answered", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");
    outside.news();
    const trunks = [line("900", { ...unwatched, password: "new" })];

    outside.trunks.viewChanges(office({ trunks }));
    expect(outside.news()).toEqual(["900 0 192.0.2.1"]);
    outside.run(...trunks);
    expect(outside.news()).toEqual(["900 from 192.0.2.1"]);
    outside.registered("900", 0);

    expect(outside.news()).toEqual(["900 1800 192.0.2.1"]);
  });

  test("a changed line waits for the REGISTER of the one before it that is in flight", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.news();

    outside.run(line("900", { ...unwatched, addresses: [{ host: "192.0.2.2", port: null }] }));
    expect(outside.news()).toEqual(["900 from 192.0.2.2"]);
    outside.registered("900");

    expect(outside.news()).toEqual(["900 1800 192.0.2.2"]);
    expect(outside.how("900")?.[0]).toBe("unknown");
  });

  test("a line that is gone takes its registration back, and nobody knows it any more", () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");
    outside.news();

    outside.run();

    expect(outside.news()).toEqual(["900 0 192.0.2.1"]);
    expect([outside.trunks.state("900"), outside.trunks.isUsable("900")]).toEqual([null, false]);
    outside.registered("900", 0);
    expect([outside.clock.timers, outside.changed.length]).toEqual([0, 3]);
  });

  test("200 lines do not register all at once", () => {
    const lines = Array.from({ length: 200 }, (_, at) => line(String(1000 + at), unwatched));
    const outside = new Outside();
    let draw = 0;
    const spread = new Trunks({
      engine: {
        setTrunkSources: () => {},
        probeTrunk: () => {},
        registerTrunk: (trunk) => void outside.told.push(trunk),
      },
      clock: outside.clock,
      log: createLog({ process: "pbx", write: () => {} }),
      lookUp: async () => ({ kind: "nothing" }),
      random: () => (draw++ % 100) / 100,
      gatewaysOf: () => [],
    });

    spread.viewChanged(office({ trunks: lines }));
    outside.clock.advance(1000);
    expect(outside.news().length).toBeLessThan(40);
    outside.clock.advance(9000);

    expect(outside.news().length).toBeGreaterThan(150);
  });
});

describe("LIG-29: names", () => {
  const named = line("900", { ...unwatched, addresses: [{ host: "sip.exemple.fr", port: null }] });
  const found = (...hosts: readonly number[]): Answer => ({
    kind: "found",
    destinations: hosts.map((host) => server(host)),
    holdsSeconds: 60,
    isPartial: false,
  });

  test("a line begins when its name is known, and requests may come from all that it leads to", async () => {
    const outside = new Outside();
    outside.answers.set("sip.exemple.fr", found(5, 6));

    outside.run(named);
    expect(outside.trunks.isUsable("900")).toBe(false);
    await settled();

    expect(outside.news()).toEqual(["900 from ", "900 from 192.0.2.5 192.0.2.6", "900 1800 192.0.2.5"]);
    expect(outside.trunks.sourcesOf("900")).toEqual(["192.0.2.5", "192.0.2.6"]);
    expect(outside.trunks.isUsable("900")).toBe(true);
  });

  test("sources follow what the name leads to, and are told only when they change", async () => {
    const outside = new Outside();
    outside.answers.set("sip.exemple.fr", found(5));
    outside.run(named);
    await settled();
    outside.registered("900");
    outside.news();

    outside.clock.advance(60_000);
    await settled();
    expect(outside.news()).toEqual([]);
    outside.answers.set("sip.exemple.fr", found(5, 7));
    outside.clock.advance(60_000);
    await settled();

    expect(outside.news()).toEqual(["900 from 192.0.2.5 192.0.2.7"]);
  });

  test("with an outbound proxy requests go there alone, and may come from all", async () => {
    const outside = new Outside();
    outside.answers.set("sip.exemple.fr", found(5)).set("proxy.exemple.fr", found(6));

    outside.run({ ...named, outboundProxy: "proxy.exemple.fr" });
    await settled();

    expect(outside.trunks.destinationsOf("900")).toEqual([server(6)]);
    expect(outside.trunks.sourcesOf("900")).toEqual(["192.0.2.5", "192.0.2.6"]);
    expect(outside.told.filter((text) => text.includes("1800"))).toEqual(["900 1800 192.0.2.6"]);
  });

  test("one that leads to hundreds of servers makes the line try eight, and take calls from 64 of them", async () => {
    const outside = new Outside();
    outside.answers.set("sip.exemple.fr", found(...Array.from({ length: 200 }, (_, at) => at + 1)));

    outside.run(named);
    await settled();

    expect(outside.trunks.destinationsOf("900")).toHaveLength(8);
    expect(outside.trunks.sourcesOf("900")).toHaveLength(64);
  });

  test("one that does not exist is told", async () => {
    const outside = new Outside();

    outside.run(named);
    await settled();

    expect(outside.how("900")).toEqual(["out-of-service", "DNS does not know sip.exemple.fr"]);
  });
});

describe("at the end", () => {
  test("all registrations go back, and it waits for the answers", async () => {
    const outside = new Outside();
    outside.run(line("900", unwatched), line("901", unwatched));
    outside.registered("900");
    outside.refused("901", 403);
    outside.news();

    const closed = outside.trunks.close();
    expect(outside.news()).toEqual(["900 0 192.0.2.1"]);
    outside.registered("900", 0);
    await closed;

    expect(outside.clock.timers).toBe(0);
  });

  test("an operator that does not answer is not waited for longer than it was said", async () => {
    const outside = new Outside();
    outside.run(line("900", unwatched));
    outside.registered("900");

    const closed = outside.trunks.close(500);
    outside.clock.advance(500);
    await closed;

    expect(outside.clock.timers).toBe(0);
  });
});
