import { expect, test } from "vitest";
import { poolTooSmall } from "../advice/dhcp.ts";
import { extension, office } from "../office.fixture.ts";
import { gatewayStandsAlone, poolInOrder } from "./dhcp.ts";

const withDhcp = (dhcp: object, ...extensions: ReturnType<typeof extension>[]) => {
  const document = office({ extensions, groups: [] });
  return { ...document, dhcp: { ...document.dhcp, isOn: true, ...dhcp } };
};
const pool = (poolFirst: string | null, poolLast: string | null) => ({ poolFirst, poolLast });

test("DHC-05: a pool has both ends or none, in order, and no more addresses than a box serves", () => {
  const issues = (first: string | null, last: string | null) => poolInOrder(withDhcp(pool(first, last)));

  expect(issues(null, null)).toEqual([]);
  expect(issues("192.168.1.200", "192.168.1.200")).toEqual([]);
  expect(issues("192.168.1.200", null)).toMatchObject([{ path: "/dhcp/poolLast", code: "pool-half" }]);
  expect(issues(null, "192.168.1.250")).toMatchObject([{ path: "/dhcp/poolFirst", code: "pool-half" }]);
  expect(issues("192.168.1.250", "192.168.1.200")).toMatchObject([{ path: "/dhcp/poolLast", code: "pool-order" }]);
  expect(issues("10.0.0.1", "10.255.0.1")).toMatchObject([{ code: "pool-order" }]);
});

test("DHC-06: the gateway is neither given away nor a telephone's", () => {
  const gateway = "192.168.1.254";
  const poste = extension("201", { macAddress: "E434D7300542", ipAddress: gateway });

  expect(gatewayStandsAlone(withDhcp({ gateway, ...pool("192.168.1.200", "192.168.1.250") }))).toEqual([]);
  expect(gatewayStandsAlone(withDhcp({ gateway, ...pool("192.168.1.200", gateway) }))).toMatchObject([
    { path: "/dhcp/gateway", code: "gateway-in-pool" },
  ]);
  expect(gatewayStandsAlone(withDhcp({ gateway }, poste))).toMatchObject([{ code: "gateway-taken" }]);
});

test("DHC-05: a pool that is smaller than the telephones that need it is told of, and saved all the same", () => {
  const two = [extension("201", { macAddress: "E434D7300541" }), extension("202", { macAddress: "E434D7300542" })];
  const one = { ...pool("192.168.1.200", "192.168.1.200") };

  expect(poolTooSmall(withDhcp(one, ...two))).toMatchObject([{ path: "/dhcp/poolLast", code: "pool-too-small" }]);
  expect(poolTooSmall(withDhcp({ ...one, isOn: false }, ...two))).toEqual([]);
  expect(poolTooSmall(withDhcp(pool("192.168.1.200", "192.168.1.201"), ...two))).toEqual([]);
  expect(poolTooSmall(withDhcp(pool(null, null), ...two))).toEqual([]);
});
