import { describe, expect, test } from "vitest";
import type { Telephone, TelephoneEvent } from "../../../daemon/contracts/telephone.ts";
import { howFar } from "./how-far.ts";

const now = 10_000_000;
const telephone = (change: Partial<Telephone> = {}): Telephone => ({
  ...{
    macAddress: "001565112233",
    number: "201",
    name: "Gérant",
    numbers: ["201"],
    state: "waits",
    maker: "yealink",
    model: null,
  },
  ...{ firmware: null, from: "10.0.0.5", letInUntil: null, givenAt: null, seenAt: now },
  ...change,
});
const event = (kind: TelephoneEvent["kind"]): TelephoneEvent => ({
  ...{ at: now, kind, times: 1, from: "10.0.0.5", what: "001565112233.cfg", userAgent: null },
});
const device = (source: string) => ({ userAgent: "Yealink", source, transport: "tls", reachable: true });
const trouble = (...asked: Parameters<typeof howFar>) => howFar(...asked).trouble;

describe("POS-17: how far a telephone has come", () => {
  test("it was not seen yet: nothing is the matter but that it is waited for", () => {
    expect(howFar(telephone({ seenAt: null, from: null }), [event("let-in")], [], now)).toEqual({
      ...{ isThere: false, hasAsked: false, hasSettings: false, isRegistered: false, isHeard: false, trouble: null },
    });
  });

  test("it came too late, or somebody else asks for its settings", () => {
    expect(trouble(telephone({ state: "shut" }), [event("not-armed")], [], now)).toBe("not-let-in");
    expect(trouble(telephone({ state: "shut" }), [event("other-token")], [], now)).toBe("not-let-in");
    expect(trouble(telephone(), [event("let-in"), event("not-armed")], [], now)).toBeNull();
    expect(trouble(telephone(), [event("other-address")], [], now)).toBe("other-address");
  });

  test("it did not take its settings as a whole", () => {
    expect(trouble(telephone(), [event("not-taken"), event("common")], [], now)).toBe("not-taken");
    expect(trouble(telephone({ state: "old", givenAt: now }), [event("not-taken")], [], now)).toBeNull();
  });

  test("it reads what is for all and stops there", () => {
    expect(trouble(telephone(), [event("common"), event("let-in")], [], now)).toBe("only-common");
  });

  test("it was refused its own file, whatever it asks for after that in one go", () => {
    const more = [event("no-such-file"), event("common")];
    expect(trouble(telephone({ state: "shut" }), [...more, event("not-armed")], [], now)).toBe("not-let-in");
    expect(trouble(telephone(), [event("no-such-file"), event("common")], [], now)).toBe("only-common");
    const before = { ...event("not-armed"), at: now - 60_000 };
    expect(trouble(telephone({ state: "shut" }), [event("common"), before], [], now)).toBe("only-common");
  });

  test("somebody else asked for its settings: that is not the telephone on its way", () => {
    expect(howFar(telephone({ seenAt: null, from: null }), [event("other-address")], [], now)).toMatchObject({
      ...{ isThere: false, hasAsked: false, trouble: "other-address" },
    });
  });

  test("it asked everybody where its settings are: that changes nothing of what it did before", () => {
    expect(howFar(telephone(), [event("announced")], [], now)).toMatchObject({
      isThere: true,
      hasAsked: false,
      trouble: null,
    });
    expect(trouble(telephone({ state: "shut" }), [event("announced"), event("not-armed")], [], now)).toBe("not-let-in");
  });

  test("it has its settings: it is given three minutes to register", () => {
    const given = telephone({ state: "current", givenAt: now - 179_000 });
    expect(howFar(given, [event("given")], [], now)).toMatchObject({ hasSettings: true, trouble: null });
    expect(trouble(given, [event("given")], [], now + 2000)).toBe("not-registered");
  });

  test("it is registered, or somebody else is in its place", () => {
    const given = telephone({ state: "current", givenAt: 0 });
    expect(howFar(given, [event("given")], [device("10.0.0.5:5060")], now)).toEqual({
      ...{ isThere: true, hasAsked: true, hasSettings: true, isRegistered: true, isHeard: false, trouble: null },
    });
    expect(trouble(given, [event("given")], [device("10.0.0.55:5060")], now)).toBe("elsewhere");
  });

  test("DHC-03: it has an address and asks for nothing: it is given three minutes", () => {
    const here = telephone({ seenAt: now - 179_000 });
    expect(howFar(here, [event("address")], [], now)).toMatchObject({ isThere: true, hasAsked: false, trouble: null });
    expect(trouble(here, [event("address"), event("let-in")], [], now + 2000)).toBe("asks-nothing");
  });

  test("it talked and was heard, or was not", () => {
    const given = telephone({ state: "current", givenAt: 0 });
    const here = [device("10.0.0.5:5060")];
    expect(howFar(given, [event("heard"), event("registered")], here, now)).toMatchObject({
      ...{ isHeard: true, trouble: null },
    });
    expect(howFar(given, [event("silent"), event("heard")], here, now)).toMatchObject({
      ...{ isHeard: false, trouble: "not-heard" },
    });
  });
});
