import { printable } from "../../model/printable.ts";

/** What dnsmasq tells of a lease that came, changed or went, as the lease script writes it. */
export interface LeaseEvent {
  readonly kind: "add" | "old" | "del";
  /** 12 upper-case hexadecimal digits. */
  readonly macAddress: string;
  readonly ipAddress: string;
  /** What the device said of itself when it asked; null: dnsmasq does not know, as for leases from before its start. */
  readonly said: Said | null;
}

export interface Said {
  /** What it is, by its maker (option 60), made printable; null: it does not say. */
  readonly vendorClass: string | null;
  /** The options that it asked for (option 55). */
  readonly requested: readonly number[];
}

export interface ReadEvents {
  readonly events: readonly LeaseEvent[];
  /** The beginning of what is not told to its end yet. */
  readonly rest: string;
}

const FIELDS = 6;
const KINDS: ReadonlySet<string> = new Set(["add", "old", "del", "init", "tftp", "arp-add", "arp-del", "relay-snoop"]);
const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const LONGEST_CLASS = 128;
/** More than one telling has: what grows beyond it was never one. */
const LONGEST_REST = 8192;

/** What came through the pipe, after what was left before. Fields that no telling begins with are passed over. Pure. */
export function readLeaseEvents(rest: string, piece: string): ReadEvents {
  const fields = (rest + piece).split("\0");
  const unfinished = fields.pop() ?? "";
  const events: LeaseEvent[] = [];
  let at = 0;
  while (at < fields.length) {
    if (!KINDS.has(fields[at] ?? "")) {
      at += 1;
      continue;
    }
    if (at + FIELDS > fields.length) break;
    events.push(...eventOf(fields.slice(at, at + FIELDS)));
    at += FIELDS;
  }
  const left = [...fields.slice(at), unfinished].join("\0");
  return { events, rest: left.length > LONGEST_REST ? "" : left };
}

function eventOf(fields: readonly string[]): readonly LeaseEvent[] {
  const [kind, mac = "", ipAddress = "", vendorClass = "", requested = "", missing = ""] = fields;
  if (kind !== "add" && kind !== "old" && kind !== "del") return [];
  // Leases of IPv6 and of other networks than Ethernet.
  if (!MAC.test(mac) || !ADDRESS.test(ipAddress)) return [];
  const said: Said = {
    vendorClass: vendorClass === "" ? null : printable(vendorClass, LONGEST_CLASS),
    requested: [
      ...new Set(
        requested
          .split(",")
          .filter((code) => /^\d{1,3}$/.test(code))
          .map(Number),
      ),
    ].filter(isOption),
  };
  const isKnown = kind !== "del" && missing === "" && (vendorClass !== "" || requested !== "");
  return [{ kind, macAddress: mac.replaceAll(":", "").toUpperCase(), ipAddress, said: isKnown ? said : null }];
}

const isOption = (code: number): boolean => code > 0 && code < 255;
