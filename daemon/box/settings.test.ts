import { expect, test } from "vitest";
import { parseSettings, type WrittenSettings } from "./settings.ts";

const parse = (flags: WrittenSettings, env: Record<string, string> = {}, hasIpv6 = true) =>
  parseSettings(flags, env, { home: "/opt/box/var", workingFolder: "/root", hasIpv6 });

test("without a word everything has its usual place", () => {
  expect(parse({})).toEqual({
    home: "/opt/box/var",
    bind: ["0.0.0.0", "::"],
    sipPort: 5060,
    sipsPort: 5061,
    httpPort: 8080,
    httpsPort: 8443,
    phonesPort: 8667,
    phonesTlsPort: 8668,
    tftpPort: 69,
    ldapPort: 8389,
    rtpPorts: { first: 10_000, last: 19_999 },
    voice: [],
  });
});

test("a machine without IPv6 is not asked to listen on it", () => {
  expect(parse({}, {}, false).bind).toEqual(["0.0.0.0"]);
});

test("the environment is read, and a flag goes before it", () => {
  const env = {
    SIPLEO_HOME: "data",
    SIPLEO_SIP_PORT: "15060",
    SIPLEO_BIND: "127.0.0.2, ::1",
    SIPLEO_RTP_PORTS: "20000-20099",
  };

  expect(parse({ "sip-port": "25060" }, env)).toMatchObject({
    home: "/root/data",
    sipPort: 25_060,
    bind: ["127.0.0.2", "::1"],
    rtpPorts: { first: 20_000, last: 20_099 },
    voice: [],
  });
});

test("an empty variable is as good as none", () => {
  expect(parse({}, { SIPLEO_SIP_PORT: "" }).sipPort).toBe(5060);
});

test.each<[WrittenSettings, string]>([
  [{ "sip-port": "sixty" }, '--sip-port is "sixty", but has to be a port between 1 and 65535.'],
  [{ "sip-port": "0" }, "a port between"],
  [{ "https-port": "65536" }, "a port between"],
  [{ "sip-port": "-1" }, "a port between"],
  [{ bind: "box.example" }, "numeric addresses"],
  [{ bind: "" }, "numeric addresses"],
  [{ bind: "127.0.0.1," }, "numeric addresses"],
  [{ "rtp-ports": "20000" }, "FIRST-LAST"],
  [{ "rtp-ports": "20000-20002" }, "at least 4 ports"],
  [{ "rtp-ports": "30000-20000" }, "FIRST-LAST"],
  [{ home: " " }, "the path of a folder"],
])("%j is refused with a sentence", (flags, sentence) => {
  expect(() => parse(flags)).toThrow(
    expect.objectContaining({ code: "SETTING_UNUSABLE", exit: 78, message: expect.stringContaining(sentence) }),
  );
});
