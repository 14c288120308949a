import type { LiveExtension } from "../../../daemon/contracts/api/live-entries.ts";
import type { Extension } from "../../../daemon/model/config/extensions.ts";
import type { DotState } from "../../controls/dot.tsx";

/** A line of the list: what is saved, and what it does now. */
export interface ExtensionRow {
  readonly number: string;
  readonly name: string;
  readonly kind: Extension["kind"];
  readonly state: DotState;
  readonly devices: readonly string[];
}

export type Column = "state" | "kind" | "number" | "name" | "devices";

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

/** What is saved but does not run yet is to be reloaded; without a picture nobody knows. */
export function extensionRows(
  saved: readonly Extension[],
  live: ReadonlyMap<string, LiveExtension> | undefined,
): readonly ExtensionRow[] {
  return saved.map(({ number, name, kind }) => ({
    number,
    name,
    kind,
    state: stateOf(number, live),
    devices: live?.get(number)?.devices.map(({ userAgent }) => userAgent) ?? [],
  }));
}

export const stateOf = (number: string, live: ReadonlyMap<string, LiveExtension> | undefined): DotState =>
  live === undefined ? "unknown" : (live.get(number)?.state ?? "staged");

/** Every word that was typed must be found somewhere in the line; accents and capitals do not count. */
export function filterRows(
  rows: readonly ExtensionRow[],
  typed: string,
  kindWords: Readonly<Record<Extension["kind"], string>>,
): readonly ExtensionRow[] {
  const wanted = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return rows;
  return rows.filter(({ number, name, kind, devices }) => {
    const text = plain([number, name, kindWords[kind], ...devices].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

const rank: Readonly<Record<DotState, number>> = {
  ringing: 0,
  busy: 1,
  idle: 2,
  unregistered: 3,
  staged: 4,
  unknown: 5,
};

export function sortRows(rows: readonly ExtensionRow[], { column, descending }: Order, locale: string) {
  const text = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const by = (one: ExtensionRow, other: ExtensionRow): number => {
    switch (column) {
      case "state":
        return rank[one.state] - rank[other.state];
      case "devices":
        return text.compare(one.devices.join(), other.devices.join());
      case "kind":
      case "number":
      case "name":
        return text.compare(one[column], other[column]);
    }
  };
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * by(one, other) || text.compare(one.number, other.number));
}
