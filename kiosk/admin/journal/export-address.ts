import { routes } from "../../../daemon/contracts/api/routes.ts";
import { addressOf } from "../../api/address.ts";
import type { JournalFilter } from "./journal-filter.ts";

/** What a person asks for; empty: whatever it is. */
export interface Wanted extends JournalFilter {
  readonly format: "csv" | "json";
}

/** Where the file is. */
export function exportAddress({ format, ...filter }: Wanted): string {
  const asked = Object.entries(filter).map(([name, value]) => [name, value.trim() === "" ? undefined : value.trim()]);
  return addressOf(routes[format === "csv" ? "records.csv" : "records.json"], {}, Object.fromEntries(asked));
}
