import fc from "fast-check";
import { expect, test } from "vitest";
import { readLeaseFile } from "./lease-file.ts";

const MAC = "7c:2f:80:40:ec:1a";

test("a lease has its MAC address, its IP address and when it expires", () => {
  expect(readLeaseFile(`1358530142 ${MAC} 192.168.1.201 N510 01:${MAC}\n`)).toEqual([
    { macAddress: "7C2F8040EC1A", ipAddress: "192.168.1.201", expiresAt: 1358530142_000, name: "N510" },
  ]);
});

test("who does not say his name has none, and a lease for ever never expires", () => {
  expect(readLeaseFile(`0 ${MAC} 192.168.1.201 * *\n`)).toMatchObject([{ expiresAt: null, name: null }]);
});

test("a line that is half written is passed over, and the others are read", () => {
  const leases = readLeaseFile(`1358530142 ${MAC} 192.168.1.201 * *\n1358530142 00:08:5d:11:22:33 192.16`);

  expect(leases.map(({ ipAddress }) => ipAddress)).toEqual(["192.168.1.201"]);
});

test("leases of IPv6, of other networks, of no address and to no date are passed over", () => {
  const others = [
    "duid 00:01:00:01:2c:5d",
    "1358530142 4242 2001:db8::201 * 00:01",
    `1358530142 06-${MAC} 192.168.1.201 * *`,
    `1358530142 ${MAC} 192.168.1.999 * *`,
    `1358530142 ${MAC} 192.168.001.201 * *`,
    `135853014200000 ${MAC} 192.168.1.201 * *`,
  ];

  expect(readLeaseFile(others.join("\n"))).toEqual([]);
});

test("a hostile name is printable text, cut", () => {
  const [lease] = readLeaseFile(`0 ${MAC} 10.0.0.2 \u202e<img\u0007${"x".repeat(100)} *`);

  expect(lease?.name).toMatch(/^\ufffd<img\ufffdx+$/);
  expect(lease?.name).toHaveLength(40);
});

test("whatever stands in the file, reading it does not fail", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readLeaseFile(text)));
});
