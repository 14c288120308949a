import type { Listing } from "../directory/listing.ts";
import { dnOf, SUFFIX, type Subject, toldOf } from "./attributes.ts";
import { matching } from "./matching.ts";
import {
  bindAnswer,
  entryAnswer,
  extendedAnswer,
  type Message,
  otherAnswer,
  RESULT,
  type SearchRequest,
  searchDone,
} from "./message.ts";

/** Who is behind a connection: a telephone as it was let in last. */
export interface Guest {
  readonly macAddress: string;
  readonly generation: number;
}

export interface SessionParts {
  /** The telephone that this name and password are of, told in a time that says nothing; null: none. */
  readonly guestOf: (name: string, password: string) => Guest | null;
  /** Milliseconds before somebody is told whether there is one. */
  readonly waitOf: (isRight: boolean) => number;
  /** It may still look things up: it is configured, and was not let in again since. */
  readonly isWelcome: (guest: Guest) => boolean;
  readonly listing: Pick<Listing, "entries" | "find">;
}

export interface Answer {
  readonly bytes: readonly Buffer[];
  /** Milliseconds before it is told. */
  readonly wait: number;
  readonly ends: boolean;
}

/** Entries in one answer, whatever was asked for: more than anybody reads on a telephone. */
const MOST_ENTRIES = 500;

/** What one connection asks for and is told, message after message. It reads nothing but its parts. */
export class Session {
  readonly #parts: SessionParts;
  #guest: Guest | null = null;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** The telephone that has shown its password here; null: nobody, or one that may not any more. */
  get guest(): Guest | null {
    if (this.#guest !== null && !this.#parts.isWelcome(this.#guest)) this.#guest = null;
    return this.#guest;
  }

  answer({ id, request, isCritical }: Message): Answer {
    switch (request.kind) {
      case "unbind":
        return { bytes: [], wait: 0, ends: true };
      case "abandon":
        // Whatever it was, it was answered before.
        return told();
      case "bind":
        return this.#bind(id, request);
      case "search":
        if (isCritical) return told(searchDone(id, RESULT.unavailableCriticalExtension));
        return told(...this.#search(id, request));
      case "extended":
        // Whoever does not know an operation says so, of StartTLS too (RFC 4511 §4.12, §4.14.1).
        return told(extendedAnswer(id, RESULT.protocolError, "no such operation"));
      case "other":
        return told(
          this.guest === null
            ? otherAnswer(id, request.answer, RESULT.insufficientAccessRights, "")
            : otherAnswer(id, request.answer, RESULT.unwillingToPerform, "the directory is changed on the box"),
        );
    }
  }

  #bind(id: number, { version, name, password }: Extract<Message["request"], { kind: "bind" }>): Answer {
    // Whatever comes of it, who was there before is not any more (RFC 4513 §4).
    this.#guest = null;
    if (version !== 3) return told(bindAnswer(id, RESULT.protocolError, "version 3 only"));
    if (password === null) return told(bindAnswer(id, RESULT.authMethodNotSupported));
    if (password === "") {
      // Nobody, who gets nothing; a name without a password is no proof of anything (RFC 4513 §5.1.2).
      return told(bindAnswer(id, name === "" ? RESULT.success : RESULT.unwillingToPerform));
    }
    this.#guest = this.#parts.guestOf(name, password);
    const isRight = this.#guest !== null;
    const code = isRight ? RESULT.success : RESULT.invalidCredentials;
    return { bytes: [bindAnswer(id, code)], wait: this.#parts.waitOf(isRight), ends: false };
  }

  #search(id: number, request: SearchRequest): readonly Buffer[] {
    if (this.guest === null) return [searchDone(id, RESULT.insufficientAccessRights)];
    const found = this.#within(request);
    if (found === null) return [searchDone(id, RESULT.noSuchObject)];
    if (found === "root") return [rootEntry(id), searchDone(id, RESULT.success)];

    const most = Math.min(request.sizeLimit === 0 ? MOST_ENTRIES : request.sizeLimit, MOST_ENTRIES);
    const isSought = matching(request.filter);
    const entries: Buffer[] = [];
    for (const subject of found) {
      if (!isSought(subject)) continue;
      if (entries.length === most) return [...entries, searchDone(id, RESULT.sizeLimitExceeded)];
      const dn = subject === null ? SUFFIX : dnOf(subject);
      entries.push(entryAnswer(id, dn, toldOf(subject, request.attributes, request.typesOnly)));
    }
    return [...entries, searchDone(id, RESULT.success)];
  }

  /** Where is looked; `root`: at what the server says of itself; null: there is no such place. */
  #within({ base, scope }: SearchRequest): readonly Subject[] | "root" | null {
    const { listing } = this.#parts;
    const place = base
      .toLowerCase()
      .split(",")
      .map((part) =>
        part
          .split("=")
          .map((word) => word.trim())
          .join("="),
      )
      .join(",");
    // Some telephones are told no base: they mean all.
    if (place === "" && scope === "base") return "root";
    if (place === "" || place === SUFFIX) {
      if (scope === "base") return [null];
      return scope === "one" ? listing.entries : [null, ...listing.entries];
    }
    const [, uid] = /^uid=([^,]+),dc=sipleo$/.exec(place) ?? [];
    const entry = uid === undefined ? null : listing.find(uid);
    if (entry === null) return null;
    return scope === "one" ? [] : [entry];
  }
}

const told = (...bytes: readonly Buffer[]): Answer => ({ bytes, wait: 0, ends: false });

const rootEntry = (id: number): Buffer =>
  entryAnswer(id, "", [
    ["objectClass", ["top"]],
    ["namingContexts", [SUFFIX]],
    ["supportedLDAPVersion", ["3"]],
  ]);
