import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Charge,
  childOf,
  type Happening,
  nextStep,
  pauseBefore,
  type Step,
  type Supervision,
  supervision,
  timing,
} from "./supervision.ts";

/** A box whose happenings are told one after the other; every spawn succeeds at once. */
class Story {
  state: Supervision;
  now = 0;
  steps: Step[] = [];

  constructor(charges: readonly Charge[] = [{ name: "store" }, { name: "pbx", essential: true }]) {
    this.state = supervision(charges, 0);
  }

  tell(...happenings: Happening[]): this {
    for (const happening of happenings) {
      const decision = nextStep(this.state, happening, this.now);
      this.state = decision.state;
      this.steps.push(...decision.steps);
    }
    return this;
  }

  /** Lets time pass with a tick every second, in which whoever is named speaks. */
  pass(milliseconds: number, ...alive: string[]): this {
    for (let passed = 0; passed < milliseconds; passed += 250) {
      this.now += 250;
      this.tell(...alive.map((name): Happening => ({ kind: "alive", name, facts: {} })), { kind: "tick" });
    }
    return this;
  }

  /** What was done since the last look, without the log. */
  done(): string[] {
    const done = this.steps.filter((step) => step.kind !== "log" && step.kind !== "publish");
    this.steps = [];
    return done.map((step) => ("name" in step ? `${step.kind} ${step.name}` : step.kind));
  }

  of(name: string) {
    return childOf(this.state, name);
  }
}

const begun: Happening = { kind: "begun" };
const ready = (name: string): Happening => ({ kind: "ready", name, facts: {} });
const killed = (name: string): Happening => ({ kind: "exited", name, code: null, signal: "SIGKILL" });
const ended = (name: string, code: number): Happening => ({ kind: "exited", name, code, signal: null });
const stop: Happening = { kind: "stop", atOnce: false };

const office = (): Story => {
  const story = new Story().tell(begun, ready("store"), ready("pbx"));
  story.done();
  return story;
};

describe("start", () => {
  test("pbx starts when store is ready", () => {
    const story = new Story().tell(begun);
    expect(story.done()).toEqual(["spawn store"]);

    story.tell(ready("store"));

    expect(story.done()).toEqual(["spawn pbx"]);
  });

  test("pbx starts without store when that takes too long", () => {
    const story = new Story().tell(begun);
    story.done();

    story.pass(timing.gateMs, "store");

    expect(story.done()).toEqual(["spawn pbx"]);
  });

  test("pbx starts without store when that ends instead of becoming ready", () => {
    const story = new Story().tell(begun);
    story.done();

    story.tell(ended("store", 75));

    expect(story.done()).toEqual(["spawn store", "spawn pbx"]);
  });

  test("what only an administrator can mend in pbx ends the first start with its sentence", () => {
    const story = new Story().tell(begun, ready("store"));
    story.done();

    story.tell({ kind: "last-words", name: "pbx", sentence: "Port 5060 is taken." }, ended("pbx", 78));
    expect(story.done()).toEqual(["order-stop store"]);
    story.tell(ended("store", 0));

    expect(story.steps.at(-1)).toEqual({ kind: "finish", exit: { code: 78, sentence: "Port 5060 is taken." } });
  });

  test("the same in a box that worked before is tried again", () => {
    const story = office();

    story.tell(killed("pbx"), ended("pbx", 78));

    expect(story.done()).toEqual(["spawn pbx", "spawn pbx"]);
    expect(story.state.phase).toBe("running");
  });

  test("what only an administrator can mend in store does not keep pbx from its calls", () => {
    const story = new Story().tell(begun, ended("store", 78));

    expect(story.done()).toEqual(["spawn store", "spawn store", "spawn pbx"]);
  });
});

describe("a process that ends", () => {
  test.each(["store", "pbx"])("%s is started again at once and the other one is left alone", (name) => {
    const story = office().tell(killed(name));

    expect(story.done()).toEqual([`spawn ${name}`]);
    expect(story.of(name)).toMatchObject({ state: "starting", restarts: 1, trouble: "it was ended by SIGKILL" });
  });

  test("a clean end that nobody asked for is an end all the same", () => {
    expect(office().tell(ended("pbx", 0)).done()).toEqual(["spawn pbx"]);
  });

  test("its trouble is forgotten once it is ready again", () => {
    expect(office().tell(killed("pbx"), ready("pbx")).of("pbx")?.trouble).toBeNull();
  });

  test("an end that is told twice, or of a process nobody knows, changes nothing", () => {
    const story = office().tell(killed("pbx"));
    const again = new Story();
    again.state = { ...story.state, children: story.state.children.map((child) => ({ ...child, state: "gone" })) };

    again.tell(killed("pbx"), killed("web"));

    expect(again.done()).toEqual([]);
  });
});

describe("the budget", () => {
  test("three starts at once, then the pause doubles up to half a minute", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 10].map((run) => pauseBefore(run));
    expect(pauses).toEqual([0, 0, 0, 500, 1000, 2000, 30_000]);
  });

  test("after ten short runs it has failed, is said so loudly, and is still tried once a minute", () => {
    const story = office();
    for (let run = 0; run < 11; run += 1) {
      story.pass(pauseBefore(story.of("pbx")?.shortRuns ?? 0), "store");
      story.steps = [];
      story.tell(ended("pbx", 1));
    }
    expect(story.of("pbx")?.state).toBe("failed");
    expect(story.steps).toContainEqual(expect.objectContaining({ kind: "log", level: "error" }));
    story.done();

    story.pass(59_000, "store");
    expect(story.done()).toEqual([]);
    story.pass(1000, "store");

    expect(story.done()).toEqual(["spawn pbx"]);
  });

  test("one that was ready each time is started again at once, but not more than once a second, however often it falls", () => {
    const story = office();
    for (let run = 0; run < 15; run += 1) {
      story.tell(ready("pbx")).pass(1000, "store", "pbx").tell(killed("pbx"));
      expect(story.of("pbx")?.state).toBe("starting");
    }

    story.tell(ready("pbx"), killed("pbx"));
    expect(story.of("pbx")?.state).toBe("gone");
    story.pass(timing.readyAgainMs, "store");

    expect(story.of("pbx")?.state).toBe("starting");
  });

  test("a healthy minute forgives what was before", () => {
    const story = office();
    for (let run = 0; run < 5; run += 1) story.tell(ended("pbx", 1)).pass(pauseBefore(run + 1), "store");

    story.tell(ready("pbx")).pass(timing.healthyMs, "store", "pbx");
    story.done();
    story.tell(ended("pbx", 1));

    expect(story.done()).toEqual(["spawn pbx"]);
    expect(story.of("pbx")?.shortRuns).toBe(1);
  });
});

describe("a process that is stuck", () => {
  test("is killed after ten silent seconds and then started again", () => {
    const story = office().pass(9750, "store");
    expect(story.done()).toEqual([]);

    story.pass(250, "store");
    expect(story.done()).toEqual(["kill pbx"]);
    story.tell(killed("pbx"));

    expect(story.done()).toEqual(["spawn pbx"]);
    expect(story.of("pbx")?.trouble).toBe("it said nothing for 10 seconds");
  });

  test("also while it starts, which may take longer on a slow disk", () => {
    const story = new Story().tell(begun, ready("store")).pass(29_750, "store");
    expect(story.done()).not.toContain("kill pbx");

    story.pass(250, "store");

    expect(story.done()).toEqual(["kill pbx"]);
  });

  test("nobody is killed because the machine slept", () => {
    const story = office();

    story.now += 3_600_000;
    story.tell({ kind: "tick" });

    expect(story.done()).toEqual([]);
  });
});

describe("stop", () => {
  test("pbx first, store when that has ended, then the box", () => {
    const story = office().tell(stop);
    expect(story.done()).toEqual(["order-stop pbx"]);

    story.tell(ended("pbx", 0));
    expect(story.done()).toEqual(["order-stop store"]);
    story.tell(ended("store", 0));

    expect(story.done()).toEqual(["finish"]);
    expect(story.state.exit.code).toBe(0);
  });

  test("who does not stop in ten seconds is killed", () => {
    const story = office().tell(stop).pass(10_000, "store", "pbx");

    expect(story.done()).toEqual(["order-stop pbx", "kill pbx"]);
  });

  test("a second signal kills all at once", () => {
    const story = office().tell(stop);
    story.done();

    story.tell({ kind: "stop", atOnce: true });
    expect(story.done()).toEqual(["kill store", "kill pbx"]);
    story.tell(killed("store"), killed("pbx"));

    expect(story.done()).toEqual(["finish"]);
  });

  test("who is not running is not waited for, and nothing is started any more", () => {
    const story = office().tell(ended("pbx", 1), ended("pbx", 1), ended("pbx", 1), ended("pbx", 1));
    expect(story.of("pbx")?.state).toBe("gone");
    story.done();

    story.tell(stop).pass(2000, "store").tell(ended("store", 0)).pass(2000);

    expect(story.done()).toEqual(["order-stop store", "finish"]);
  });

  test("a box that has not begun is done at once", () => {
    expect(new Story().tell(stop).done()).toEqual(["finish"]);
  });

  test("telling it twice orders nothing twice", () => {
    expect(office().tell(stop, stop, stop).done()).toEqual(["order-stop pbx"]);
  });
});

describe("restart of one", () => {
  test("stops it in order and starts it again, free of charge", () => {
    const story = office().tell({ kind: "restart", name: "pbx" });
    expect(story.done()).toEqual(["order-stop pbx"]);

    story.tell(ended("pbx", 0));

    expect(story.done()).toEqual(["spawn pbx"]);
    expect(story.of("pbx")).toMatchObject({ shortRuns: 0, trouble: null, restarts: 1 });
  });

  test("one that failed is tried at once", () => {
    const story = office();
    for (let run = 0; run < 11; run += 1) {
      story.pass(pauseBefore(story.of("pbx")?.shortRuns ?? 0), "store").tell(ended("pbx", 1));
    }
    story.done();

    story.tell({ kind: "restart", name: "pbx" });

    expect(story.done()).toEqual(["spawn pbx"]);
  });

  test("a stop of the box that comes meanwhile wins", () => {
    const story = office().tell({ kind: "restart", name: "pbx" }, stop, ended("pbx", 0), ended("store", 0));

    expect(story.done()).toEqual(["order-stop pbx", "order-stop store", "finish"]);
  });
});

describe("one that an administrator stops", () => {
  const stopPbx: Happening = { kind: "stop-one", name: "pbx" };
  const startPbx: Happening = { kind: "start-one", name: "pbx" };

  test("is stopped in order and stays so", () => {
    const story = office().tell(stopPbx);
    expect(story.done()).toEqual(["order-stop pbx"]);
    expect(story.of("pbx")?.state).toBe("stopping");

    story.tell(ended("pbx", 0)).pass(120_000, "store");

    expect(story.done()).toEqual([]);
    expect(story.of("pbx")).toMatchObject({ state: "stopped", pid: null, trouble: null, dueAt: null });
  });

  test("starts again when it is asked to, and has its full budget then", () => {
    const story = office().tell(stopPbx, ended("pbx", 0));
    story.done();

    story.tell(startPbx);

    expect(story.done()).toEqual(["spawn pbx"]);
    expect(story.of("pbx")).toMatchObject({ state: "starting", shortRuns: 0 });
    expect(story.tell(killed("pbx")).done()).toEqual(["spawn pbx"]);
  });

  test("starts again with restart, too", () => {
    const story = office().tell(stopPbx, ended("pbx", 0));
    story.done();

    expect(story.tell({ kind: "restart", name: "pbx" }).done()).toEqual(["spawn pbx"]);
  });

  test("that does not stop in time is killed, and stays stopped", () => {
    const story = office().tell(stopPbx).pass(10_000, "store", "pbx");
    expect(story.done()).toEqual(["order-stop pbx", "kill pbx"]);

    story.tell(killed("pbx")).pass(60_000, "store");

    expect(story.done()).toEqual([]);
    expect(story.of("pbx")?.state).toBe("stopped");
  });

  test("that was waiting for its next try is not tried again; starting it does so at once", () => {
    const story = office().tell(ended("pbx", 1), ended("pbx", 1), ended("pbx", 1), ended("pbx", 1));
    story.done();

    story.tell(stopPbx).pass(60_000, "store");
    expect(story.done()).toEqual([]);
    expect(story.of("pbx")).toMatchObject({ state: "stopped", trouble: null });

    expect(story.tell(startPbx).done()).toEqual(["spawn pbx"]);
  });

  test("and starts while it still stops starts after it", () => {
    const story = office().tell(stopPbx, startPbx);
    expect(story.done()).toEqual(["order-stop pbx"]);

    expect(story.tell(ended("pbx", 0)).done()).toEqual(["spawn pbx"]);
  });

  test("and stops while it was to start again stays stopped", () => {
    const story = office().tell({ kind: "restart", name: "pbx" }, stopPbx, ended("pbx", 0));

    expect(story.done()).toEqual(["order-stop pbx"]);
    expect(story.of("pbx")?.state).toBe("stopped");
  });

  test("does not keep those waiting who start after it", () => {
    const story = new Story([{ name: "store" }, { name: "pbx", essential: true }, { name: "web" }]);
    story.tell(begun, ready("store"));
    story.done();

    story.tell(stopPbx, ended("pbx", 0));

    expect(story.done()).toEqual(["order-stop pbx", "spawn web"]);
  });

  test("stopping it twice, or starting one that runs, changes nothing", () => {
    expect(office().tell(startPbx).done()).toEqual([]);
    expect(office().tell(stopPbx, stopPbx, ended("pbx", 0), stopPbx).done()).toEqual(["order-stop pbx"]);
  });

  test("is not waited for when the box stops", () => {
    const story = office().tell(stopPbx, ended("pbx", 0));
    story.done();

    expect(story.tell(stop, ended("store", 0)).done()).toEqual(["order-stop store", "finish"]);
    expect(story.tell(startPbx).done()).toEqual([]);
  });
});

describe("a process that starts after the one that the box is for", () => {
  const charges = [{ name: "store" }, { name: "pbx", essential: true }, { name: "web" }];

  test("is tried on when only an administrator can mend it: calls go on", () => {
    const story = new Story(charges).tell(begun, ready("store"), ready("pbx"));
    story.done();

    story.tell(ended("web", 78));

    expect(story.done()).toEqual(["spawn web"]);
    expect(story.state.phase).toBe("running");
  });

  test("does not keep the end of the other one from ending the first start", () => {
    const story = new Story(charges).tell(begun, ready("store")).pass(6000, "store", "pbx");
    story.done();

    story.tell(ended("pbx", 78));

    expect(story.done()).toEqual(["order-stop web"]);
  });
});

describe("a program of others", () => {
  const charges = [
    { name: "store" },
    { name: "pbx", essential: true },
    { name: "dnsmasq", silent: true, heldFirst: "nothing to do" },
  ];
  const release = (anew = false): Happening => ({ kind: "release", name: "dnsmasq", anew });
  const hold: Happening = { kind: "hold", name: "dnsmasq", why: "another server answers" };
  const started = () => {
    const story = new Story(charges).tell(begun, ready("store"), ready("pbx"));
    story.done();
    return story;
  };

  test("stays stopped and says why until it has something to do, however much it is wanted", () => {
    const story = started().pass(60_000, "store", "pbx").tell({ kind: "start-one", name: "dnsmasq" });

    expect(story.done()).toEqual([]);
    expect(story.of("dnsmasq")).toMatchObject({ state: "stopped", trouble: "nothing to do", restarts: 0 });
    expect(story.tell(release()).done()).toEqual(["spawn dnsmasq"]);
    expect(story.of("dnsmasq")).toMatchObject({ restarts: 0 });
  });

  test("is not taken for stuck because it tells nothing", () => {
    const story = started().tell(release(), ready("dnsmasq")).pass(120_000, "store", "pbx");

    expect(story.done()).toEqual(["spawn dnsmasq"]);
    expect(story.of("dnsmasq")).toMatchObject({ state: "ready", trouble: null });
  });

  test("is started again when its file is another one, and left alone when it is not", () => {
    const story = started().tell(release(), ready("dnsmasq"));
    story.done();

    expect(story.tell(release()).done()).toEqual([]);
    expect(story.tell(release(true)).done()).toEqual(["order-stop dnsmasq"]);
    expect(story.tell(ended("dnsmasq", 0)).done()).toEqual(["spawn dnsmasq"]);
  });

  test("with nothing more to do is stopped in order, and says why", () => {
    const story = started().tell(release(), ready("dnsmasq"), hold);

    expect(story.done()).toEqual(["spawn dnsmasq", "order-stop dnsmasq"]);
    story.tell(ended("dnsmasq", 0)).pass(60_000, "store", "pbx");
    expect(story.done()).toEqual([]);
    expect(story.of("dnsmasq")).toMatchObject({ state: "stopped", trouble: "another server answers" });
  });

  test("ACC-09: that an administrator stopped does not start because there is something to do", () => {
    const story = started().tell({ kind: "stop-one", name: "dnsmasq" }, release());

    expect(story.done()).toEqual([]);
    expect(story.of("dnsmasq")).toMatchObject({ state: "stopped", trouble: null });
    expect(story.tell({ kind: "start-one", name: "dnsmasq" }).done()).toEqual(["spawn dnsmasq"]);
  });

  test("that is released while it still stops starts after it", () => {
    const story = started().tell(release(), ready("dnsmasq"), hold, release());
    story.done();

    expect(story.tell(ended("dnsmasq", 0)).done()).toEqual(["spawn dnsmasq"]);
  });

  test("that dies is started again", () => {
    const story = started().tell(release(), ready("dnsmasq"));
    story.done();

    expect(story.tell(killed("dnsmasq")).done()).toEqual(["spawn dnsmasq"]);
    expect(story.of("dnsmasq")).toMatchObject({ restarts: 1 });
  });

  test("that failed is held without another try", () => {
    const story = started().tell(release(), ended("dnsmasq", 2), hold).pass(120_000, "store", "pbx");
    story.tell(ended("dnsmasq", 2)).pass(120_000, "store", "pbx");

    expect(story.of("dnsmasq")).toMatchObject({ state: "stopped", trouble: "another server answers" });
  });
});

test("whatever happens, in whatever order: a process runs at most once, and a stop ends in exactly one finish", () => {
  const name = fc.constantFrom("store", "pbx", "dnsmasq");
  const happening = fc.oneof(
    fc.record({ kind: fc.constant("ready" as const), name, facts: fc.constant({}) }),
    fc.record({ kind: fc.constant("alive" as const), name, facts: fc.constant({}) }),
    fc.record({
      kind: fc.constant("exited" as const),
      name,
      code: fc.constantFrom(0, 1, 75, 78, null),
      signal: fc.constantFrom(null, "SIGKILL"),
    }),
    fc.record({ kind: fc.constantFrom("restart" as const, "stop-one" as const, "start-one" as const), name }),
    fc.constant<Happening>({ kind: "hold", name: "dnsmasq", why: "nothing to do" }),
    fc.record({ kind: fc.constant("release" as const), name: fc.constant("dnsmasq"), anew: fc.boolean() }),
    fc.constant<Happening>({ kind: "tick" }),
    fc.constant<Happening>(stop),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 20_000 })), { maxLength: 60 }), (events) => {
      const foreign: Charge = { name: "dnsmasq", silent: true, heldFirst: "nothing to do" };
      const story = new Story([{ name: "store" }, { name: "pbx", essential: true }, foreign]).tell(begun);
      const alive = new Set<string>();
      const follow = (): void => {
        for (const step of story.steps.splice(0)) {
          if (step.kind === "spawn") {
            expect(alive.has(step.name)).toBe(false);
            alive.add(step.name);
          }
          if (step.kind === "finish") expect(alive.size).toBe(0);
        }
      };
      follow();
      for (const [event, gap] of events) {
        story.now += gap;
        // Only what lives can speak or end.
        const spoken = event.kind === "ready" || event.kind === "alive" || event.kind === "exited";
        if (spoken && !alive.has(event.name)) continue;
        if (event.kind === "exited") alive.delete(event.name);
        story.tell(event);
        follow();
      }
      story.tell(stop);
      for (const one of ["dnsmasq", "pbx", "store"]) if (alive.delete(one)) story.tell(ended(one, 0));
      follow();
      expect(story.state.phase).toBe("done");
    }),
  );
});
