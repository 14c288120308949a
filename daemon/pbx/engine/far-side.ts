import type { Party } from "./engine.ts";

/** What the contract suite needs of the telephones at the other end of an engine. */
export interface FarSide extends AsyncDisposable {
  /** A telephone of that extension (its SIP password is `passwordOf(extension)` unless told otherwise). */
  phone(extension: string, options?: { readonly password?: string }): Promise<FarPhone>;
}

export interface FarPhone {
  readonly extension: string;
  /** Registers, or refreshes; the final status. */
  register(): Promise<number>;
  unregister(): Promise<number>;
  /** Sends an INVITE; what comes back is seen on the call. */
  call(number: string, options?: { readonly replaces?: FarCall }): FarCall;
  /** Every call that it was offered, newest last. */
  readonly calls: readonly FarCall[];
  subscribe(target: string, eventPackage: "dialog" | "message-summary"): FarSubscription;
}

export interface FarCall {
  /** In order: statuses above 100, `CANCEL`, `BYE`, `NOTIFY 200`, `REFER 603` (a refused one). */
  readonly saw: readonly string[];
  /** Who the exchange said last is at the other end. */
  readonly shown: Party | null;
  /** Digits that came from the exchange. */
  readonly digits: string;
  readonly over: boolean;
  ring(): void;
  /** 183 with SDP. */
  early(): void;
  answer(): void;
  refuse(status: number): void;
  redirect(target: string): void;
  /** BYE, CANCEL or 486, whichever is right. */
  hangUp(): void;
  hold(): void;
  resume(): void;
  refer(target: string, replaces?: FarCall | "unknown"): void;
  /** A digit by SIP INFO. */
  press(digit: string): void;
}

export interface FarSubscription {
  readonly notified: readonly { readonly contentType: string; readonly body: string; readonly state: string }[];
  refresh(): void;
  end(): void;
}

/** The SIP password of an extension in tests. */
export const passwordOf = (extension: string): string => `pw-${extension}`;
