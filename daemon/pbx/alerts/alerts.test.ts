import { describe, expect, test } from "vitest";
import { remedyOf } from "../../model/remedies.ts";
import { line, outsideOffice } from "../outside.fixture.ts";
import { TelephoneRoom } from "../telephone-room.fixture.ts";

const codes = (room: TelephoneRoom) => room.exchange.alerts.list.map(({ what, why }) => [what.code, why?.code ?? null]);

function withLine() {
  const registers = line("900", { registration: "outbound", user: "0033900" });
  const room = new TelephoneRoom(outsideOffice({ trunks: [registers], outboundRules: [] }));
  return { room, registers, operator: room.operator() };
}

/** Time passes while everything goes on. */
function passes(room: TelephoneRoom, seconds: number): void {
  for (let n = 0; n < seconds; n++) room.wait(1);
}

const suspect = (room: TelephoneRoom, what: "malformed" | "silenced" | "unknown-account", source: string) => {
  room.engine.emit({ type: "security.suspicion", what, source, account: "", count: 1 });
  room.engine.settle();
};

describe("the list of alerts", () => {
  test("LIG-34: credentials that stop working are told after a minute, with what to do, and no longer when they work", () => {
    const { room, operator } = withLine();
    passes(room, 60);
    expect(codes(room)).toEqual([]);

    operator.status = 403;
    passes(room, 1_800);

    expect(codes(room)).toEqual([["line-is-down", "line-refused"]]);
    const [alert] = room.exchange.alerts.list;
    expect(alert && remedyOf(alert, "fr")).toMatch(/identifiant et le mot de passe/);

    operator.status = 200;
    passes(room, 400);
    expect(codes(room)).toEqual([]);
  });

  test("LIG-34: a line that is away for ten seconds is no alert", () => {
    const { room, operator } = withLine();
    const seen: number[] = [];
    room.exchange.alerts.onChange(() => seen.push(room.exchange.alerts.list.length));

    room.engine.emit({ type: "trunk.lost", trunk: "900" });
    operator.status = 503;
    passes(room, 10);
    operator.status = 200;
    passes(room, 600);

    expect(seen).toEqual([]);
  });

  test("a line that another configuration has no more is no alert any more", () => {
    const { room, operator } = withLine();
    operator.status = 403;
    passes(room, 2_000);
    expect(codes(room)).toHaveLength(1);

    room.run(outsideOffice({ revision: 2, trunks: [], outboundRules: [] }));

    expect(codes(room)).toEqual([]);
  });

  test("an operator that sends garbage is told, a stranger that does is not", () => {
    const { room } = withLine();

    for (let n = 0; n < 3; n++) suspect(room, "malformed", "203.0.113.9:5060");
    suspect(room, "unknown-account", "198.51.100.1:5060");
    for (let n = 0; n < 2; n++) suspect(room, "malformed", "198.51.100.1:5060");
    expect(codes(room)).toEqual([]);
    suspect(room, "malformed", "198.51.100.1:5071");

    expect(room.exchange.alerts.list).toMatchObject([
      { level: "warning", what: { code: "line-sends-garbage", facts: { trunk: "900", address: "198.51.100.1" } } },
    ]);
    passes(room, 15 * 60);
    expect(codes(room)).toEqual([]);
  });

  test("an address that guesses passwords is told once, whatever it does then", () => {
    const { room } = withLine();

    for (let n = 0; n < 5; n++) suspect(room, "silenced", "[2001:db8::9]:5060");

    expect(room.exchange.alerts.list).toMatchObject([
      { what: { code: "address-shut-out", facts: { address: "2001:db8::9" } } },
    ]);
  });

  test("many addresses that guess are one trouble, with the time when it began", () => {
    const { room } = withLine();
    suspect(room, "silenced", "203.0.113.1:5060");
    const [first] = room.exchange.alerts.list;
    room.wait(1);

    for (let n = 2; n < 200; n++) suspect(room, "silenced", `203.0.113.${n}:5060`);

    expect(room.exchange.alerts.list).toEqual([
      expect.objectContaining({ what: { code: "addresses-shut-out", facts: { count: 100 } }, since: first?.since }),
    ]);
  });

  test("whoever follows the live state sees an alert come and go", () => {
    const { room, operator } = withLine();
    const deltas: { set: object; drop: readonly string[] }[] = [];
    room.exchange.live.subscribe((delta) => deltas.push(delta));

    operator.status = 403;
    passes(room, 2_000);
    expect(deltas.some(({ set }) => "alert/line-900" in set)).toBe(true);
    operator.status = 200;
    passes(room, 400);

    expect(deltas.some(({ drop }) => drop.includes("alert/line-900"))).toBe(true);
  });
});
