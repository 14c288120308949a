import { createSocket } from "node:dgram";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceOf } from "../../daemon/pbx/trunks/chance.ts";
import { dnsLookUp } from "../../daemon/pbx/trunks/look-up.ts";
import { addressOf, type Question } from "../../daemon/pbx/trunks/rfc3263.ts";
import { type Child, startChild } from "../rig/child.ts";
import { freePort } from "../rig/ports.ts";

/** LIG-29, LIG-30: the names of operators, asked of a real DNS server that knows a few zones of the RFC's kind. */

let dnsmasq: Child;
let port: number;

beforeAll(async () => {
  port = await freePort();
  const zones = [
    "--host-record=plain.exemple.fr,192.0.2.1,2001:db8::1,120",
    "--srv-host=_sip._udp.exemple.fr,second.exemple.fr,5062,20,0",
    "--srv-host=_sip._udp.exemple.fr,first.exemple.fr,5061,10,5",
    "--srv-host=_sips._tcp.exemple.fr,first.exemple.fr,5071,10,5",
    "--host-record=first.exemple.fr,192.0.2.11,77",
    "--host-record=second.exemple.fr,192.0.2.12,3000",
    "--host-record=exemple.fr,192.0.2.99",
    "--naptr-record=naptr.fr,10,10,s,SIP+D2U,,_odd._udp.naptr.fr",
    "--naptr-record=naptr.fr,5,10,s,SIP+D2T,,_odd._tcp.naptr.fr",
    "--srv-host=_odd._udp.naptr.fr,first.exemple.fr,5090",
    "--srv-host=_sip._udp.naptr.fr,second.exemple.fr,5091",
    "--srv-host=_sip._udp.lost.fr,nowhere.exemple.fr,5060,10",
    "--srv-host=_sip._udp.lost.fr,second.exemple.fr,5060,20",
    "--srv-host=_sip._udp.declined.fr",
    "--host-record=declined.fr,192.0.2.98",
  ];
  // Its own zones only, whatever this machine knows.
  const alone = ["--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--pid-file=", "--user=", "--local=/fr/"];
  const args = ["--keep-in-foreground", "--log-facility=-", "--bind-interfaces", "--listen-address=127.0.0.1"];
  dnsmasq = startChild("dnsmasq", "dnsmasq", [...args, `--port=${port}`, ...alone, ...zones]);
  await dnsmasq.says(/started, version/);
});
afterAll(() => dnsmasq[Symbol.asyncDispose]());

const ask = (host: string, change: Partial<Question> = {}, servers = [`127.0.0.1:${port}`]) => {
  const lookUp = dnsLookUp(chanceOf("seed"), servers, 300);
  return lookUp({ host, port: null, transport: "udp", domain: "", ipv4Only: false, ...change });
};
async function addresses(host: string, change: Partial<Question> = {}) {
  const answer = await ask(host, change);
  return answer.kind === "found" ? answer.destinations.map(addressOf) : answer.kind;
}

describe("RFC 3263 §4", () => {
  test("SRV records give the servers and their ports, in the order of their priority", async () => {
    expect(await addresses("exemple.fr")).toEqual(["192.0.2.11:5061", "192.0.2.12:5062"]);
  });

  test("each transport has records of its own, and the certificate is for the name of the operator", async () => {
    const answer = await ask("exemple.fr", { transport: "tls" });

    expect(answer).toMatchObject({
      destinations: [{ address: "192.0.2.11", port: 5071, transport: "tls", serverName: "exemple.fr" }],
    });
    expect(await addresses("exemple.fr", { transport: "tcp" })).toEqual(["192.0.2.99:5060"]);
  });

  test("a port that is given needs no SRV", async () => {
    expect(await addresses("exemple.fr", { port: 5080 })).toEqual(["192.0.2.99:5080"]);
  });

  test("a name without SRV has the usual port, IPv4 before IPv6", async () => {
    expect(await addresses("plain.exemple.fr")).toEqual(["192.0.2.1:5060", "[2001:db8::1]:5060"]);
    expect(await addresses("plain.exemple.fr", { transport: "tls", ipv4Only: true })).toEqual(["192.0.2.1:5061"]);
  });

  test("NAPTR says where the SRV records of the transport are, when it says anything", async () => {
    expect(await addresses("naptr.fr")).toEqual(["192.0.2.11:5090"]);
  });

  test("a server whose name leads nowhere is left out, the next one is not", async () => {
    expect(await addresses("lost.fr")).toEqual(["192.0.2.12:5060"]);
  });

  test("an operator that declines the service by SRV is not sought at its address", async () => {
    expect(await addresses("declined.fr")).toBe("nothing");
  });
});

test("an answer holds as long as its shortest TTL, behind SRV ten minutes at most", async () => {
  expect(await ask("plain.exemple.fr")).toMatchObject({ holdsSeconds: 120, isPartial: false });
  expect(await ask("exemple.fr")).toMatchObject({ holdsSeconds: 77 });
  expect(await ask("lost.fr")).toMatchObject({ holdsSeconds: 600 });
});

test("a name that does not exist leads nowhere, nor does one that cannot", async () => {
  expect(await addresses("nobody.fr")).toBe("nothing");
  expect(await addresses("nobody.fr", { port: 5060 })).toBe("nothing");
  expect(await addresses("a..b")).toBe("nothing");
});

test("where nobody answers for DNS that is what is said", async () => {
  const silent = createSocket("udp4").bind(0, "127.0.0.1");
  await once(silent, "listening");
  const servers = [`127.0.0.1:${silent.address().port}`];

  const answers = await Promise.all([ask("exemple.fr", {}, servers), ask("exemple.fr", { port: 5060 }, servers)]);
  silent.close();

  expect(answers).toEqual([{ kind: "unanswered" }, { kind: "unanswered" }]);
});

test("a server that refuses is none that says the name does not exist", async () => {
  expect(await addresses("exemple.com")).toBe("unanswered");
});
