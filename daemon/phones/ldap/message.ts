import { BerReader, element, integer, malformed, octets, TAG } from "./ber.ts";
import { type Filter, readFilter } from "./filter.ts";

/** Messages of LDAPv3 (RFC 4511 §4) as far as telephones send them, and the answers to them. Pure. */

export interface Message {
  /** From 1; its answers carry it. */
  readonly id: number;
  readonly request: Request;
  /** It holds a control that must be obeyed; none is known here. */
  readonly isCritical: boolean;
}

export type Scope = "base" | "one" | "subtree";

export interface SearchRequest {
  readonly kind: "search";
  readonly base: string;
  readonly scope: Scope;
  /** Entries at most; 0: as many as there are. */
  readonly sizeLimit: number;
  readonly typesOnly: boolean;
  readonly filter: Filter;
  /** As they were sent; none: all. */
  readonly attributes: readonly string[];
}

export type Request =
  | {
      readonly kind: "bind";
      readonly version: number;
      readonly name: string;
      /** Null: by another way than a password. */
      readonly password: string | null;
    }
  | SearchRequest
  | { readonly kind: "unbind" }
  | { readonly kind: "abandon" }
  | { readonly kind: "extended" }
  /** Add, change, delete, rename, compare: `answer` is the tag of what is answered to it. */
  | { readonly kind: "other"; readonly answer: number };

/** Result codes (RFC 4511 §4.1.9, appendix A). */
export const RESULT = {
  success: 0,
  protocolError: 2,
  sizeLimitExceeded: 4,
  authMethodNotSupported: 7,
  unavailableCriticalExtension: 12,
  noSuchObject: 32,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  unwillingToPerform: 53,
} as const;
export type Result = (typeof RESULT)[keyof typeof RESULT];

const ANSWER = { bind: 0x61, entry: 0x64, searchDone: 0x65, extended: 0x78 } as const;
/** Tags of requests that change or compare something, with those of their answers. */
const OTHERS: ReadonlyMap<number, number> = new Map([
  [0x66, 0x67],
  [0x68, 0x69],
  [0x4a, 0x6b],
  [0x6c, 0x6d],
  [0x6e, 0x6f],
]);
const SCOPES: readonly Scope[] = ["base", "one", "subtree"];
const CONTROLS = 0xa0;
/** `*`, `+` and names; more than these no client asks for. */
const MOST_ATTRIBUTES = 64;
const MOST_CONTROLS = 16;

/** Reads one whole message. Throws LDAP_MALFORMED. */
export function readMessage(bytes: Buffer): Message {
  const whole = new BerReader(bytes);
  const message = whole.within(TAG.sequence);
  if (!whole.isAtEnd) throw malformed("bytes after a message");
  const id = message.count();
  // 0 is for what a server says unasked (§4.1.1.1).
  if (id === 0) throw malformed("message 0");
  const request = readRequest(message);
  const isCritical = message.tag === CONTROLS && hasCritical(message.within(CONTROLS));
  return { id, request, isCritical };
}

function readRequest(message: BerReader): Request {
  const { tag, contents } = message.next();
  const from = new BerReader(contents);
  const answer = OTHERS.get(tag);
  if (answer !== undefined) return { kind: "other", answer };
  switch (tag) {
    case 0x60:
      return readBind(from);
    case 0x42:
      return { kind: "unbind" };
    case 0x63:
      return readSearch(from);
    case 0x50:
      return { kind: "abandon" };
    case 0x77:
      return { kind: "extended" };
    default:
      throw malformed(`request ${tag}`);
  }
}

const SIMPLE = 0x80;

function readBind(from: BerReader): Request {
  const version = from.count();
  const name = from.text();
  const { tag, contents } = from.next();
  return { kind: "bind", version, name, password: tag === SIMPLE ? contents.toString("utf8") : null };
}

function readSearch(from: BerReader): SearchRequest {
  const base = from.text();
  const scope = SCOPES[from.count(TAG.enumerated)];
  if (scope === undefined) throw malformed("scope");
  // Nothing here is an alias.
  from.count(TAG.enumerated);
  const sizeLimit = from.count();
  // Every answer takes a few milliseconds: less than any limit that can be said, which is in seconds.
  from.count();
  const typesOnly = from.boolean();
  const filter = readFilter(from);
  const attributes: string[] = [];
  for (const list = from.within(TAG.sequence); !list.isAtEnd; ) {
    attributes.push(list.text());
    if (attributes.length > MOST_ATTRIBUTES) throw malformed("attributes");
  }
  return { kind: "search", base, scope, sizeLimit, typesOnly, filter, attributes };
}

function hasCritical(controls: BerReader): boolean {
  let isCritical = false;
  for (let count = 0; !controls.isAtEnd; count++) {
    if (count >= MOST_CONTROLS) throw malformed("controls");
    const control = controls.within(TAG.sequence);
    control.text();
    if (control.tag === TAG.boolean && control.boolean()) isCritical = true;
  }
  return isCritical;
}

/** `says`: for whoever reads the log of a telephone. */
const result = (tag: number, code: Result, matched: string, says: string): Buffer =>
  element(tag, integer(code, TAG.enumerated), octets(matched), octets(says));

const answer = (id: number, operation: Buffer): Buffer => element(TAG.sequence, integer(id), operation);

export const bindAnswer = (id: number, code: Result, says = ""): Buffer =>
  answer(id, result(ANSWER.bind, code, "", says));

/** `matched`: the part of the base that is there. */
export const searchDone = (id: number, code: Result, matched = "", says = ""): Buffer =>
  answer(id, result(ANSWER.searchDone, code, matched, says));

export const otherAnswer = (id: number, tag: number, code: Result, says: string): Buffer =>
  answer(id, result(tag, code, "", says));

export const extendedAnswer = (id: number, code: Result, says: string): Buffer =>
  answer(id, result(ANSWER.extended, code, "", says));

/** Said unasked before the connection ends (§4.4.1). */
export const disconnection = (says: string): Buffer =>
  answer(
    0,
    element(
      ANSWER.extended,
      integer(RESULT.protocolError, TAG.enumerated),
      octets(""),
      octets(says),
      octets("1.3.6.1.4.1.1466.20036", 0x8a),
    ),
  );

export type Attributes = readonly (readonly [name: string, values: readonly string[]])[];

/** One entry that was found. */
export const entryAnswer = (id: number, dn: string, attributes: Attributes): Buffer =>
  answer(
    id,
    element(
      ANSWER.entry,
      octets(dn),
      element(
        TAG.sequence,
        ...attributes.map(([name, values]) =>
          element(TAG.sequence, octets(name), element(TAG.set, ...values.map((value) => octets(value)))),
        ),
      ),
    ),
  );
