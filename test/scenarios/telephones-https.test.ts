import { execFile } from "node:child_process";
import { connect as connectTcp } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phonesContract } from "../../daemon/contracts/phones.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { connect } from "../../daemon/kit/rpc.ts";
import { askByHttps } from "../rig/ask-by-https.ts";
import { startBox, type TestBox } from "../rig/box.ts";
import { fetchFile } from "../rig/fetch-file.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { type Desk, openDesk, whyNoNetworks } from "../rig/netns.ts";
import { numbersFrom, officeDocument, passwordOf } from "../rig/office.ts";
import { until } from "../rig/waiting.ts";

const execute = promisify(execFile);
const MAC = "001565112233";
const T46S = "Yealink SIP-T46S 66.86.0.15 00:15:65:11:22:33";
const AUTHORITY = "sipleobox.pem";

const office = officeDocument({
  numbers: numbersFrom(201, 2),
  change: (document) => ({
    ...document,
    telephones: { https: true },
    extensions: numbersFrom(201, 2).map((number) => ({
      ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number) },
      ...(number === "201" ? { macAddress: MAC } : {}),
    })),
  }),
});

const hindrance = await whyNoNetworks();
const skipped = hindrance === undefined ? "" : ` (skipped: ${hindrance})`;

describe.skipIf(hindrance !== undefined)(`POS-17: a telephone that is led to HTTPS${skipped}`, () => {
  let desk: Desk;
  let thief: Desk;
  let box: TestBox;
  beforeAll(async () => {
    desk = await openDesk("00:15:65:11:22:33");
    thief = await openDesk("00:15:65:99:88:77");
    box = await startBox({ bind: [desk.box, thief.box, "127.0.0.1"], document: office });
  }, 90_000);
  afterAll(async () => {
    await box[Symbol.asyncDispose]();
    await desk[Symbol.asyncDispose]();
    await thief[Symbol.asyncDispose]();
  }, 60_000);

  const byHttp = (path: string, userAgent = T46S) =>
    fetchFile({
      ...{
        url: `http://${desk.box}:${box.phonesPort}/${path}`,
        from: desk.phone,
        namespace: desk.namespace,
        userAgent,
      },
    });
  const authority = async () => (await byHttp(AUTHORITY)).text;
  /** Where its file says that it is to come from then on. */
  const told = async () => {
    const { text } = await byHttp(`${MAC}.cfg`);
    return /^static\.auto_provision\.server\.url = (.*)$/m.exec(text)?.[1] ?? text;
  };
  const letIn = async () => {
    const peer = await connect(join(box.home, "run/phones.sock"), phonesContract, { log: silentLog });
    await peer.call("let-in", { macAddress: MAC, author: "admin" });
    peer.close();
  };
  const events = async () => {
    const peer = await connect(join(box.home, "run/phones.sock"), phonesContract, { log: silentLog });
    const story = await peer.call("story", { macAddress: MAC });
    peer.close();
    return story.events;
  };

  test("learns by HTTP whom to trust, comes by HTTPS with its token, and the story says how", async () => {
    await until("HTTPS", async () => (await byHttp(AUTHORITY)).status === 200, { limitMs: 15_000 });
    const trusts = await authority();
    const url = await told();
    expect(url).toMatch(new RegExp(`^https://${desk.box}:${box.phonesTlsPort}/p/[0-9a-z]{26}/$`));
    const { namespace } = desk;
    const own = await askByHttps({ url: `${url}${MAC}.cfg`, trusts, namespace });
    expect(own).toMatchObject({ status: 200, text: expect.stringContaining(passwordOf("201")) });
    expect((await events())[0]).toMatchObject({ kind: "given", by: "https", what: `${MAC}.cfg` });
    // Beside its files, too.
    expect(await askByHttps({ url: url + AUTHORITY, trusts, namespace })).toEqual({ status: 200, text: trusts });
    // Nobody has to believe the box who was not told to.
    expect(await askByHttps({ url: `${url}${MAC}.cfg`, trusts: null, namespace })).toBeNull();
  });

  test("is served by HTTP as well, if it comes so with its token, and the story shows it", async () => {
    await letIn();
    const path = new URL(await told()).pathname.slice(1);
    expect((await byHttp(`${path}${MAC}.cfg`)).text).toContain(passwordOf("201"));
    const [last] = await events();
    expect(last).toMatchObject({ kind: "given" });
    expect(last).not.toHaveProperty("by");
  });

  test("gets nothing in a place that is not its own, nor does a name lead anywhere", async () => {
    await letIn();
    const trusts = await authority();
    const url = await told();
    const stolen = url.replace(desk.box, thief.box);
    const { namespace } = thief;
    const nothing = { status: 404, text: "Not found\n" };
    for (const path of [
      `${MAC}.cfg`,
      "../../etc/passwd",
      "..%2f..%2fetc%2fpasswd",
      "%00",
      "..%5c..%5cphones%5ckey",
      "",
    ]) {
      expect(await askByHttps({ url: stolen + path, trusts, namespace })).toEqual(nothing);
    }
    expect(await askByHttps({ url: stolen + AUTHORITY, trusts, namespace })).toMatchObject({ status: 200 });
  });

  test("stays with HTTP while it has an old firmware", async () => {
    await letIn();
    const { text } = await byHttp(`${MAC}.cfg`, "Yealink SIP-T46G 28.72.0.25 00:15:65:11:22:33");
    expect(text).toContain(`auto_provision.server.url = http://${desk.box}:${box.phonesPort}/p/`);
    expect(text).not.toContain("https:");
  });

  test("is served while three hundred others have begun a handshake and say nothing", async () => {
    await letIn();
    const url = await told();
    const trusts = await authority();
    const closed = Array.from({ length: 300 }, () => {
      const socket = connectTcp(box.phonesTlsPort, "127.0.0.1").on("error", () => {});
      return new Promise<void>((resolve) => socket.once("close", () => resolve()));
    });
    const own = await askByHttps({ url: `${url}${MAC}.cfg`, trusts, namespace: desk.namespace });
    expect(own?.status).toBe(200);
    await Promise.all(closed);
  });

  test("is told whom to trust anew once an administrator has replaced the certificate, without a restart", async () => {
    await letIn();
    const [url, before] = [await told(), await authority()];
    using folder = temporaryFolder("certificate");
    const [key, certificate] = [join(folder.path, "key"), join(folder.path, "crt")];
    const names = ["-subj", "/CN=box", "-addext", `subjectAltName=IP:${desk.box}`];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", ...names];
    await execute("openssl", [...request, "-keyout", key, "-out", certificate]);
    const installed = await box.sipleo("certificate", "install", "sip", certificate, key);
    expect(installed).toMatchObject({ code: 0, output: expect.stringContaining("sipleo telephone let-in MAC") });
    await until("the new certificate", async () => (await authority()) !== before, { limitMs: 45_000 });
    const { namespace } = desk;
    const own = `${url}${MAC}.cfg`;
    expect(await askByHttps({ url: own, trusts: before, namespace })).toBeNull();
    expect(await askByHttps({ url: own, trusts: await authority(), namespace })).toMatchObject({ status: 200 });
  }, 90_000);
});
