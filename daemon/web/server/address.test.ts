import { expect, test } from "vitest";
import { neighbourhood, shortAddress } from "./address.ts";

test("addresses are written the short way, IPv4 as IPv4 however it came", () => {
  expect(shortAddress("192.0.2.1")).toBe("192.0.2.1");
  expect(shortAddress("0000:0000:0000:0000:0000:ffff:c000:0201")).toBe("192.0.2.1");
  expect(shortAddress("2001:0db8:0000:0000:0000:0000:0000:0001")).toBe("2001:db8::1");
  expect(shortAddress("0000:0000:0000:0000:0000:0000:0000:0001")).toBe("::1");
});

test("all addresses of one subscriber of IPv6 count as one", () => {
  expect(neighbourhood("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(neighbourhood("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
  expect(neighbourhood("2001:db8::9")).toBe("2001:db8:0:0::/64");
  expect(neighbourhood("192.0.2.1")).toBe("192.0.2.1");
});
