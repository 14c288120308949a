import { expect, test } from "vitest";
import { DrivenClock } from "../../kit/clock.ts";
import { silentLog } from "../../kit/log.ts";
import type { PbxTrunk } from "../../model/snapshot/pbx-view.ts";
import { FakeEngine } from "../engine/fake-engine.ts";
import { FakeOperator } from "../engine/fake-operator.ts";
import { office } from "../office.fixture.ts";
import { tablesOf } from "../reload/tables.ts";
import { line } from "./line.fixture.ts";
import { Trunks } from "./trunks.ts";

/** Lines and operators on a whole engine: the rows, the commands and the outcomes fit together. */
class Outside {
  readonly engine = new FakeEngine();
  readonly clock = new DrivenClock();
  readonly operators = ["192.0.2.1", "192.0.2.2"].map((address) => new FakeOperator(this.engine, address, address));
  readonly trunks = new Trunks({
    engine: this.engine,
    clock: this.clock,
    log: silentLog,
    lookUp: async () => ({ kind: "nothing" }),
    random: () => 0,
    gatewaysOf: () => [],
  });

  constructor() {
    this.engine.onEvent((event) => this.trunks.hear(event));
  }

  run(...trunks: readonly PbxTrunk[]): void {
    const view = office({ trunks: [...trunks] });
    this.trunks.viewChanges(view);
    this.engine.install(tablesOf(view, (trunk) => this.trunks.sourcesOf(trunk)));
    this.trunks.viewChanged(view);
    this.engine.settle();
  }

  wait(seconds: number): void {
    for (let second = 0; second < seconds; second++) {
      this.clock.advance(1000);
      this.engine.settle();
    }
  }

  /** Who has the line registered: the first, the second operator. */
  get registered(): readonly boolean[] {
    return this.operators.map(({ registered }) => registered.has("0122334455"));
  }
}
const addresses = ["192.0.2.1", "192.0.2.2"].map((host) => ({ host, port: 5060 }));

test("LIG-09, A-13: a line goes to its second address and comes back, and its calls with it", () => {
  const outside = new Outside();
  const [first] = outside.operators;
  if (first === undefined) throw new Error("there are two operators");
  outside.run(line("900", { addresses }));
  expect(outside.registered).toEqual([true, false]);

  first.status = 0;
  first.registered.clear();
  outside.wait(180);
  expect(outside.registered).toEqual([false, true]);
  expect(outside.trunks.destinationsOf("900")[0]?.address).toBe("192.0.2.2");
  first.status = 200;
  outside.wait(300);

  expect(outside.registered[0]).toBe(true);
  expect(outside.trunks.destinationsOf("900")[0]?.address).toBe("192.0.2.1");
  expect(outside.trunks.state("900")?.dot).toBe("in-service");
});

test("LIG-11: with a wrong password it is orange, with the right one green again", () => {
  const outside = new Outside();
  for (const operator of outside.operators) operator.password = "right";
  outside.run(line("900", { addresses, password: "wrong" }));
  expect(outside.trunks.state("900")).toMatchObject({ dot: "out-of-service", why: { facts: { status: 401 } } });

  outside.run(line("900", { addresses, password: "right" }));

  expect(outside.trunks.state("900")?.dot).toBe("in-service");
});

test("a line that is taken out is registered nowhere any more, with the password that it had", () => {
  const outside = new Outside();
  for (const operator of outside.operators) operator.password = "only the operator knows";
  outside.run(line("900", { addresses }));
  expect(outside.registered).toEqual([true, false]);

  outside.run();

  expect(outside.registered).toEqual([false, false]);
});

test("LIG-24: without its address a line is orange and no other is harmed; with it the line is back at once", () => {
  const outside = new Outside();
  const { engine, trunks } = outside;
  engine.foreign.add("10.0.0.9");
  outside.run(line("900", { addresses, interface: "10.0.0.9" }), line("901", { addresses, user: "0122334499" }));
  outside.wait(120);
  const why = { code: "line-lacks-interface", facts: { address: "10.0.0.9" } };
  expect(trunks.state("900")).toMatchObject({ dot: "out-of-service", why });
  expect(trunks.state("901")?.dot).toBe("in-service");
  expect(outside.registered).toEqual([false, false]);

  engine.setForeign("10.0.0.9", false);
  outside.wait(6);
  expect(trunks.state("900")?.dot).toBe("in-service");
  expect(outside.registered).toEqual([true, false]);

  engine.setForeign("10.0.0.9", true);
  engine.settle();
  expect(trunks.state("900")).toMatchObject({ dot: "out-of-service", why });
});

test("LIG-24: a line of fixed address that has got its interface is asked after at once", () => {
  const outside = new Outside();
  outside.engine.foreign.add("10.0.0.9");
  outside.run(line("900", { addresses, registration: "none", healthSeconds: 3600, interface: "10.0.0.9" }));
  outside.wait(30);

  outside.engine.setForeign("10.0.0.9", false);
  outside.wait(1);

  expect(outside.trunks.state("900")?.dot).toBe("in-service");
});

test("at the end nothing stays registered", async () => {
  const outside = new Outside();
  outside.run(line("900", { addresses }));

  const closed = outside.trunks.close();
  outside.engine.settle();
  await closed;

  expect(outside.registered).toEqual([false, false]);
  expect(outside.clock.timers).toBe(0);
});
