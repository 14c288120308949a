import { describe, expect, test } from "vitest";
import { DRIVERS } from "../../provisioning/drivers.ts";
import type { DhcpLease } from "../contracts/dhcp.ts";
import { DrivenClock } from "../kit/clock.ts";
import { silentLog } from "../kit/log.ts";
import type { PhonesView } from "../model/snapshot/phones-view.ts";
import { Book } from "./book/book.ts";
import { BoxKey } from "./box-key.ts";
import { Counter, type ServedFile, type Visit } from "./counter.ts";
import { DirectoryPages } from "./directory/directory-pages.ts";
import { smallListing } from "./directory/listing.fixture.ts";
import { readName, readTarget } from "./gate/asked.ts";
import { Patience } from "./gate/patience.ts";
import { phonesView } from "./phones-view.fixture.ts";

const view = phonesView({
  codecs: ["PCMA", "opus"],
  phones: ["00085D112233", "001565112233", "7C2F80112233", "E437D7112233"].map((macAddress, index) => ({
    ...{ macAddress, number: `20${index + 1}`, name: `Poste 20${index + 1}`, sipPassword: `secret of 20${index + 1}` },
    ...{ handset: null, others: [], ipAddress: null, modules: 0, keys: [] },
  })),
});

/** Each telephone stands at the address that ends in its place among them, from 11 on. */
function setUp(change: Partial<PhonesView> = {}, secure: { port: number | null; authority: string } | null = null) {
  const clock = new DrivenClock();
  const running = { ...view, ...change };
  const book = new Book([], {
    files: { keep: () => {}, keepSoon: () => {}, forget: () => {} },
    clock,
    changed: () => {},
  });
  book.apply(running);
  const key = new BoxKey(Buffer.alloc(32, 1));
  const neighbourOf = (ip: string) => view.phones[Number(ip.split(".")[3]) - 11]?.macAddress ?? null;
  const directory = new DirectoryPages({
    ...{ view: () => running, book, key, listing: smallListing(), neighbourOf, log: silentLog },
    ports: { http: 8667, https: 8668 },
  });
  const counter = new Counter({
    ...{ drivers: () => DRIVERS, book, key, patience: new Patience(), clock, log: silentLog },
    directory,
    view: () => running,
    neighbourOf,
    reached: { port: 8667, ldapPort: 8389, sip: { udp: 5060, tcp: 5060, tls: 5061 } },
    secure: () => secure,
  });
  /** The file is taken as a whole. */
  const ask = (visit: Visit): ServedFile | null => {
    const file = counter.serve(visit);
    file?.sent(true);
    return file;
  };
  const serve = (target: string, from: string, userAgent: string | null = null) => ({
    wait: counter.waitOf(from),
    file: ask({ by: "http", asked: readTarget(target), from, host: "10.0.0.1", userAgent }),
  });
  const byTftp = (name: string, from: string) => {
    const file = ask({ by: "tftp", asked: readName(name), from, host: "10.0.0.1", userAgent: null });
    return file === null ? null : new TextDecoder().decode(file.bytes);
  };
  const text = (...asked: Parameters<typeof serve>) => {
    const { file } = serve(...asked);
    return file === null ? null : new TextDecoder().decode(file.bytes);
  };
  return { ask, book, byTftp, clock, counter, serve, text };
}

describe("POS-22: a telephone of each maker", () => {
  test.each([
    ["Aastra", "/00085D112233.cfg", "10.0.0.11", "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP"],
    ["Yealink", "/001565112233.cfg", "10.0.0.12", "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33"],
    ["Gigaset", "/7C2F80112233.xml", "10.0.0.13", "N510 IP PRO/42.245.00.000.000;7C2F80112233"],
    ["Depaepe", "/e437d7112233.cfg", "10.0.0.14", null],
  ])("%s gets its own file, with its own password and nobody else's", (_, target, from, userAgent) => {
    const { text } = setUp();
    const number = `20${Number(from.slice(-1))}`;

    const file = text(target, from, userAgent) ?? "";

    expect(file).toContain(`secret of ${number}`);
    expect(file.match(/secret of 20[1-4]/g)?.every((one) => one === `secret of ${number}`)).toBe(true);
    expect(text(target, "10.0.0.99", userAgent)).toBeNull();
  });
});

test("whoever asks for the files of ten thousand telephones gets none of them, and waits; a telephone beside him does not", () => {
  const { serve } = setUp();
  let waited = 0;
  for (let n = 0; n < 10_000; n++) {
    const mac = (0x001565000000 + n).toString(16).padStart(12, "0");
    const { file, wait } = serve(`/${mac}.cfg`, "10.0.0.66");
    expect(file).toBeNull();
    waited += wait;
  }

  expect(waited).toBeGreaterThan(9_900_000);
  expect(serve("/001565112233.cfg", "10.0.0.12")).toMatchObject({ wait: 0, file: { contentType: expect.any(String) } });
});

test("nobody is given anything while automatic configuration is off, or before a view runs", () => {
  const { text } = setUp({ isOn: false });
  expect([text("/001565112233.cfg", "10.0.0.12"), text("/y000000000066.cfg", "10.0.0.12")]).toEqual([null, null]);
});

test("what a stranger says of himself does not change what a telephone is taken for", () => {
  const { book, serve } = setUp();
  serve("/001565112233.cfg", "10.0.0.12", "Yealink SIP-T46S 66.86.0.15");
  serve("/001565112233.cfg", "10.0.0.99", "Yealink SIP-T20P 9.72.0.30");

  expect(book.shown("001565112233").model).toBe("T46S");
  expect(book.phone("001565112233")?.events[0]?.kind).toBe("other-address");
});

test("POS-17: who asks in the name of a telephone is noted, and neither moves it nor pushes out what it did itself", () => {
  const { book, clock, serve } = setUp();
  serve("/001565112233.cfg", "10.0.0.12", "Yealink SIP-T46S 66.86.0.15");
  const { seenAt } = book.shown("001565112233");
  clock.advance(1000);
  for (let n = 0; n < 250; n++) {
    serve("/001565112233.cfg", "10.0.0.98");
    serve("/001565112233.cfg", "10.0.0.99");
  }

  const { events = [] } = book.phone("001565112233") ?? {};
  expect(book.shown("001565112233")).toMatchObject({ from: "10.0.0.12", seenAt });
  expect(events.filter(({ kind }) => kind === "other-address")).toHaveLength(20);
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["let-in", "given"]));
});

describe("POS-17 POS-22: keys of a telephone", () => {
  const keys = [
    { module: 0, position: 2, kind: "lamp", value: "205", label: "<img src=x onerror=alert(1)>\nprgkey1 type: dnd" },
    { module: 0, position: 40, kind: "speed-dial", value: "0122334455", label: "Mairie" },
  ] as const;
  const own = view.phones.map((phone) => ({ ...phone, keys: [...keys] }));

  test.each([
    [
      "/00085D112233.cfg",
      "10.0.0.11",
      "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP",
      "prgkey2 value: 205",
      "6731i",
    ],
    [
      "/001565112233.cfg",
      "10.0.0.12",
      "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33",
      "linekey.2.value = 205",
      "T46S",
    ],
  ])("%s has them in their places, and says of the one that has none", (target, from, userAgent, line, model) => {
    const { counter, text } = setUp({ phones: own });
    const lines = (text(target, from, userAgent) ?? "").split("\n");
    const mac = target.slice(1, 13);

    expect(lines.some((one) => one.endsWith(line))).toBe(true);
    expect(lines.filter((one) => /prgkey1 type: dnd$/.test(one) && !one.includes("onerror"))).toEqual([]);
    expect(counter.keyRoomOf(mac)).toMatchObject({ model });
    expect(counter.remarksOn(mac)).toContainEqual(
      expect.objectContaining({
        code: "phone-keys-overflow",
        facts: expect.objectContaining({ labels: ["Mairie"] }),
      }),
    );
  });

  test("of a model that nobody knows yet, nothing is said of its keys", () => {
    expect(setUp().counter.keyRoomOf("001565112233")).toBeNull();
  });

  test("the VLAN of the voice is the office's", () => {
    const { text } = setUp({ voiceVlan: { id: 20, priority: 5 } });
    const file = text("/001565112233.cfg", "10.0.0.12", "Yealink SIP-T46S 66.86.0.15") ?? "";

    expect(file).toMatch(/^static\.network\.vlan\.internet_port_vid = 20$/m);
    expect(file).toMatch(/^static\.network\.vlan\.internet_port_priority = 5$/m);
  });
});

test("the story tells what of the configuration a model cannot take", () => {
  const { counter, serve } = setUp();
  serve("/00085D112233.cfg", "10.0.0.11", "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP");

  expect(counter.remarksOn("00085D112233").map(({ code }) => code)).toEqual(
    expect.arrayContaining(["phone-not-encrypted", "phone-codecs-left-out"]),
  );
  expect(counter.remarksOn("FFFFFFFFFFFF")).toEqual([]);
});

test("POS-17: a telephone that reads no file of ours is told nothing, which its story and its remarks say once it has come", () => {
  const { book, clock, counter, serve } = setUp();
  expect(counter.remarksOn("7C2F80112233")).toEqual([]);

  expect(serve("/7C2F80112233.xml", "10.0.0.13").file).toBeNull();
  expect(book.phone("7C2F80112233")?.events[0]?.kind).toBe("no-such-file");
  expect(counter.remarksOn("7C2F80112233")).toEqual([{ code: "phone-without-file", facts: {} }]);

  const lease: DhcpLease = {
    ...{ macAddress: "7C2F80112233", ipAddress: "10.0.0.13", askedAt: clock.now(), expiresAt: null, name: null },
    ...{ vendorClass: "C470IP", requested: [], maker: null, model: null, number: null, isFixed: false },
  };
  book.leased(lease);
  expect(counter.remarksOn("7C2F80112233")).toMatchObject([{ code: "phone-by-its-page" }]);
  expect(book.shown("7C2F80112233")).toMatchObject({ state: "waits", givenAt: null });
});

describe("POS-17: a file that is on its way", () => {
  const asked = readName("00085D112233.cfg");
  const visit = { by: "tftp", asked, from: "10.0.0.11", host: "10.0.0.1", userAgent: null } as const;

  test("was not given when it does not arrive as a whole, and the story says so", () => {
    const { book, counter } = setUp();
    counter.serve(visit)?.sent(false);

    expect(book.shown("00085D112233")).toMatchObject({ state: "waits", givenAt: null });
    expect(book.phone("00085D112233")?.events[0]).toMatchObject({ kind: "not-taken", by: "tftp" });
  });

  test("is what it was when it was asked for, whatever is configured before it has arrived", () => {
    const { book, counter } = setUp();
    const file = counter.serve(visit);
    book.apply({ ...view, language: "en", revision: 2 });
    file?.sent(true);

    expect(book.shown("00085D112233").state).toBe("old");
    expect(book.phone("00085D112233")?.events[0]).toMatchObject({ kind: "given", revision: 1 });
  });

  test("is nothing to a telephone that is let in again before it has arrived", () => {
    const { book, counter } = setUp();
    const token = /\/p\/([a-z2-9]{26})\//.exec(new TextDecoder().decode(counter.serve(visit)?.bytes))?.[1] ?? "";
    const file = counter.serve({ ...visit, by: "http", asked: readTarget(`/p/${token}/00085D112233.cfg`) });
    book.letIn("00085D112233", "admin");
    file?.sent(true);

    expect(book.shown("00085D112233")).toMatchObject({ state: "waits", letInUntil: expect.any(Number) });
  });
});

describe("POS-17: a telephone that knows nothing but TFTP", () => {
  test("gets its settings while it is let in, is told to come by HTTP, and the story says how it came", () => {
    const { book, byTftp, clock } = setUp();
    expect(byTftp("aastra.cfg", "10.0.0.11")).toContain("download protocol: HTTP");
    expect(byTftp("00085D112233.cfg", "10.0.0.11")).toContain("secret of 201");
    expect(book.phone("00085D112233")?.events[0]).toMatchObject({ kind: "given", by: "tftp" });
    expect(book.shown("00085D112233").state).toBe("current");

    expect(byTftp("00085D112233.cfg", "10.0.0.99")).toBeNull();
    clock.advance(61 * 60_000);
    expect(byTftp("00085D112233.cfg", "10.0.0.11")).toBeNull();
  });

  test("is not believed to be one once it has come by HTTP, until it is let in again", () => {
    const { book, byTftp, text } = setUp();
    expect(text("/00085D112233.cfg", "10.0.0.11")).toContain("secret of 201");
    expect(byTftp("00085D112233.cfg", "10.0.0.11")).toBeNull();
    expect(book.phone("00085D112233")?.events[0]).toMatchObject({ kind: "not-by-tftp", by: "tftp" });
    expect(byTftp("aastra.cfg", "10.0.0.11")).not.toBeNull();

    book.letIn("00085D112233", "admin");
    expect(byTftp("00085D112233.cfg", "10.0.0.11")).toContain("secret of 201");
  });

  test("gets nothing where TFTP is switched off", () => {
    const { byTftp } = setUp({ tftp: false });
    expect([byTftp("aastra.cfg", "10.0.0.11"), byTftp("00085D112233.cfg", "10.0.0.11")]).toEqual([null, null]);
  });
});

describe("POS-17: a telephone that is led to HTTPS", () => {
  const secure = { port: 8668, authority: "-----BEGIN CERTIFICATE-----" };
  const modern = ["/001565112233.cfg", "10.0.0.12", "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33"] as const;

  test("is one that is known to trust whom it is told to, and is told whom; others stay with HTTP", () => {
    const { text } = setUp({ https: true }, secure);
    const file = text(...modern) ?? "";
    expect(file).toMatch(/^static\.auto_provision\.server\.url = https:\/\/10\.0\.0\.1:8668\/p\/[0-9a-z]{26}\/$/m);
    expect(file).toContain("static.trusted_certificates.url = http://10.0.0.1:8667/sipleobox.pem\n");
    expect(file).toContain("static.security.trust_certificates = 1\n");
    const common = text("/y000000000066.cfg", modern[1], modern[2]) ?? "";
    expect(common).toContain("static.auto_provision.server.url = https://10.0.0.1:8668/\n");
    expect(common).toContain("static.security.trust_certificates = 1\n");

    const aastra = "Aastra6867i MAC:00-08-5D-11-22-33 V:4.3.0.1000-SIP";
    expect(text("/00085D112233.cfg", "10.0.0.11", aastra)).toContain("download protocol: HTTP\n");
    const old = setUp({ https: true }, secure).text(modern[0], modern[1], "Yealink SIP-T20P 9.72.0.30");
    expect(old).toContain("auto_provision.server.url = http://10.0.0.1:8667/");
  });

  test("is not the same as one that encrypts calls with nobody else, whom it is told by HTTP all the same", () => {
    const aastra = ["/00085D112233.cfg", "10.0.0.11", "Mitel6867i MAC:00-08-5D-11-22-33 V:5.1.0.1024-SIP"] as const;
    const told = setUp({ https: false }, { ...secure, port: null }).text(...aastra);
    expect(told).toContain("!download protocol: HTTP\n");
    expect(told).toContain("!sip transport protocol: 4\n");
    expect(told).toContain("!sips trusted certificates: sipleobox.pem\n");
    expect(setUp().text(...aastra)).toContain("!sip transport protocol: 1\n");
  });

  test.each([
    ["it is switched off", { https: false }, secure],
    ["HTTPS is not served", { https: true }, { ...secure, port: null }],
    ["the box has no certificate that says whom to trust", { https: true }, null],
  ])("is none where %s", (_, change, way) => {
    expect(setUp(change, way).text(...modern)).toContain("url = http://10.0.0.1:8667/p/");
  });

  test("is served by the same rules whichever way it comes, also after HTTPS was switched off", () => {
    const { ask, book, text } = setUp({ https: false }, secure);
    const visit = { by: "https", asked: readTarget(modern[0]), host: "10.0.0.1", userAgent: modern[2] } as const;
    expect(ask({ ...visit, from: "10.0.0.99" })).toBeNull();
    const file = ask({ ...visit, from: modern[1] });
    expect(new TextDecoder().decode(file?.bytes)).toContain("secret of 202");
    expect(book.phone("001565112233")?.events[0]).toMatchObject({ kind: "given", by: "https" });
    expect(text(...modern)).toContain("secret of 202");
    expect(book.phone("001565112233")?.events[0]).not.toHaveProperty("by");
  });

  test("may be anybody: whom to trust is no secret", () => {
    expect(setUp({ https: true }, secure).text("/sipleobox.pem", "10.0.0.99")).toBe(secure.authority);
    expect(setUp({ https: true }).text("/sipleobox.pem", "10.0.0.99")).toBeNull();
  });
});

describe("MEX-05: the directory of a maker's own kind", () => {
  /** What the file of the telephone says of where it is. */
  const addressIn = (file: string | null) =>
    /http:\/\/10\.0\.0\.1:8667(\/p\/[a-z2-9]{26}\/directory\.xml)/.exec(file ?? "")?.[1] ?? "";

  test("is asked for where the telephone's file says, and is nobody else's", () => {
    const { text, serve, book, counter } = setUp();
    const aastra = "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP";
    const address = addressIn(text("/00085D112233.cfg", "10.0.0.11", aastra));

    expect(text(address, "10.0.0.11")).toContain("<AastraIPPhoneInputScreen");
    expect(text(`${address}?name=elo`, "10.0.0.11")).toContain("<URI>Dial:0122334455</URI>");
    expect(text(`${address}?name=%C9lo`, "10.0.0.11")).toContain("<URI>Dial:0122334455</URI>");
    expect(text(`${address}?name=${"x".repeat(2000)}`, "10.0.0.11")).toContain("<AastraIPPhoneTextScreen");
    const visit = { asked: readTarget(address), from: "10.0.0.11", host: "10.0.0.1", userAgent: null };
    const file = counter.serve({ ...visit, by: "https" });
    expect(new TextDecoder().decode(file?.bytes)).toContain(`<URL>https://10.0.0.1:8668${address}</URL>`);
    expect(counter.serve({ ...visit, by: "tftp" })).toBeNull();
    expect(text(address, "10.0.0.12")).toBeNull();
    expect(text(address, "10.0.0.99")).toBeNull();
    expect(text("/directory.xml", "10.0.0.11")).toBeNull();
    expect(text(address.replace(/.\/directory/, "2/directory"), "10.0.0.11")).toBeNull();

    book.letIn("00085D112233", "admin");
    expect(text(address, "10.0.0.11")).toBeNull();
    expect(serve(address, "10.0.0.11").wait).toBe(0);
  });

  test("answers a base of Gigaset that asks who calls", () => {
    const { text } = setUp();
    const file = text("/7C2F80112233.xml", "10.0.0.13", "Gigaset N870 IP PRO/83.V2.11.0;7C2F80112233");
    const asked =
      "?command=get%5flist&type=pb&fn=%2a&ln=%2a&ct=%2a&hm=0612345678&nr=%2a&mb=%2a&lang=9&first=1&count=1&reqsrc=auto&limit=2048";

    expect(text(`${addressIn(file)}${asked}`, "10.0.0.13")).toContain("<ln>Lefèvre-Dupont</ln><fn>Éloïse</fn>");
  });
});
