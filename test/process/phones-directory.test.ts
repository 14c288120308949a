import { connect as connectTcp, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { storeContract } from "../../daemon/contracts/store.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { connect, type Peer } from "../../daemon/kit/rpc.ts";
import type { WrittenContact } from "../../daemon/model/directory/contact.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { ldapSearch } from "../rig/ldapsearch.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { freePort } from "../rig/ports.ts";
import { until } from "../rig/waiting.ts";
import { textsOf, xmlTree } from "../rig/xml-tree.ts";

const MAC = "001565112233";
const own = "127.0.0.21";
const T46S = "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33";
const ELOISE = "Éloïse Lefèvre-Dupont, Boulangerie du Port";

/** On loopback nobody has a MAC address: there a telephone is told by the address that it has for good. */
const TELEPHONES: Readonly<Record<string, { readonly macAddress: string; readonly ipAddress: string }>> = {
  "201": { macAddress: MAC, ipAddress: own },
  "202": { macAddress: "00085D112233", ipAddress: "127.0.0.22" },
  "203": { macAddress: "7C2F80112233", ipAddress: "127.0.0.23" },
};

const document = officeDocument({
  numbers: numbersFrom(201, 3),
  change: (base) => ({
    ...base,
    extensions: numbersFrom(201, 3).map((number) => ({
      ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number), isListed: number !== "203" },
      ...TELEPHONES[number],
    })),
  }),
});

let running: TestBox | undefined;
const box = (): TestBox => {
  if (running === undefined) throw new Error("the box did not start");
  return running;
};
beforeAll(async () => {
  running = await startBox({ document });
}, 90_000);
afterAll(() => running?.[Symbol.asyncDispose](), 60_000);

const asPhones = () => connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });

async function inStore<Result>(work: (peer: Peer<typeof storeContract>) => Promise<Result>): Promise<Result> {
  const peer = await connect(join(box().home, "run/store.sock"), storeContract, { log: silentLog });
  try {
    return await work(peer);
  } finally {
    peer.close();
  }
}

const add = (fields: WrittenContact) =>
  inStore(async (peer) => {
    const answer = await peer.call("directory.add", { fields, author: "admin" });
    if (answer.kind !== "saved") throw new Error(JSON.stringify(answer));
  });

/** What the file of the telephone says of the directory. */
async function told(): Promise<ReadonlyMap<string, string>> {
  const url = `http://127.0.0.1:${box().phonesPort}/001565112233.cfg`;
  const { status, text } = await fetchFile({ url, from: own, userAgent: T46S });
  if (status !== 200) throw new Error(`no file: ${status}`);
  return new Map(text.split("\n").map((line): [string, string] => [...line.split(" = "), ""].slice(0, 2) as never));
}

async function letIn(): Promise<void> {
  const peer = await asPhones();
  await peer.call("let-in", { macAddress: MAC, author: "admin" });
  peer.close();
}

/** Looks up with what the telephone was told; `typed` stands where its filter has a %, as a beginning. */
async function lookUp(settings: ReadonlyMap<string, string>, which: "name" | "number", typed: string, sizeLimit = 0) {
  const at = (key: string) => settings.get(`ldap.${key}`) ?? "";
  return ldapSearch({
    ...{ url: `ldap://${at("host")}:${at("port")}`, user: at("user"), password: at("password"), base: at("base") },
    filter: at(`${which}_filter`).replaceAll("%", which === "name" ? `${typed}*` : typed),
    attributes: [...at("name_attr").split(" "), ...at("numb_attr").split(" ")],
    sizeLimit,
  });
}

const names = ({ entries }: Awaited<ReturnType<typeof ldapSearch>>) => entries.map((entry) => entry.get("cn")?.[0]);

describe("MEX-05: a telephone looks up the directory by LDAP, with what its own settings say", () => {
  let settings: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    await add({
      ...{ lastName: "Lefèvre-Dupont", firstName: "Éloïse", company: "Boulangerie du Port", notes: "secret" },
      numbers: [
        { kind: "work", number: "01 22 33 44 55" },
        { kind: "mobile", number: "06 12 34 56 78" },
      ],
    });
    settings = await told();
    await until("the contact to be found", async () => (await lookUp(settings, "name", "lef")).entries.length === 1);
  }, 60_000);

  test("names are found by their beginnings, with or without accents, colleagues among them who are listed", async () => {
    for (const typed of ["elo", "ÉLO", "lefevre", "dupont é", "boul"])
      expect(names(await lookUp(settings, "name", typed))).toEqual([ELOISE]);
    expect(names(await lookUp(settings, "name", "poste"))).toEqual(["Poste 201", "Poste 202"]);
    expect(names(await lookUp(settings, "name", "zzz"))).toEqual([]);
  });

  test("the name of who calls is found by his number, in whatever form the line shows it", async () => {
    for (const number of ["0612345678", "+33612345678", "0033612345678", "06 12 34 56 78"])
      expect(names(await lookUp(settings, "number", number))).toEqual([ELOISE]);
    expect(names(await lookUp(settings, "number", "202"))).toEqual(["Poste 202"]);
    const [entry] = (await lookUp(settings, "number", "0122334455")).entries;
    expect([...(entry ?? [])].slice(1)).toEqual([
      ["cn", [ELOISE]],
      ["sn", ["Lefèvre-Dupont"]],
      ["telephoneNumber", ["0122334455"]],
      ["mobile", ["0612345678"]],
    ]);
  });

  test("who shows no password, a wrong one, another's or none that holds any more gets nothing, and waits", async () => {
    const at = (key: string) => settings.get(`ldap.${key}`) ?? "";
    const everything = { base: at("base"), filter: "(objectClass=*)", url: `ldap://127.0.0.1:${box().ldapPort}` };
    const ask = (user: string | null, password: string, more: readonly string[] = []) =>
      ldapSearch({ ...everything, user, password, more });
    expect((await ask(MAC, at("password"))).entries).toHaveLength(5);
    expect((await ask("201", at("password"))).code).toBe(0);
    expect(await ask(null, "")).toEqual({ code: 50, entries: [] });
    // Its own client refuses what offers no encryption when it must have it.
    const encrypted = await ask(MAC, at("password"), ["-ZZ"]);
    expect([encrypted.code === 0, encrypted.entries]).toEqual([false, []]);

    const begun = Date.now();
    for (const [user, password] of [
      [MAC, "wrong"],
      ["001565112234", at("password")],
      ["202", at("password")],
    ] as const) {
      expect(await ask(user, password)).toEqual({ code: 49, entries: [] });
    }
    expect(Date.now() - begun).toBeGreaterThan(2_900);

    await letIn();
    expect(await ask(MAC, at("password"))).toEqual({ code: 49, entries: [] });
    settings = await told();
    expect((await ask(MAC, settings.get("ldap.password") ?? "")).entries).toHaveLength(5);
  });

  test("nothing can be changed, and bytes of any kind harm nobody", async () => {
    const sent = [
      Buffer.from("GET / HTTP/1.1\r\n\r\n"),
      Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0x30, 0x80, 0x02, 0x01, 0x01]),
      Buffer.concat([Buffer.from([0x30, 0x82, 0x20, 0x00]), Buffer.alloc(0x2000, 0xa0)]),
      Buffer.alloc(70_000, 0x30),
    ];
    for (const bytes of sent) expect((await hung(bytes)).at(0)).toBe(0x30);

    expect(names(await lookUp(settings, "name", "elo"))).toEqual([ELOISE]);
  });

  test("the directory is there while nobody can ask the store, and changes come once it is back", async () => {
    await box().killAndAwait("phones");
    await until("the contact to be found again", async () => names(await lookUp(settings, "name", "elo")).length === 1);
    const dead = box().killAndAwait("store");
    expect(names(await lookUp(settings, "name", "elo"))).toEqual([ELOISE]);
    await dead;

    await add({ lastName: "Tardif", numbers: [{ kind: "home", number: "0140506070" }] });
    await until(
      "the new one to be found",
      async () => names(await lookUp(settings, "number", "0140506070")).length === 1,
    );
  });
});

describe("where the port of LDAP belongs to somebody else", () => {
  test("the rest of the box goes on, says so, and takes the port once it is free", async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    await using own = await startBox({ document: null, environment: { SIPLEO_LDAP_PORT: String(port) } });
    const listed = async () => (await own.sipleo("telephone", "list")).output;
    const trouble = `cannot look up the directory by LDAP at every address of the box (port ${port}): EADDRINUSE`;
    expect(await listed()).toContain(trouble);

    await new Promise<void>((resolve) => void other.close(() => resolve()));
    await until("the port to be taken", async () => !(await listed()).includes(trouble), { limitMs: 30_000 });
    const nobody = { user: null, password: "", base: "", filter: "(objectClass=*)" };
    expect((await ldapSearch({ ...nobody, url: `ldap://127.0.0.1:${port}` })).code).toBe(50);
  }, 90_000);
});

/** Sends this and tells what is answered before the connection ends. */
const hung = (bytes: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connectTcp(box().ldapPort, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("close", () => resolve(Buffer.concat(pieces)));
    socket.on("error", (error) => (pieces.length > 0 ? undefined : reject(error)));
  });

describe("MEX-05: a telephone that knows its maker's XML alone looks up the directory by it", () => {
  /** Where the directory is, as the telephone's own file says. */
  const addressIn = async (name: string, from: string, userAgent: string, said: RegExp): Promise<string> => {
    const { text } = await fetchFile({ url: `http://127.0.0.1:${box().phonesPort}/${name}`, from, userAgent });
    return said.exec(text)?.[1] ?? "";
  };

  test("Aastra: a name is asked for, and each line that is found dials", async () => {
    const [from, agent] = ["127.0.0.22", "Aastra6731i MAC:00-08-5D-11-22-33 V:3.2.0.70-SIP"];
    const address = await addressIn("00085D112233.cfg", from, agent, /^!?directory script: *"?(http[^"\n]+)/m);
    const page = async (query: string) =>
      xmlTree((await fetchFile({ url: address + query, from, userAgent: agent })).text);

    const asks = await page("");
    expect([asks.name, textsOf(asks, "URL")]).toEqual(["AastraIPPhoneInputScreen", [address]]);
    for (const typed of ["elo", "%C9lo", "%C3%A9lo+dup", "06+12"]) {
      const found = await page(`?${textsOf(asks, "Parameter")[0]}=${typed}`);
      expect(textsOf(found, "Prompt")).toContain(`${ELOISE} (mobile)`);
      expect(textsOf(found, "URI")).toContain("Dial:0612345678");
    }
    expect((await fetchFile({ url: `${address}?name=elo`, from: "127.0.0.23" })).status).toBe(404);
    expect((await fetchFile({ url: address.replace(/p\/[a-z2-9]+\//, ""), from })).status).toBe(404);
  });

  test("Gigaset: a base asks who calls, and for names by their beginning", async () => {
    const [from, agent] = ["127.0.0.23", "Gigaset N870 IP PRO/83.V2.11.0+build.a546b91;7C2F80112233"];
    const address = await addressIn("7c2f80112233.xml", from, agent, /"XMLDir\.1\.ServerURL" value="([^"]+)"/);
    const list = async (said: string) => {
      const url = `${address}?command=get%5flist&type=pb&${said}&lang=9&mac=7C2F80112233&limit=2048`;
      return xmlTree((await fetchFile({ url, from, userAgent: agent })).text);
    };
    const caller = await list("fn=%2a&ln=%2a&hm=0612345678&mb=%2a&first=1&count=1&reqsrc=auto");
    expect([textsOf(caller, "ln"), textsOf(caller, "fn")]).toEqual([["Lefèvre-Dupont"], ["Éloïse"]]);
    const named = await list("fn=%2a&ln=lefevre%2a&hm=%2a&mb=%2a&first=1&count=10&reqsrc=user");
    expect([named.attributes.total, textsOf(named, "hm"), textsOf(named, "mb")]).toEqual([
      ...["1", ["0122334455"], ["0612345678"]],
    ]);
    expect((await list("ln=zzz%2a&first=1&count=10")).attributes).toMatchObject({ total: "0", notfound: "ln" });
  });
});

describe("MEX-05: of ten thousand contacts", () => {
  test("one is found while another telephone looks for all of them, and no answer is longer than anybody reads", async () => {
    const contacts = Array.from({ length: 9_990 }, (_, at) => ({
      ...{ line: at + 2, lastName: `Martin${at}`, firstName: "Aurélie", company: "Cœur", whole: [], adds: false },
      numbers: [{ kind: "mobile" as const, number: `+336${String(at).padStart(8, "0")}` }],
    }));
    await inStore((peer) => peer.call("directory.import", { contacts, leftOut: [], isTry: false, author: "admin" }));
    const settings = await told();
    await until(
      "all of them to be known",
      async () => names(await lookUp(settings, "name", "martin9989")).length === 1,
    );

    const all = await lookUp(settings, "name", "coeur aur");
    expect([all.code, all.entries.length]).toEqual([4, 500]);
    const some = await lookUp(settings, "name", "martin", 20);
    expect([some.code, some.entries.length]).toEqual([4, 20]);
    const many = Array.from({ length: 8 }, (_, at) => lookUp(settings, "number", `060000${at}${at}${at}${at}`));
    expect((await Promise.all(many)).map(names)).toEqual(
      Array.from({ length: 8 }, (_, at) => [`Aurélie Martin${at * 1111 || 0}, Cœur`]),
    );
  }, 90_000);
});
