import { describe, expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import {
  addressOf,
  agreedName,
  destinationsAt,
  inOrder,
  isDeclined,
  type Naptr,
  numericDestination,
  type Question,
  type Srv,
  serviceName,
} from "./rfc3263.ts";

const question = (change: Partial<Question> = {}): Question => ({
  host: "sip.exemple.fr",
  port: null,
  transport: "udp",
  domain: "",
  ipv4Only: false,
  ...change,
});
const srv = (name: string, priority: number, weight: number): Srv => ({ name, port: 5060, priority, weight });
const naptr = (service: string, replacement: string, change: Partial<Naptr> = {}): Naptr => ({
  flags: "s",
  service,
  regexp: "",
  replacement,
  order: 10,
  preference: 10,
  ...change,
});
const names = (records: readonly Srv[], seed = "seed") => inOrder(records, chanceOf(seed)).map(({ name }) => name);

describe("LIG-29, LIG-30: an address that is numeric", () => {
  test.each([
    [question({ host: "192.0.2.7" }), "192.0.2.7:5060"],
    [question({ host: "192.0.2.7", transport: "tls" }), "192.0.2.7:5061"],
    [question({ host: "192.0.2.7", port: 5080, transport: "tls" }), "192.0.2.7:5080"],
    [question({ host: "2001:DB8:0:0::7" }), "[2001:db8::7]:5060"],
  ])("needs nobody: %j", (asked, address) => {
    const destination = numericDestination(asked);

    expect(destination && addressOf(destination)).toBe(address);
  });

  test("a name is none, nor is what only looks like an address", () => {
    expect(
      ["sip.exemple.fr", "192.0.2.256", "192.0.2", "fe80::1%eth0"].map((host) =>
        numericDestination(question({ host })),
      ),
    ).toEqual([null, null, null, null]);
  });

  test("over TLS its certificate is that of the domain of the line", () => {
    const asked = question({ host: "192.0.2.7", transport: "tls", domain: "exemple.fr" });

    expect(numericDestination(asked)?.serverName).toBe("exemple.fr");
  });
});

describe("RFC 3263 §4.1: which SRV records hold", () => {
  test("those that NAPTR names for the transport of the line, in their order", () => {
    const records = [
      naptr("SIP+D2T", "_sip._tcp.b.fr"),
      naptr("SIP+D2U", "second.fr", { order: 20 }),
      naptr("sip+d2u", "_sip._udp.a.fr", { flags: "S" }),
      naptr("SIPS+D2T", "_sips._tcp.c.fr"),
    ];

    expect(serviceName(records, question())).toBe("_sip._udp.a.fr");
    expect(serviceName(records, question({ transport: "tcp" }))).toBe("_sip._tcp.b.fr");
    expect(serviceName(records, question({ transport: "tls" }))).toBe("_sips._tcp.c.fr");
  });

  test("without one for that transport, those that are agreed upon", () => {
    const records = [naptr("SIP+D2T", "a.fr"), naptr("SIP+D2U", "", { flags: "u" }), naptr("SIP+D2U", "")];

    expect(serviceName(records, question())).toBe("_sip._udp.sip.exemple.fr");
    expect(agreedName("exemple.fr", "tls")).toBe("_sips._tcp.exemple.fr");
  });
});

describe("RFC 2782: the order of servers", () => {
  test("priority comes first, whatever the weights are", () => {
    expect(names([srv("b", 20, 65_535), srv("a", 10, 0), srv("c", 30, 9)])).toEqual(["a", "b", "c"]);
  });

  test("among equals chance draws by weight", () => {
    const first = { heavy: 0, light: 0 };
    for (let seed = 0; seed < 4000; seed++) {
      const [name] = names([srv("light", 1, 10), srv("heavy", 1, 30)], String(seed));
      first[name === "heavy" ? "heavy" : "light"] += 1;
    }

    // 3 : 1 are 3000 of 4000, give or take five standard deviations.
    expect(Math.abs(first.heavy - 3000)).toBeLessThan(140);
  });

  test("a weight of 0 hardly ever comes first, and all of 0 do equally often", () => {
    let [never, even] = [0, 0];
    for (let seed = 0; seed < 1000; seed++) {
      if (names([srv("zero", 1, 0), srv("one", 1, 100)], String(seed))[0] === "zero") never += 1;
      if (names([srv("a", 1, 0), srv("b", 1, 0)], String(seed))[0] === "a") even += 1;
    }

    expect(never).toBeLessThan(10);
    expect(Math.abs(even - 500)).toBeLessThan(80);
  });

  test("is the same each time the records are looked up, and does not change for the others when one joins", () => {
    const records = [srv("a", 1, 5), srv("b", 1, 5), srv("c", 1, 5)];

    expect(names(records.toReversed())).toEqual(names(records));
    expect(names([...records, srv("d", 1, 5)]).filter((name) => name !== "d")).toEqual(names(records));
  });

  test("a single root says that the service is not there, and a zone of hundreds is cut", () => {
    expect(isDeclined([srv("", 0, 0)])).toBe(true);
    expect(isDeclined([])).toBe(false);
    expect(names(Array.from({ length: 300 }, (_, at) => srv(`s${at}`, 1, 1)))).toHaveLength(8);
  });
});

test("the addresses of a name: IPv4 before IPv6, nothing that is no address, for TLS with the configured name", () => {
  const target = { name: "proxy7.exemple.fr", port: 5071 };
  const found = destinationsAt(
    target,
    ["2001:db8::1", "junk", "192.0.2.1"],
    question({ transport: "tls" }),
    chanceOf("s"),
  );

  expect(found).toEqual([
    { address: "192.0.2.1", port: 5071, transport: "tls", serverName: "sip.exemple.fr" },
    { address: "2001:db8::1", port: 5071, transport: "tls", serverName: "sip.exemple.fr" },
  ]);
});
