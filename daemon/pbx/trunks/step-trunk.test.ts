import { describe, expect, test } from "vitest";
import { DrivenLine, server } from "./line.fixture.ts";
import { destinationsOf } from "./line-condition.ts";
import { hasLeft } from "./trunk-state.ts";

const addresses = (line: DrivenLine) => destinationsOf(line.state).map(({ address }) => address);

describe("LIG-09: a line that registers at its operator", () => {
  test("asks at once, and holds what it is granted", () => {
    const line = new DrivenLine();

    line.registered(600);

    expect(line.registers).toEqual([[1, 1800, 0]]);
    expect(line.state.held).toMatchObject({ destination: server(1), until: 600_000 });
  });

  test.each([
    [0, 480],
    [0.5, 510],
    [1, 540],
  ])(
    "LIG-28: renews after 80 to 90 percent of the time that was granted (chance %d: %d s of 600)",
    (chance, seconds) => {
      const line = new DrivenLine();
      line.chance = chance;
      line.registered(600);

      line.wait(seconds - 1);
      expect(line.registers).toHaveLength(1);
      line.wait(1);

      expect(line.registers.slice(1)).toEqual([[1, 1800, seconds]]);
    },
  );

  test.each([
    ["nobody answers", 0, [5, 10, 20, 40, 80, 160, 300, 300]],
    ["the server cannot", 503, [5, 10, 20, 40, 80, 160, 300, 300]],
    ["our password is wrong", 401, [60, 120, 240, 300, 300, 300, 300, 300]],
    ["our account is forbidden", 403, [60, 120, 240, 300, 300, 300, 300, 300]],
  ])("%s: the pauses grow", (_, status, pauses) => {
    const line = new DrivenLine();

    for (const pause of pauses) {
      line.refused(status);
      line.wait(pause - 1);
      expect(line.state.asking).toBeNull();
      line.wait(1);
      expect(line.state.asking).not.toBeNull();
    }
  });

  test("chance spreads the pauses, and never makes one shorter", () => {
    const line = new DrivenLine();
    line.chance = 1;

    line.refused(0);
    line.wait(5.9);
    expect(line.registers).toHaveLength(1);
    line.wait(0.1);

    expect(line.registers).toHaveLength(2);
  });

  test("Retry-After is obeyed, one of a week for an hour", () => {
    const line = new DrivenLine();

    line.refused(503, { retryAfterSeconds: 90 });
    line.wait(100);
    expect(line.registers.map(([, , at]) => at)).toEqual([0, 90]);
    line.refused(503, { retryAfterSeconds: 604_800 });
    line.wait(4000);

    expect(line.registers.map(([, , at]) => at)).toEqual([0, 90, 3700]);
  });

  test("a good registration whose connection is lost is renewed at once", () => {
    const line = new DrivenLine();
    line.registered();

    line.wait(90);
    line.lost();

    expect(line.state.failure).toEqual({ kind: "lost", destination: server(1) });
    expect(line.registers).toEqual([
      [1, 1800, 0],
      [1, 1800, 90],
    ]);
  });

  test("an operator that closes every connection right away is asked more and more seldom", () => {
    const line = new DrivenLine();

    for (let count = 0; count < 4; count++) {
      line.registered();
      line.lost();
      line.wait(40);
    }

    expect(line.registers.map(([, , at]) => at)).toEqual([0, 5, 50, 100, 160]);
  });

  test("a grant of no time at all is a refusal, one of a second does not make it ask each second", () => {
    const line = new DrivenLine();

    line.registered(0);
    expect(line.state.failure).toMatchObject({ kind: "refused", status: 200 });
    line.wait(5);
    line.registered(1);
    line.wait(60);

    expect(line.registers.map(([, , at]) => at)).toEqual([0, 5, 16]);
  });

  test("an outcome that nobody waits for changes nothing", () => {
    const line = new DrivenLine();
    line.registered();

    line.refused(403, { destination: server(1) });
    line.registered(60, server(7));
    line.probed(server(7), 200);

    expect(line.state.held).toMatchObject({ destination: server(1), until: 1_800_000 });
  });
});

describe("A-13: a line with a second address", () => {
  const both = [server(1), server(2)];

  test("goes there at once when the first does not answer", () => {
    const line = new DrivenLine({}, both);

    line.wait(8);
    line.refused(0);
    line.registered();

    expect(line.registers).toEqual([
      [1, 1800, 0],
      [2, 1800, 8],
    ]);
    expect(addresses(line)).toEqual(["192.0.2.2", "192.0.2.1"]);
  });

  test("does not try a wrong password there, too", () => {
    const line = new DrivenLine({}, both);

    line.refused(403);
    line.wait(59);

    expect(line.registers).toHaveLength(1);
  });

  test("pauses once both were of no use", () => {
    const line = new DrivenLine({}, both);

    line.refused(0);
    line.refused(503);
    line.wait(5);

    expect(line.registers.map(([to, , at]) => [to, at])).toEqual([
      [1, 0],
      [2, 0],
      [1, 5],
    ]);
  });

  test("comes back to the first one when that has answered OPTIONS for two minutes", () => {
    const line = new DrivenLine({ healthSeconds: 60 }, both);
    line.refused(0);
    line.registered();
    line.probed(server(1), 0);
    line.probed(server(2), 200);

    for (let second = 0; second < 180; second += 10) {
      line.wait(10);
      for (const far of line.state.fars) if (far.isProbing) line.probed(far.destination, 200);
    }
    expect(line.state.asking).toMatchObject({ destination: server(1) });
    line.registered();

    expect(line.state.held?.destination).toEqual(server(1));
    expect(line.registers.filter(([, expires]) => expires === 0)).toEqual([]);
  });

  test("keeps what it has when the way back fails", () => {
    const line = new DrivenLine({}, both);
    line.refused(0);
    line.registered();

    line.wait(600);
    expect(line.state.asking).toMatchObject({ destination: server(1) });
    line.refused(403);
    line.wait(500);

    expect(line.state.held?.destination).toEqual(server(2));
    expect(line.registers).toHaveLength(3);
  });

  /** Registered at the second address, while the first answers OPTIONS and is about to get the line back. */
  function onTheWayBack(): DrivenLine {
    const line = new DrivenLine({ healthSeconds: 60 }, both);
    line.refused(0);
    line.registered();
    answering(line, 190);
    return line;
  }
  function answering(line: DrivenLine, seconds: number): void {
    for (let second = 0; second < seconds; second += 10) {
      for (const far of line.state.fars) if (far.isProbing) line.probed(far.destination, 200);
      line.wait(10);
    }
  }

  test("does not try the way back again for ten minutes, however well the first one seems", () => {
    const line = onTheWayBack();
    expect(line.state.asking?.destination).toEqual(server(1));
    line.refused(403);
    const sent = line.registers.length;

    answering(line, 590);
    expect(line.registers).toHaveLength(sent);
    answering(line, 20);

    expect(line.registers.at(-1)?.[0]).toBe(1);
  });

  test("remembers that the first one refused the account, should the second one be lost", () => {
    const line = onTheWayBack();
    line.refused(403);
    const sent = line.registers.length;

    line.lost();
    line.wait(59);
    expect(line.registers).toHaveLength(sent);
    line.wait(1);

    expect(line.registers).toHaveLength(sent + 1);
  });
});

describe("OPTIONS tell a dead operator before the next REGISTER does", () => {
  const silence = (line: DrivenLine, at = server(1)) => {
    line.probed(at, 0);
    line.wait(5);
    line.probed(at, 0);
  };

  test("two that are not answered end the registration, and the second address gets the line", () => {
    const line = new DrivenLine({ healthSeconds: 60 }, [server(1), server(2)]);
    line.registered();
    line.probed(server(1), 200);
    line.probed(server(2), 200);

    line.wait(120);
    silence(line);

    expect(line.state.held).toBeNull();
    expect(line.state.asking).toMatchObject({ destination: server(2) });
  });

  test("one that is not answered ends nothing", () => {
    const line = new DrivenLine({ healthSeconds: 60 });
    line.registered();
    line.probed(server(1), 200);

    line.wait(120);
    line.probed(server(1), 0);

    expect(line.state.held).not.toBeNull();
  });

  test("an operator that never answers OPTIONS is believed by its REGISTER", () => {
    const line = new DrivenLine({ healthSeconds: 60 });
    line.registered();

    line.wait(120);
    silence(line);
    line.wait(60);
    line.probed(server(1), 0);

    expect(line.state.held).not.toBeNull();
  });

  test("neither is one doubted again that stopped answering OPTIONS and still registers", () => {
    const line = new DrivenLine({ healthSeconds: 60 });
    line.registered();
    line.probed(server(1), 200);
    line.wait(120);
    silence(line);
    line.registered();

    line.wait(60);
    silence(line);

    expect(line.state.held).not.toBeNull();
  });

  test("each `healthSeconds`, once more soon after silence, never two at a time", () => {
    const line = new DrivenLine({ registration: "none", healthSeconds: 100 });

    line.wait(50);
    line.probed(server(1), 404);
    line.wait(90);
    line.probed(server(1), 0);
    line.wait(5);

    expect(line.probes).toEqual([
      [1, 0],
      [1, 140],
      [1, 145],
    ]);
  });
});

test("LIG-28: a health check of 0 s sends none; one that is switched on begins", () => {
  const line = new DrivenLine({ registration: "none", healthSeconds: 0 });

  line.wait(1000);
  expect(line.sent).toEqual([]);
  line.hear({ type: "watched", healthSeconds: 30 });

  expect(line.probes).toEqual([[1, 1000]]);
});

test("LIG-08, A-08: a line that does not register there sends no REGISTER, whatever happens", () => {
  for (const registration of ["inbound", "none"] as const) {
    const line = new DrivenLine({ registration });

    line.lost();
    line.wait(10_000);

    expect(line.registers).toEqual([]);
  }
});

describe("what DNS says later", () => {
  test("a line begins once its name has led somewhere", () => {
    const line = new DrivenLine({}, []);
    line.wait(20);
    expect(line.sent).toEqual([]);

    line.hear({ type: "servers", destinations: [server(3)] });

    expect(line.registers).toEqual([[3, 1800, 20]]);
  });

  test("the same servers in another order do not move a good registration", () => {
    const line = new DrivenLine({}, [server(1), server(2)]);
    line.registered();

    line.hear({ type: "servers", destinations: [server(2), server(1)] });
    line.wait(100);

    expect(line.registers).toHaveLength(1);
  });

  test("a server that did not answer a moment ago is not asked again at once for being the only one left", () => {
    const line = new DrivenLine({}, [server(1), server(2)]);
    line.refused(0);
    line.registered();

    line.hear({ type: "servers", destinations: [server(1)] });
    line.wait(60);

    expect(line.registers.map(([to, , at]) => [to, at])).toEqual([
      [1, 0],
      [2, 0],
      [1, 5],
    ]);
  });

  test("a server that is not named any more loses the line, without a gap", () => {
    const line = new DrivenLine();
    line.registered();
    line.wait(30);

    line.hear({ type: "servers", destinations: [server(2)] });
    expect(line.state.held?.destination).toEqual(server(1));
    line.registered();

    expect(line.state.held?.destination).toEqual(server(2));
  });
});

describe("a line that is taken out", () => {
  test("takes its registration back and is gone", () => {
    const line = new DrivenLine({ healthSeconds: 60 });
    line.registered();

    line.hear({ type: "leave" });
    expect(line.registers.at(-1)).toEqual([1, 0, 0]);
    expect(hasLeft(line.state)).toBe(false);
    line.registered(0);
    line.wait(10_000);

    expect(hasLeft(line.state)).toBe(true);
    expect(line.registers).toHaveLength(2);
  });

  test("waits for the REGISTER that is in flight before it takes back what that has brought", () => {
    const line = new DrivenLine();

    line.hear({ type: "leave" });
    expect(line.registers).toHaveLength(1);
    line.registered();
    expect(line.registers.at(-1)).toEqual([1, 0, 0]);
    line.refused(0);

    expect(hasLeft(line.state)).toBe(true);
  });

  test("waits for a renewal that is in flight, too", () => {
    const line = new DrivenLine();
    line.registered();
    line.wait(1440);

    line.hear({ type: "leave" });
    expect(line.registers.map(([, expires]) => expires)).toEqual([1800, 1800]);
    line.registered();

    expect(line.registers.map(([, expires]) => expires)).toEqual([1800, 1800, 0]);
  });

  test("is gone at once when nothing is held", () => {
    const line = new DrivenLine();
    line.refused(403);

    line.hear({ type: "leave" });

    expect(hasLeft(line.state)).toBe(true);
  });
});
