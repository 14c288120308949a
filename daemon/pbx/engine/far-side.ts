import type { Destination, Party } from "./engine.ts";

/** What the contract suite needs of the telephones at the other end of an engine. */
export interface FarSide extends AsyncDisposable {
  /** A telephone of that extension (its SIP password is `passwordOf(extension)` unless told otherwise). */
  phone(extension: string, options?: { readonly password?: string }): Promise<FarPhone>;
  /** An operator of outside lines. */
  operator(): Promise<FarOperator>;
  /** A telephone without settings, that asks everybody on that port of 224.0.1.75 where they are. */
  newcomer(port: number, written: WrittenAsk): Promise<FarNewcomer>;
}

/** What a telephone writes of itself into its SUBSCRIBE: URI in From and To, Event, User-Agent. */
export interface WrittenAsk {
  readonly uri: string;
  readonly event: string;
  readonly userAgent: string;
}

export interface FarNewcomer {
  /** The final answer to its SUBSCRIBE; 0: there is none yet. */
  readonly status: number;
  /** Every NOTIFY that came to it. */
  readonly told: readonly (ArrivedNotice & { readonly state: string })[];
  /** Asks; once more when it has asked before. */
  ask(): void;
}

/**
 * What an operator writes into his INVITE: user parts of From, To and the request-URI, P-Asserted-Identity, Diversion
 * with its counter, Max-Forwards.
 */
export interface OperatorCall {
  readonly from: string;
  readonly to: string;
  readonly asserted?: string;
  readonly diverted?: string;
  readonly diversions?: number;
  readonly maxForwards?: number;
}

/** A text message that a far side has sent. */
export interface FarMessage {
  /** The final answer; 0: there is none yet. */
  readonly status: number;
}

/** A text message that came to a far side. */
export interface ArrivedMessage {
  /** User part and name of From. */
  readonly sender: Party;
  /** User part of the request-URI. */
  readonly called: string;
  readonly text: string;
  readonly callId: string;
}

/** What a telephone was told without having asked: NOTIFY outside of a dialog. */
export interface ArrivedNotice {
  readonly event: string;
  /** Empty: it had no text. */
  readonly contentType: string;
  readonly text: string;
}

/** Who writes to whom: user parts of From, and of the request-URI. */
export interface OperatorMessage extends Pick<OperatorCall, "from" | "to"> {
  readonly text: string;
}

export interface FarOperator {
  readonly destination: Destination;
  /** `192.0.2.7:5060` */
  readonly source: string;
  /** What it says to REGISTER, OPTIONS and MESSAGE; 0: nothing at all, to calls neither. */
  status: number;
  /** The longest registration that it grants, in seconds. */
  longest: number;
  /** Asks for this password when a line registers or writes; null: for none. */
  password: string | null;
  /** Whom it has registered, by the user of their line, and for how many seconds. */
  readonly registered: ReadonlyMap<string, number>;
  /** Every call that came to it, newest last. */
  readonly calls: readonly FarCall[];
  callBy(shape: OperatorCall): FarCall;
  /** Every text message that came to it, each try for itself. */
  readonly messages: readonly ArrivedMessage[];
  writeBy(shape: OperatorMessage): FarMessage;
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
  /** What it says to MESSAGE, and to a notice; 0: nothing. */
  messageStatus: number;
  /** Every text message that came to it, each try for itself. */
  readonly messages: readonly ArrivedMessage[];
  readonly notices: readonly ArrivedNotice[];
  write(number: string, text: string): FarMessage;
}

export interface FarCall {
  /** In order: statuses above 100, `CANCEL`, `BYE`, `NOTIFY 200`, `REFER 603` (a refused one). */
  readonly saw: readonly string[];
  /** Who the exchange said last is at the other end. */
  readonly shown: Party | null;
  /** The number that the exchange has dialled. */
  readonly called: string;
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
