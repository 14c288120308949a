import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { signedIn } from "../rig/api-client.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { type Fetched, fetchFile } from "../rig/fetch-file.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { type Desk, openDesk, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { pjsuaPair } from "../rig/pjsua-pair.ts";
import { field } from "../rig/sip-text.ts";
import { openSipJsPhone } from "../rig/sipjs-phone.ts";
import { pause, until } from "../rig/waiting.ts";
import { rawPhone, sipJsPhone, useBox } from "../rig/with-box.ts";

const T46S = "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33";
/** Reads a file of Yealink as its manual says it is read: `key = value`, the last one of a key holds. */
const settingsIn = ({ text }: Fetched): ReadonlyMap<string, string> =>
  new Map(
    text.split("\n").flatMap((line): [string, string][] => {
      const [, key, value = ""] = /^([a-z0-9_.]+) *= *(.*)$/.exec(line) ?? [];
      return key === undefined ? [] : [[key, value]];
    }),
  );

const office = (change: Readonly<Record<string, unknown>>) =>
  officeDocument({
    numbers: numbersFrom(201, 3),
    change: (document) => ({
      ...document,
      extensions: numbersFrom(201, 3).map((number) => ({
        ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number) },
        ...(number === "201" ? change : {}),
      })),
    }),
  });

/** On loopback nobody has a MAC address: there a telephone is told by the address that it has for good. */
describe("POS-07 POS-08 POS-17: a telephone whose MAC address stands in an extension", () => {
  const own = "127.0.0.21";
  const box = useBox({ document: office({ macAddress: "001565112233", ipAddress: own }) });
  const ask = (path: string, from = own) =>
    fetchFile({ url: `http://127.0.0.1:${box().phonesPort}${path}`, from, userAgent: T46S });

  test("finds its settings, registers with them, and is called; it comes back by an address of its own", async () => {
    const common = await ask("/y000000000066.cfg");
    expect([common.status, settingsIn(common).get("lang.gui")]).toEqual([200, "French"]);
    const file = await ask("/001565112233.cfg");
    const settings = settingsIn(file);
    const at = (key: string) => settings.get(`account.1.${key}`) ?? "";
    expect([file.status, at("label"), at("display_name")]).toEqual([200, "201", "Poste 201"]);
    expect(Number(at("sip_server.1.port"))).toBe(box().sipsPort);
    expect(at("sip_server.1.transport_type")).toBe("2");

    // This one speaks UDP; what it is told is where, who it is, and its password.
    await using phone = await openSipJsPhone({
      ...{ number: at("user_name"), password: at("password") },
      exchange: { address: at("sip_server.1.address"), port: box().sipPort },
    });
    await phone.register();
    await using other = await sipJsPhone(box(), "202");
    const outgoing = await other.call("201");
    const incoming = await phone.incoming();
    incoming.accept();
    await outgoing.happened("accepted");
    outgoing.hangUp();
    await incoming.happened("bye");

    const url = settings.get("static.auto_provision.server.url") ?? "";
    expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${box().phonesPort}/p/[a-z2-9]{26}/$`));
    const again = await fetchFile({ url: `${url}001565112233.cfg`, from: own, userAgent: T46S });
    expect(settingsIn(again).get("account.1.password")).toBe(passwordOf("201"));
    // From then on nobody needs to let it in: the way without its token is shut.
    expect((await ask("/001565112233.cfg")).status).toBe(404);
    expect((await fetchFile({ url: `${url}001565112233.cfg`, from: own, userAgent: T46S })).status).toBe(200);
  });

  test("gets nothing from another address, and nothing of another telephone; every refusal looks the same", async () => {
    const answers = [
      await ask("/001565112233.cfg", "127.0.0.22"),
      await ask("/001565112234.cfg"),
      await ask("/no-such-file"),
      await ask("/../../../etc/passwd"),
      await ask("/%2e%2e%2f%2e%2e%2fphones%2fkey"),
      await ask("/p/aaaaaaaaaaaaaaaaaaaaaaaaaa/001565112233.cfg"),
      await ask("/%00"),
    ];

    for (const answer of answers) expect(answer).toEqual({ status: 404, type: "text/plain", text: "Not found\n" });
  });

  test("is let in again by an administrator, and what it was told before is void", async () => {
    const peer = await connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });
    const before = await peer.call("passwords", { macAddress: "001565112233", author: "admin" });
    const opened = await peer.call("let-in", { macAddress: "001565112233", author: "admin" });
    expect(opened).toMatchObject({ state: "waits", number: "201", maker: "yealink", model: "T46S" });
    const file = await ask("/001565112233.cfg");

    const { admin } = await peer.call("passwords", { macAddress: "001565112233", author: "admin" });
    expect(admin).not.toBe(before.admin);
    expect(file.text).toContain(`admin:${admin}\n`);
    const { telephone, events } = await peer.call("story", { macAddress: "001565112233" });
    expect(telephone).toMatchObject({ state: "current", from: own, firmware: "66.86.0.15" });
    expect(events.slice(0, 2).map(({ kind }) => kind)).toEqual(["given", "let-in"]);
    peer.close();
  });

  test("is seen on its way: registered, and heard in a call", async () => {
    using folder = temporaryFolder("telephones");
    const exchange = { address: "127.0.0.1", port: box().sipPort };
    await using pair = await pjsuaPair({
      folder,
      caller: { number: "202", exchange },
      called: { number: "201", exchange, address: own },
    });
    await pause(1000);
    pair.caller.hangUp();

    const peer = await connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });
    const newest = await until("its sound to be told", async () => {
      const { events } = await peer.call("story", { macAddress: "001565112233" });
      return events[0]?.kind === "heard" && events.slice(0, 3);
    });
    peer.close();
    expect(newest).toMatchObject([
      { kind: "heard", from: own },
      { kind: "registered", from: own },
      { kind: "given", revision: 2 },
    ]);
    expect(newest[1]?.userAgent).toContain("PJSUA");
  });

  test("has old settings once somebody changes them, until it comes again; its password is not kept with what it did", async () => {
    const peer = await connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });
    const state = async () => (await peer.call("story", { macAddress: "001565112233" })).telephone.state;
    await box().import(office({ macAddress: "001565112233", ipAddress: own, name: "Éloïse" }));
    expect(await state()).toBe("old");
    const file = settingsIn(await ask("/001565112233.cfg"));
    expect([file.get("account.1.display_name"), await state()]).toEqual(["Éloïse", "current"]);
    peer.close();
    const kept = JSON.parse(readFileSync(join(box().home, "phones/001565112233.json"), "utf8"));
    expect(kept).toMatchObject({ generation: 2 });
    expect(JSON.stringify(kept)).not.toContain(passwordOf("201"));
  });

  test("is listed and let in from the command line; of one that nobody has it is told so", async () => {
    const listed = await box().sipleo("telephone", "list");
    expect(listed.output).toMatch(/001565112233 +201 .*yealink T46S 66\.86\.0\.15 +127\.0\.0\.21 +up to date/);
    expect(await box().sipleo("telephone", "let-in", "00:15:65:11:22:33")).toMatchObject({ code: 0 });
    expect((await box().sipleo("telephone", "list")).output).toContain("expected");
    const unknown = await box().sipleo("telephone", "let-in", "nonsense");
    expect(unknown).toMatchObject({ code: 1, output: expect.stringContaining("no extension that runs has") });
  });

  test("ACC-12: is told to restart, and is back once it has registered anew", async () => {
    using api = await signedIn(box());
    const states = async () => {
      const { json } = await api.ask("GET", "/api/v1/telephone-restarts");
      return (json as { items: { number: string; state: string }[] }).items.map(({ number, state }) => [number, state]);
    };
    const restart = () =>
      api.ask("POST", "/api/v1/telephones/restart", { body: { numbers: ["201"], makers: null, evenTalking: false } });
    expect((await restart()).json).toEqual({ told: 1 });
    expect(await states()).toEqual([["201", "absent"]]);

    await using before = await rawPhone(box(), "201", { address: own });
    expect((await before.register()).status).toBe(200);
    await restart();
    const notice = await before.requested("NOTIFY");
    expect([field(notice, "event"), field(notice, "subscription-state")]).toEqual([
      "check-sync;reboot=true",
      "terminated;reason=noresource",
    ]);
    before.respond(notice, 200, "OK");
    await until("the telephone to be awaited", async () => (await states())[0]?.[1] === "told");
    await using after = await rawPhone(box(), "201", { address: own });
    await after.register();
    await until("the telephone to be back", async () => (await states())[0]?.[1] === "back");
    await after.unregister();
    await before.unregister();
  });

  test("ten who guess do not keep it waiting, and are slowed down themselves", async () => {
    const begun = Date.now();
    for (let n = 0; n < 9; n++) expect((await ask(`/00156500000${n}.cfg`, "127.0.0.66")).status).toBe(404);
    expect(Date.now() - begun).toBeGreaterThan(2_500);
    expect((await ask("/001565112233.cfg")).status).toBe(200);
  });
});

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

describe.skipIf(hindrance !== undefined)(
  `POS-17: on a network, a telephone is told by its MAC address${skipped}`,
  () => {
    let desk: Desk;
    let thief: Desk;
    let box: TestBox;
    beforeAll(async () => {
      desk = await openDesk("00:15:65:11:22:33");
      thief = await openDesk("00:15:65:99:88:77");
      box = await startBox({ bind: [desk.box, thief.box], document: office({ macAddress: "001565112233" }) });
    }, 90_000);
    afterAll(async () => {
      await box[Symbol.asyncDispose]();
      await desk[Symbol.asyncDispose]();
      await thief[Symbol.asyncDispose]();
    }, 60_000);

    test("whatever address it has; another telephone gets nothing by its name", async () => {
      const path = `:${box.phonesPort}/001565112233.cfg`;
      const stolen = {
        url: `http://${thief.box}${path}`,
        from: thief.phone,
        namespace: thief.namespace,
        userAgent: T46S,
      };
      expect((await fetchFile(stolen)).status).toBe(404);
      for (const from of [desk.phone, desk.other]) {
        const file = await fetchFile({ url: `http://${desk.box}${path}`, from, namespace: desk.namespace });
        expect([file.status, settingsIn(file).get("account.1.sip_server.1.address")]).toEqual([200, desk.box]);
      }
    });

    test("DHC-07: a telephone that nobody configured is seen, with what it is", async () => {
      const peer = await connect(join(box.home, "run/phones.sock"), phonesContract, { log: silentLog });
      const { items } = await peer.call("list", {});
      peer.close();
      expect(items.map(({ macAddress, number, state, model }) => [macAddress, number, state, model])).toEqual([
        ["001565112233", "201", "current", null],
        ["001565998877", null, "unknown", "T46S"],
      ]);
    });

    test("also after the process that serves it was killed: what it was told, and by whom it was let in, is known again", async () => {
      const state = async () => {
        const peer = await connect(join(box.home, "run/phones.sock"), phonesContract, { log: silentLog });
        const { items } = await peer.call("list", {});
        peer.close();
        return items.find(({ number }) => number === "201");
      };
      const before = await state();
      // Its story is written within half a minute; a machine whose disk is busy takes its time.
      const kept = () => JSON.parse(readFileSync(join(box.home, "phones/001565112233.json"), "utf8"));
      await until("what was told last to be on disk", () => kept().given?.at === before?.givenAt, {
        limitMs: 45_000,
      });
      await box.killAndAwait("phones");

      expect(await state()).toEqual(before);
      const url = `http://${desk.box}:${box.phonesPort}/001565112233.cfg`;
      expect((await fetchFile({ url, from: desk.phone, namespace: desk.namespace })).status).toBe(200);
    });
  },
);

describe("a telephone of a maker that the office describes itself", () => {
  const own = "127.0.0.23";
  const text = [
    "<config>",
    "{{#accounts}}<account line='{{line}}' user='{{user}}' password='{{password}}' name='{{name}}'/>{{/accounts}}",
    "<server>{{url}}</server>",
    "</config>",
  ].join("\n");
  const template = { name: "Fanvil", ouis: ["0C:38:3E"], fileName: "cfg{MAC}.xml", escape: "xml", text };
  const box = useBox({
    document: {
      ...office({ macAddress: "0C383E112233", ipAddress: own, name: 'L\'"accueil" <1>' }),
      telephoneTemplates: [{ ...template, commonName: "all.xml", commonText: "<all ntp='{{ntp}}'/>" }],
    },
  });
  const ask = (path: string, from = own) => fetchFile({ url: `http://127.0.0.1:${box().phonesPort}${path}`, from });

  test("gets its file as the template says, harmless whatever its name, and only it", async () => {
    const file = await ask("/cfg0C383E112233.xml");
    expect([file.status, file.type]).toEqual([200, "text/xml; charset=utf-8"]);
    expect(file.text).toContain(`user='201' password='${passwordOf("201")}'`);
    expect(file.text).toContain("name='L&apos;&quot;accueil&quot; &lt;1&gt;'/>");
    expect((await ask("/all.xml", "127.0.0.99")).text).toMatch(/^<all ntp='[^']+'\/>$/);
    expect((await ask("/cfg0C383E112233.xml", "127.0.0.24")).status).toBe(404);

    const peer = await connect(join(box().home, "run/phones.sock"), phonesContract, { log: silentLog });
    const story = () => peer.call("story", { macAddress: "0C383E112233" });
    expect((await story()).telephone.state).toBe("current");
    const url = /<server>(.+)<\/server>/.exec(file.text)?.[1] ?? "";
    expect((await fetchFile({ url: `${url}cfg0C383E112233.xml`, from: own })).status).toBe(200);

    const orders = await peer.call("restart-orders", { numbers: ["201"], makers: null });
    expect(orders.orders[0]?.steps[0]?.event).toBe("check-sync;reboot=true");
    const using = {
      ...office({ macAddress: "0C383E112233", ipAddress: own }),
      telephoneTemplates: [{ ...template, text: "<new/>" }],
    };
    await box().import(using);
    expect((await story()).telephone.state).toBe("old");
    peer.close();
  });
});
