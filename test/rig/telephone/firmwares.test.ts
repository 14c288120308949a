import { expect, test } from "vitest";
import { readAnswer, readOptions, writeQuestion } from "./dhcp-message.ts";
import type { Device } from "./firmware.ts";
import { FIRMWARES } from "./firmwares.ts";

const T46S: Device = { maker: "yealink", model: "T46S", version: "66.86.0.15", mac: "0015651919BD" };
const T28P: Device = { maker: "depaepe", model: "T28P", version: "2.72.0.30", mac: "E437D7100181" };
const I6731: Device = { maker: "aastra", model: "6731i", version: "3.3.1.4365", mac: "00085D112233" };
const N870: Device = { maker: "gigaset", model: "N870 IP PRO", version: "83.V2.39.0", mac: "7C2F8040EC1A" };
const told = (options: Readonly<Record<number, string>>) =>
  new Map(Object.entries(options).map(([code, text]) => [Number(code), Buffer.from(text)]));

test("a Yealink takes what needs a restart by the name of its generation only", () => {
  const text = [
    ...[
      "#!version:1.0.0.1",
      "auto_provision.server.url = http://old/",
      "static.auto_provision.server.url = http://new/",
    ],
    ...[
      "account.1.enable = 1",
      "account.1.user_name = 201",
      "account.1.sip_server_host = 10.0.0.1",
      "account.1.transport = 0",
    ],
    ...["account.1.sip_server.1.address = 10.0.0.2", "account.1.sip_server.1.transport_type = 2", "lang.gui = %NULL%"],
  ].join("\n");
  const { read, account, filesAt } = FIRMWARES.yealink;

  expect(filesAt(new Map(), read(text, T46S))).toBe("http://new");
  expect(account(read(text, T46S), T46S)).toMatchObject({ user: "201", server: "10.0.0.2", transport: "tls" });
  expect(filesAt(new Map(), read(text, T28P))).toBe("http://old");
  expect(account(read(text, T28P), T28P)).toMatchObject({ server: "10.0.0.1", transport: "udp" });
  expect(() => read(text.slice(1), T46S)).toThrow("begins with its version");
});

test("what DHCP says goes before what it kept, until it is told otherwise", () => {
  const byDhcp = told({ 66: "http://10.0.0.1:8667/" });
  const kept = new Map([["auto_provision.server.url", "http://10.0.0.1:8667/p/token/"]]);

  expect(FIRMWARES.yealink.filesAt(byDhcp, kept)).toBe("http://10.0.0.1:8667");
  kept.set("auto_provision.dhcp_option.enable", "0");
  expect(FIRMWARES.yealink.filesAt(byDhcp, kept)).toBe("http://10.0.0.1:8667/p/token");
});

test("an Aastra reads option 43 before 66, and its own address when both are to be passed over", () => {
  const url = "http://10.0.0.1:8667/";
  const vendor = Buffer.concat([Buffer.of(3, 1, 0, 2, url.length), Buffer.from(url), Buffer.of(255)]);
  const { filesAt, read, account } = FIRMWARES.aastra;
  const file = [
    ...["# SipleoBox", "!download protocol: HTTP", "!http server: 10.0.0.1", "!http port: 8667", "!http path: p/token"],
    ...["!sip line1 user name: 201", '!sip line1 password: "a#b"', "!sip transport protocol: 1 # UDP"],
  ].join("\n");

  expect(filesAt(new Map([[43, vendor]]), new Map())).toBe("http://10.0.0.1:8667");
  const kept = read(`${file}\n!dhcp config option override: -1\n`, I6731);
  expect(filesAt(new Map([[43, vendor]]), kept)).toBe("http://10.0.0.1:8667/p/token");
  expect(account(kept, I6731)).toMatchObject({ user: "201", password: "a#b", transport: "udp" });
  expect(() => read(" \n", I6731)).toThrow("empty");

  const byTls = [
    file.replace("protocol: 1", "protocol: 4"),
    "!sips persistent tls: 1",
    "!sip outbound proxy: 10.0.0.1",
  ];
  expect(() => account(read(byTls.join("\n"), I6731), I6731)).toThrow("no TLS without sips trusted certificates");
});

test("a base of Gigaset reads option 114 before 66, and a file for its own kind only", () => {
  const { filesAt, read } = FIRMWARES.gigaset;

  expect(filesAt(told({ 66: "http://b/", 114: "http://a/" }), new Map())).toBe("http://a");
  const file = (product: string) =>
    `<provisioning version="1.1" productID="${product}"><nvm><param name="a" value="&lt;b"/></nvm></provisioning>`;
  expect(read(file("e2"), N870).get("a")).toBe("<b");
  expect(() => read(file("mx3b"), N870)).toThrow("not for this base");
});

test("each restarts only when it is told in a way that it knows", () => {
  const heard = (device: Device, event: string, kept: Readonly<Record<string, string>> = {}, body = "") =>
    FIRMWARES[device.maker].hears(event, body, new Map(Object.entries(kept)));
  const reset = '<AastraIPPhoneExecute><ExecuteItem URI="Command: Reset"/></AastraIPPhoneExecute>';

  expect(heard(T46S, "check-sync;reboot=true")).toBe("restarts");
  expect(heard(T46S, "check-sync")).toBe("asks again");
  expect(heard(N870, "check-sync;reboot=true")).toBe("asks again");
  expect(heard(N870, "check-sync;reboot=true", { "SystemSettings.global.CheckSyncRebootEnabled": "1" })).toBe(
    "restarts",
  );
  expect(heard(I6731, "aastra-xml", {}, reset)).toBeNull();
  expect(heard(I6731, "aastra-xml", { "sip xml notify event": "1" }, reset)).toBe("restarts");
});

test("a question of DHCP is one that RFC 2131 knows, and only an answer of a server is read", () => {
  const asked = { mac: "00085D112233", xid: 7, vendorClass: "AastraIPPhone6731i", wants: [1, 66] };
  const bytes = writeQuestion({ ...asked, kind: "request", address: "10.0.0.9", server: "10.0.0.1" });

  expect([bytes[0], bytes.readUInt32BE(4), bytes.subarray(28, 34).toString("hex")]).toEqual([1, 7, "00085d112233"]);
  const options = readOptions(bytes.subarray(240));
  expect([
    options.get(53)?.[0],
    options.get(55)?.join(),
    options.get(50)?.join("."),
    options.get(60)?.toString(),
  ]).toEqual([...[3, "1,66", "10.0.0.9", "AastraIPPhone6731i"]]);
  expect(readAnswer(bytes)).toBeNull();
  expect(readAnswer(Buffer.alloc(20))).toBeNull();
});
