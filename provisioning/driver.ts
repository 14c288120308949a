import type { Reason } from "../daemon/model/reason.ts";
import type { DirectoryPage } from "./directory-page.ts";
import type { Identity } from "./identify/identity.ts";
import type { Directory, Phone, Site } from "./phone.ts";

export type DirectoryKind = Directory["kind"];
export type DriverId = "aastra" | "depaepe" | "gigaset" | "yealink" | "generic";

/** How to make files for the telephones of one maker. Pure: nothing is read, kept or looked up. */
export interface PhoneDriver {
  readonly id: DriverId;
  readonly models: readonly PhoneModel[];
  /** The row of a telephone, however it writes its name; null: there is none, or it is not known yet. */
  modelOf(is: Pick<Identity, "model" | "firmware">): PhoneModel | null;
  /** How well it suits, 0 (not at all) to 100. */
  match(identity: Identity): number;
  /** How these look up the directory; to one that knows neither way it is told all the same, and becomes a remark. */
  directory(is: Pick<Identity, "model" | "firmware">): DirectoryKind;
  /** The directory in its maker's XML; null: there is none that is known. */
  readonly directoryPage: DirectoryPage | null;
  /** What a path asks for; null: nothing of ours. Only whole names of known form match, so no path leads elsewhere. */
  route(path: string): FileAsked | null;
  /** The file; null: telephones of this kind have no such file. */
  render(subject: Subject): Rendered | null;
  /** What one with this firmware does by TLS only with whom it was told to trust. */
  trusts(is: Pick<Identity, "model" | "firmware">): Trust;
  /** What DHCP tells telephones of this kind. `url` is where files are asked for, ending in `/`. */
  dhcp(url: string): readonly DhcpRule[];
  /** What a telephone is told that asks everybody by SIP where its settings are (`url`, as above); null: it would not ask. */
  pnp(url: string, identity: Pick<Identity, "mac" | "model">): string | null;
  /** What to try, in this order, until the telephone registers anew [ACC-12]. */
  resync(model: string | null, how: "check" | "reboot"): readonly ResyncStep[];
}

/**
 * `files`: it may be led to HTTPS, and its calls are then encrypted with nobody else; one that did not believe the box would
 * ask nobody else. `calls`: it encrypts calls with nobody else, and fetches files by HTTP. `nothing`: it is not told whom.
 */
export type Trust = "files" | "calls" | "nothing";

/** A row of a driver's table. */
export interface PhoneModel {
  readonly name: string;
  /** SIP accounts that it can hold. */
  readonly accounts: number;
  /** Keys of its own that can be programmed. */
  readonly keys: number;
  /** It has no buttons of their own for lines: the first key is one unless it is told otherwise. */
  readonly firstIsLine: boolean;
  /** Key modules that fit beside it, and the keys of one. */
  readonly modules: number;
  readonly moduleKeys: number;
  /** Speaks TLS 1.2 or later, and SRTP. */
  readonly encrypts: boolean;
}

export type FileAsked =
  | { readonly kind: "phone"; readonly mac: string }
  /** `code` is how the maker names a model in this file; null: for all. */
  | { readonly kind: "common"; readonly code: string | null };

export type Subject =
  | { readonly kind: "phone"; readonly phone: Phone }
  | { readonly kind: "common"; readonly site: Site };

export interface Rendered {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** What does not fit on this model, for the page of the extension. */
  readonly remarks: readonly Reason[];
}

/**
 * Telephones that have one of the OUIs (6 upper-case digits) or the vendor class (a part of option 60) get the options;
 * a rule by class goes before one by prefix. Nobody else gets them: option 114 is a captive portal to a computer (RFC 8910).
 */
export interface DhcpRule {
  readonly name: string;
  readonly ouis: readonly string[];
  readonly vendorClass: string | null;
  readonly options: readonly DhcpOption[];
}

export interface DhcpOption {
  readonly code: number;
  /** Sub-option of option 43, in the space of the rule's vendor class. */
  readonly within43: boolean;
  readonly value: { readonly text: string } | { readonly byte: number };
  /** Sent even if it was not asked for. */
  readonly force: boolean;
}

/** A NOTIFY outside a dialog, to the registered contact. */
export interface ResyncStep {
  readonly event: string;
  readonly body: { readonly contentType: string; readonly text: string } | null;
}
