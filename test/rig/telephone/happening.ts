import type { Device } from "./firmware.ts";

/** What a simulated telephone does and meets, one line of JSON for each, on standard output of `main.ts`. */
export type Happening = {
  /** 12 upper-case hexadecimal digits; of whoever makes addresses up, those of his cable. */
  readonly mac: string;
  /** Milliseconds since 1970. */
  readonly at: number;
} & Happened;

export type Happened =
  | { readonly what: "starts" }
  /** `options`: the codes that DHCP told it. */
  | { readonly what: "leased"; readonly address: string; readonly options: readonly number[] }
  /** Status 0: no answer. */
  | { readonly what: "file"; readonly url: string; readonly status: number }
  | { readonly what: "registered"; readonly user: string; readonly transport: string; readonly port: number }
  /** It goes on trying. Null: nobody answered. */
  | { readonly what: "not registered"; readonly status: number | null; readonly why: string }
  | { readonly what: "notified"; readonly event: string; readonly does: string }
  | { readonly what: "cable out" }
  | { readonly what: "trouble"; readonly why: string }
  /** It asks for its own file for ever; answers of the last second. */
  | { readonly what: "pesters"; readonly answers: number }
  /** Somebody with made-up MAC addresses has taken so many addresses, and got no more. */
  | { readonly what: "starves"; readonly taken: number };

/** What a test tells `main.ts`, a line of JSON each on its standard input. The first one says who is there. */
export type Order =
  | { readonly order: "devices"; readonly devices: readonly Device[] }
  /** Current for all telephones, or for one; without it they keep what they have read, and nothing else. */
  | { readonly order: "on" | "off"; readonly only?: number }
  | { readonly order: "pester"; readonly only: number }
  /** So many made-up MAC addresses ask for an address by the cable of this one. */
  | { readonly order: "starve"; readonly only: number; readonly macs: number };
