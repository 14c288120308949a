import { describe, expect, test } from "vitest";
import { judge, type Question } from "./judge.ts";

const phone = {
  macAddress: "001565112233",
  number: "201",
  name: "Gérant",
  sipPassword: "secret",
  ipAddress: null,
  handset: null,
  others: [],
  modules: 0,
  keys: [],
};
const asked = (change: Partial<Question> = {}): Question => ({
  file: { kind: "phone", mac: phone.macAddress },
  token: null,
  from: "192.168.1.50",
  neighbour: phone.macAddress,
  phone,
  isToken: false,
  armedUntil: 2000,
  now: 1000,
  isStepBack: false,
  ...change,
});
const why = (change: Partial<Question>) => {
  const verdict = judge(asked(change));
  return verdict.kind === "nothing" ? verdict.why : verdict.kind;
};

describe("POS-17: the settings of a telephone, with its password", () => {
  test("are given to the address of its MAC while it is let in", () => {
    expect(judge(asked())).toEqual({ kind: "phone", phone });
  });

  test("are given later to who brings its token, and to nobody without", () => {
    expect(why({ now: 2000 })).toBe("not-armed");
    expect(why({ now: 2000, token: "t", isToken: true })).toBe("phone");
  });

  test("are not given for a token that is not its own, but for that of before while it is let in again", () => {
    expect(why({ now: 2000, token: "t", isToken: false })).toBe("other-token");
    expect(why({ token: "t", isToken: false })).toBe("phone");
  });

  test("are not given to another MAC address, whatever it brings", () => {
    expect(why({ neighbour: "001565445566" })).toBe("other-address");
    expect(why({ neighbour: "001565445566", token: "t", isToken: true })).toBe("other-address");
  });

  test("are given behind a router only to the address that the telephone has for good", () => {
    expect(why({ neighbour: null })).toBe("other-address");
    const fixed = { ...phone, ipAddress: "192.168.1.50" };
    expect(why({ neighbour: null, phone: fixed })).toBe("phone");
    expect(why({ neighbour: null, phone: fixed, from: "192.168.1.51" })).toBe("other-address");
  });

  test("are not given by TFTP to one that has come by HTTP since, even with its token", () => {
    expect(why({ isStepBack: true })).toBe("not-by-tftp");
    expect(why({ isStepBack: true, token: "t", isToken: true })).toBe("not-by-tftp");
    expect(why({ isStepBack: true, file: { kind: "common", code: null } })).toBe("common");
  });

  test("POS-08: are not given to a thief on the telephone's own address", () => {
    const fixed = { ...phone, ipAddress: "192.168.1.50" };
    expect(why({ neighbour: "001565445566", phone: fixed })).toBe("other-address");
  });
});

test("a file for all needs nothing; one of a telephone that nobody configured, or that nobody makes, is not there", () => {
  expect(why({ file: { kind: "common", code: null }, phone: null, neighbour: null })).toBe("common");
  expect(why({ phone: null })).toBe("unknown-telephone");
  expect(why({ file: null })).toBe("no-such-file");
});
