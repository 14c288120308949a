/** Makers whose telephones look alike to us. */
export type Family = "aastra" | "depaepe" | "gigaset" | "yealink";

/** Where somebody saw a telephone, by what it said then. Times are milliseconds since 1970. */
export type Sighting =
  | { readonly origin: "dhcp"; readonly at: number; readonly mac: string; readonly vendorClass: string | null }
  | {
      readonly origin: "http" | "tftp";
      readonly at: number;
      /** From the lease of the address that asked; null: not known. */
      readonly mac: string | null;
      readonly path: string;
      readonly userAgent: string | null;
    }
  | { readonly origin: "register"; readonly at: number; readonly mac: string | null; readonly userAgent: string }
  | {
      /** SIP SUBSCRIBE for `ua-profile`, by multicast. */
      readonly origin: "pnp";
      readonly at: number;
      readonly mac: string | null;
      readonly userAgent: string | null;
      /** Its Event field. */
      readonly event: string;
    };

export type Origin = Sighting["origin"];

/** What one sighting says. */
export interface Claim {
  readonly family: Family | null;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly mac: string | null;
  /** 1 (anybody of the name could) to 5 (the telephone says so itself). */
  readonly weight: number;
  /** Which part of the sighting says it. */
  readonly by: "oui" | "vendor-class" | "user-agent" | "profile-event" | "file-name";
}

export interface Vote extends Claim {
  readonly origin: Origin;
  readonly at: number;
}

/** What a telephone is taken for, and why. */
export interface Identity {
  readonly mac: string | null;
  readonly family: Family | null;
  readonly model: string | null;
  readonly firmware: string | null;
  /** Newest first. */
  readonly votes: readonly Vote[];
}
