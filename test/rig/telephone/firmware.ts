/** What a telephone is, as it stands on its label and in its memory. */
export interface Device {
  readonly maker: Maker;
  readonly model: string;
  readonly version: string;
  /** 12 upper-case hexadecimal digits. */
  readonly mac: string;
}

export type Maker = "aastra" | "depaepe" | "gigaset" | "yealink";

/** What it has read in its files and keeps without current, by the maker's own names. */
export type Settings = ReadonlyMap<string, string>;

export interface Account {
  readonly user: string;
  readonly login: string;
  readonly password: string;
  readonly server: string;
  readonly port: number;
  readonly transport: "udp" | "tcp" | "tls";
  readonly expirySeconds: number;
}

/** How the telephones of one maker behave, of what is written down about them (PROVISIONING); none of it is code of the box. */
export interface Firmware {
  /** DHCP option 60; null: it says none. */
  readonly vendorClass: (device: Device) => string | null;
  /** DHCP option 55. */
  readonly wants: readonly number[];
  readonly userAgent: (device: Device) => string;
  /** Where it looks for its files, without the slash at the end; null: nowhere. */
  readonly filesAt: (told: ReadonlyMap<number, Buffer>, kept: Settings) => string | null;
  /** What it asks for there, in this order; a missing one is no trouble. */
  readonly files: (device: Device) => readonly string[];
  /** Throws where its maker's parser would give up the file. */
  readonly read: (text: string, device: Device) => Settings;
  readonly account: (kept: Settings, device: Device) => Account | null;
  /** What it does when it is notified of this; null: it does not know the event. */
  readonly hears: (event: string, body: string, kept: Settings) => "restarts" | "asks again" | null;
}

export const textOf = (value: Buffer | undefined): string | null =>
  value === undefined || value.length === 0 ? null : value.toString("latin1").replace(/\0+$/, "");

export const withoutSlash = (url: string): string => url.replace(/\/+$/, "");

/** `00-08-5D-…`, or with whatever else between the bytes. */
export const spelled = (mac: string, between: string): string => (mac.match(/../g) ?? []).join(between);
