import { expect, test } from "vitest";
import { defaultRoute, nameServersIn } from "./surroundings.ts";

const head = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

test("the default route is the one of least metric that has a gateway and is up", () => {
  const table = [
    "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0",
    "eth0\t00000000\tFE01A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0",
    "tun0\t00000000\t00000000\t0001\t0\t0\t10\t00000000\t0\t0\t0",
    "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0",
  ].join("\n");

  expect(defaultRoute(head + table)).toEqual({ interface: "eth0", gateway: "192.168.1.254" });
});

test.each(["", head, `${head}eth0\t00000000\tnonsense`, "\0"])("no route: %j", (table) => {
  expect(defaultRoute(table)).toBeNull();
});

test("name servers are those that others can ask, each once", () => {
  const text =
    "# resolv.conf\nnameserver 127.0.0.53\nnameserver 192.168.1.1\n nameserver 192.168.1.1\nnameserver 2001:db8::1\nsearch lan\n";

  expect(nameServersIn(text)).toEqual(["192.168.1.1"]);
});
