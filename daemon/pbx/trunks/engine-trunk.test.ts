import { describe, expect, test } from "vitest";
import { office } from "../office.fixture.ts";
import { engineTrunk } from "./engine-trunk.ts";
import { line } from "./line.fixture.ts";

const row = (change: Parameters<typeof line>[1] = {}) => engineTrunk(office(), line("900", change));
const ha1 = { md5: "0".repeat(32), sha256: "0".repeat(64) };
const numbersOf = (...numbers: readonly string[]) => numbers.map((number) => ({ number, extension: null }));

test("LIG-10, LIG-11: the account answers challenges, under its authentication name when it has one", () => {
  expect(row().credentials).toEqual({ user: "0122334455", password: "only the operator knows" });
  expect(row({ authenticationName: "NDI@ims.exemple.fr" }).credentials?.user).toBe("NDI@ims.exemple.fr");
  expect(row({ password: null }).credentials).toBeNull();
});

describe("LIG-12: our address at the operator", () => {
  test.each([
    [{ domain: "exemple.fr" }, "0122334455", "exemple.fr"],
    [{}, "0122334455", "192.0.2.1"],
    [{ addresses: [] }, "0122334455", ""],
  ])("%j", (change, user, domain) => {
    expect(row(change)).toMatchObject({ user, domain });
  });
});

describe("LIG-08, LIG-13: who has to prove himself to us", () => {
  test("equipment that registers here, with the account's digest", () => {
    expect(row({ registration: "inbound", ha1 })).toMatchObject({
      registersWithUs: true,
      account: { user: "0122334455", ha1 },
    });
  });

  test("nobody, where an address is enough", () => {
    expect(row()).toMatchObject({ registersWithUs: false, account: null });
  });

  test("equipment cannot without a password: the row stays one that the engine takes", () => {
    expect(row({ registration: "inbound", password: null })).toMatchObject({ registersWithUs: false, account: null });
    expect(row({ registration: "inbound", user: "", ha1 })).toMatchObject({ registersWithUs: false, account: null });
  });
});

describe("LIG-14: the numbers of the line", () => {
  test("are known in every form in which an operator writes them, and as they were typed", () => {
    expect([...row({ numbers: numbersOf("0122334455") }).numbers].sort()).toEqual([
      "+33122334455",
      "0033122334455",
      "0122334455",
      "33122334455",
    ]);
  });

  test("those that are none outside stay as they are", () => {
    expect(row({ numbers: numbersOf("3699") }).numbers).toEqual(["3699"]);
  });

  test("are at most as many as the engine takes, those in the form of the line first", () => {
    const many = numbersOf(...Array.from({ length: 500 }, (_, at) => `01223${String(at).padStart(5, "0")}`));
    const { numbers } = row({ numbers: many, form: "e164" });

    expect(numbers).toHaveLength(1000);
    expect(numbers.filter((number) => number.startsWith("+33"))).toHaveLength(500);
  });
});

test("LIG-24: codecs, encryption and interface are those of the line", () => {
  const trunk = line("900", {
    codecs: ["G722"],
    srtp: "required",
    verifiesCertificate: false,
    interface: "192.0.2.99",
  });

  expect(engineTrunk(office(), trunk, ["192.0.2.1"])).toMatchObject({
    trunk: "900",
    codecs: ["G722"],
    srtp: "required",
    verify: false,
    bind: "192.0.2.99",
    sources: ["192.0.2.1"],
  });
  expect(row().codecs).toEqual([]);
});

test("LIG-26: video is what the office has, unless the line has a list of its own, which may be empty", () => {
  expect(row().videoCodecs).toBeNull();
  expect(row({ videoCodecs: ["VP8", "H264"] }).videoCodecs).toEqual(["VP8", "H264"]);
  expect(row({ videoCodecs: [] }).videoCodecs).toEqual([]);
});

test("LIG-27: the echo of a line is cancelled where the configuration wants it", () => {
  expect(row().echoCanceller).toBe(false);
  expect(row({ echoCanceller: true }).echoCanceller).toBe(true);
});

test("an outbound proxy is a loose route of every request, and none of equipment that registers here", () => {
  expect(row().route).toEqual([]);
  expect(row({ outboundProxy: "proxy.exemple.fr" }).route).toEqual(["<sip:proxy.exemple.fr;lr>"]);
  expect(row({ outboundProxy: "2001:db8::1" }).route).toEqual(["<sip:[2001:db8::1];lr>"]);
  expect(row({ outboundProxy: "proxy.exemple.fr", registration: "inbound" }).route).toEqual([]);
});
