import type { DhcpLease } from "../../../daemon/contracts/dhcp.ts";
import { bitsOf } from "../../../daemon/model/ipv4.ts";
import { plainText } from "../../forms/plain-text.ts";
import { macInColons } from "../telephones/mac-in-colons.ts";

export const LEASE_COLUMNS = ["mac", "ip", "end", "model", "name", "extension"] as const;
export type LeaseColumn = (typeof LEASE_COLUMNS)[number];

export interface LeaseOrder {
  readonly column: LeaseColumn;
  readonly descending: boolean;
}

/** The same column again turns the order round. */
export const nextOrder = (before: LeaseOrder, column: LeaseColumn): LeaseOrder => ({
  column,
  descending: before.column === column && !before.descending,
});

/** Maker and model as one text; what the device says of itself where they are not known; empty: nothing is. */
export function modelOf({ maker, model, vendorClass }: Pick<DhcpLease, "maker" | "model" | "vendorClass">): string {
  const known = [maker === null ? "" : `${maker[0]?.toUpperCase() ?? ""}${maker.slice(1)}`, model ?? ""];
  const text = known.filter((part) => part !== "").join(" ");
  return text === "" ? (vendorClass ?? "") : text;
}

/** Every word that was typed must be found in the line; a MAC address with or without colons. Pure. */
export function filterLeases(leases: readonly DhcpLease[], typed: string): readonly DhcpLease[] {
  const wanted = plainText(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return leases;
  return leases.filter((lease) => {
    const { macAddress, ipAddress, name, vendorClass, number } = lease;
    const texts = [macAddress, macInColons(macAddress), ipAddress, name, modelOf(lease), vendorClass, number];
    const text = plainText(texts.join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

/** By what a column means: addresses by their place in the network, ends by time; those that say nothing come last. Pure. */
export function sortLeases(
  leases: readonly DhcpLease[],
  { column, descending }: LeaseOrder,
  locale: string,
): readonly DhcpLease[] {
  const text = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const sign = descending ? -1 : 1;
  const valued = leases.map((lease) => ({ lease, value: meantBy(lease, column), bits: bitsOf(lease.ipAddress) }));
  return valued
    .sort(({ value: one, bits: first }, { value: other, bits: second }) => {
      if (one === other) return first - second;
      if (one === null) return 1;
      if (other === null) return -1;
      const order =
        typeof one === "number" && typeof other === "number" ? one - other : text.compare(String(one), String(other));
      return sign * order || first - second;
    })
    .map(({ lease }) => lease);
}

/** Null: it says nothing, and stands at the end either way. */
function meantBy(lease: DhcpLease, column: LeaseColumn): string | number | null {
  switch (column) {
    case "mac":
      return Number.parseInt(lease.macAddress, 16);
    case "ip":
      return bitsOf(lease.ipAddress);
    case "end":
      // One that never ends does so after all others.
      return lease.expiresAt ?? Number.MAX_SAFE_INTEGER;
    case "model":
      return modelOf(lease) || null;
    case "name":
      return lease.name || null;
    case "extension":
      return lease.number;
  }
}
