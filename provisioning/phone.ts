import type { Static } from "typebox";
import type { codecSchema } from "../daemon/model/codec.ts";
import type { TERMS } from "../daemon/model/terms.ts";

export type Codec = Static<typeof codecSchema>;
export type PhoneKeyKind = keyof (typeof TERMS)["phoneKey"];
export type PhoneSetting = keyof (typeof TERMS)["phoneSetting"];

/** What every telephone of the office gets alike; nothing in it is secret, so a telephone that nobody knows may have it. */
export interface Site {
  readonly clock: {
    /** Name or address of a time server. */
    readonly server: string;
    /** Zone by its IANA name, such as `Europe/Paris`; it must be one that Intl knows. */
    readonly zone: string;
    /** The year whose summer time is written down, for telephones that are told a rule. */
    readonly year: number;
  };
  readonly language: "fr" | "en";
  /** Country of the dial and busy tones. */
  readonly tones: "FR";
  readonly provisioning: {
    /** Where the telephone finds its files: a URL that ends in `/`, its own token in the path if it has one. */
    readonly url: string;
    /** Once a day from `at` (local time, HH:MM), within `spreadMinutes` (1 to 360) after it; null: at boot only. */
    readonly recheck: { readonly at: string; readonly spreadMinutes: number } | null;
    /** URL of the certificate authority of the box, in PEM; null: it is to trust nobody, or anybody. */
    readonly authorityUrl: string | null;
  };
}

/** One telephone in no maker's words: what the configuration says of it, for a driver to put into files [POS-17]. */
export interface Phone extends Site {
  /** 12 upper-case hexadecimal digits [POS-07]. */
  readonly mac: string;
  /** As in a driver's table; null: not known yet. */
  readonly model: string | null;
  /** As the telephone tells it; null: not known yet. */
  readonly firmware: string | null;
  /** Counts the changes of what this telephone is told, from 1: some apply a file only if its version grew. */
  readonly revision: number;
  /** When it changed last, milliseconds since 1970: some want the version as a date. */
  readonly changedAt: number;
  /** Key modules beside it, 0 to 3. */
  readonly modules: number;
  /** In the order of their lines, which may have gaps; a base has one for each handset. */
  readonly accounts: readonly PhoneAccount[];
  /** Best first. */
  readonly codecs: readonly Codec[];
  readonly digits: "rfc4733" | "info" | "inband";
  readonly keys: readonly PhoneKey[];
  /** Dialled before a number to take its call, such as `*8`; null: none. */
  readonly pickupCode: string | null;
  readonly directory: Directory | null;
  readonly address: FixedAddress | null;
  readonly vlan: { readonly voice: Vlan; readonly pc: Vlan | null } | null;
  /** Of its own web page; random, one pair for each telephone: 8 digits, since some have only a keypad to type them. */
  readonly passwords: { readonly admin: string; readonly user: string };
}

export interface PhoneAccount {
  /** Its place on the telephone, from 1; on a base, the number of its handset. No two have the same. */
  readonly line: number;
  /** One handset of a base has it alone, that of the same number; false: whoever takes the telephone up. */
  readonly ofHandset: boolean;
  /** What is dialled to reach it. */
  readonly number: string;
  /** Shown on the telephone and sent with calls; any text. */
  readonly name: string;
  readonly user: string;
  readonly login: string;
  readonly password: string;
  /** Name or address of the box, without port. */
  readonly server: string;
  /** Ports that the box listens on; tls null: it does not. */
  readonly ports: { readonly udp: number; readonly tcp: number; readonly tls: number | null };
  /** TLS and SRTP where the telephone can and the box listens; false: UDP. */
  readonly encrypted: boolean;
  /** Seconds until a registration is renewed, 60 to 86400. */
  readonly expirySeconds: number;
  /** Dialled to hear messages; null: no mailbox. */
  readonly voicemail: string | null;
}

export interface PhoneKey {
  /** 0: the telephone itself; 1 to 3: the module beside it, the nearest first. */
  readonly module: number;
  /** From 1, on the telephone or on that module. */
  readonly position: number;
  readonly kind: PhoneKeyKind;
  readonly label: string;
  /** Number watched or dialled, place of parking; for a line the account, from 1; else empty. */
  readonly value: string;
}

export type Directory =
  | { readonly kind: "xml"; readonly name: string; readonly url: string }
  | {
      readonly kind: "ldap";
      readonly name: string;
      readonly host: string;
      readonly port: number;
      readonly tls: boolean;
      readonly base: string;
      readonly user: string;
      readonly password: string;
      /** Attributes that are searched, the shown one first. */
      readonly names: readonly string[];
      readonly numbers: readonly string[];
    };

/** Dotted IPv4 [POS-08]. */
export interface FixedAddress {
  readonly ip: string;
  readonly mask: string;
  readonly gateway: string;
  readonly dns: readonly string[];
}

export interface Vlan {
  /** 1 to 4094. */
  readonly id: number;
  /** 0 to 7 (IEEE 802.1p). */
  readonly priority: number;
}
