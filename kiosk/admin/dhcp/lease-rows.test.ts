import { describe, expect, test } from "vitest";
import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";
import { filterLeases, type LeaseColumn, modelOf, nextOrder, sortLeases } from "./lease-rows.ts";

const lease = (change: Partial<DhcpLease>): DhcpLease => ({
  ...{ macAddress: "7C2F8040EC1A", ipAddress: "192.168.1.201", expiresAt: 1_358_526_542_000, name: null },
  ...{ vendorClass: null, requested: [], askedAt: null, maker: null, model: null, number: null, isFixed: false },
  ...change,
});
const base = lease({ maker: "gigaset", model: "N510 IP PRO", name: "Accueil" });
const desk = lease({
  ...{ macAddress: "E437D7100181", ipAddress: "192.168.1.9", expiresAt: null, maker: "depaepe", number: "202" },
});
const laptop = lease({
  ...{ macAddress: "00156519E1BD", ipAddress: "192.168.1.30", expiresAt: 1_358_530_445_000, vendorClass: "MSFT 5.0" },
});
const all = [base, desk, laptop];
const sorted = (column: LeaseColumn, descending = false) =>
  sortLeases(all, { column, descending }, "fr").map(({ ipAddress }) => ipAddress.split(".").at(-1));

describe("DHC-01: leases", () => {
  test("are sorted by what a column means, the other way round when it is asked again", () => {
    expect(sorted("ip")).toEqual(["9", "30", "201"]);
    expect(sorted("ip", true)).toEqual(["201", "30", "9"]);
    expect(sorted("mac")).toEqual(["30", "201", "9"]);
    expect(sorted("end")).toEqual(["201", "30", "9"]);
    expect(sorted("model")).toEqual(["9", "201", "30"]);
    const byName = nextOrder({ column: "ip", descending: false }, "name");
    expect(byName).toEqual({ column: "name", descending: false });
    expect(nextOrder(byName, "name")).toEqual({ column: "name", descending: true });
  });

  test("that say nothing of what is sorted by stand at the end either way", () => {
    expect(sorted("extension")).toEqual(["9", "30", "201"]);
    expect(sorted("extension", true)).toEqual(["9", "30", "201"]);
  });

  test("are found by address with or without colons, by name, model and extension", () => {
    const found = (typed: string) => filterLeases(all, typed).map(({ macAddress }) => macAddress);
    expect(found("e4:37:d7")).toEqual(["E437D7100181"]);
    expect(found("7c2f80")).toEqual(["7C2F8040EC1A"]);
    expect(found("n510 accueil")).toEqual(["7C2F8040EC1A"]);
    expect(found("msft")).toEqual(["00156519E1BD"]);
    expect(found("202")).toEqual(["E437D7100181"]);
    expect(found(" ")).toHaveLength(3);
    expect(found("personne")).toEqual([]);
  });

  test("are called by maker and model, else by what the device says of itself", () => {
    expect(all.map(modelOf)).toEqual(["Gigaset N510 IP PRO", "Depaepe", "MSFT 5.0"]);
    expect(modelOf(lease({}))).toBe("");
  });
});
