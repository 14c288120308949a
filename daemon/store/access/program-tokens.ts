import { Compile } from "typebox/compile";
import { type ProgramToken, programTokenSchema } from "../../contracts/program-token.ts";
import type { Clock } from "../../kit/clock.ts";
import { KeptTable } from "../kept-table.ts";
import { prefixes } from "../keys.ts";
import type { AuditEntry, Journal } from "../ledger/journal.ts";
import type { Database } from "../level/database.ts";
import { RIGHTS_IN_FRENCH } from "./rights-in-french.ts";
import { newToken, newTokenId, tokenDigest } from "./token.ts";

const MOST_TOKENS = 100;
const check = Compile(programTokenSchema);

export interface NewProgramToken {
  readonly name: string;
  readonly right: ProgramToken["right"];
  readonly author: string;
}

/** A reason for people why there will be no token. */
export interface TokenRefusal {
  readonly kind: "refused";
  readonly message: string;
  readonly english: string;
}

export interface CreatedToken {
  readonly kind: "created";
  readonly token: string;
  readonly id: string;
}

/** What programs hold to use the API, kept as digests; valid until it is taken back. */
export class ProgramTokens {
  readonly #clock: Clock;
  readonly #table: KeptTable<ProgramToken>;

  constructor(journal: Journal, clock: Clock) {
    this.#clock = clock;
    const parse = (value: unknown): ProgramToken | undefined => (check.Check(value) ? value : undefined);
    this.#table = new KeptTable({ journal, prefix: prefixes.token, parse });
  }

  load(database: Database): Promise<void> {
    return this.#table.load(database);
  }

  /** Oldest first. */
  list(): readonly ProgramToken[] {
    return [...this.#table.rows.values()].sort((one, other) => one.createdAt - other.createdAt);
  }

  /** STORE_UNWRITABLE. */
  async create({ name, right, author }: NewProgramToken): Promise<CreatedToken | TokenRefusal> {
    const refusal = refusalOf(name.trim(), this.list());
    if (refusal !== null) return refusal;
    const token = newToken();
    const row = { id: newTokenId(), name: name.trim(), right, createdAt: this.#clock.now(), createdBy: author };
    const line = this.#line(author, "token.create", `${row.name} (${RIGHTS_IN_FRENCH[right]})`);
    await this.#table.write(new Map([[tokenDigest(token), row]]), [line]);
    return { kind: "created", token, id: row.id };
  }

  /** False when there is none of that name. STORE_UNWRITABLE. */
  async revoke(id: string, author: string): Promise<boolean> {
    const found = [...this.#table.rows].find(([, row]) => row.id === id);
    if (found === undefined) return false;
    const [digest, row] = found;
    await this.#table.write(new Map([[digest, null]]), [this.#line(author, "token.revoke", row.name)]);
    return true;
  }

  /** Asks the disk nothing. */
  check(token: string): ProgramToken | null {
    return this.#table.rows.get(tokenDigest(token)) ?? null;
  }

  #line(author: string, action: string, text: string): AuditEntry {
    return { at: this.#clock.now(), author, action, text, revision: null };
  }
}

function refusalOf(name: string, existing: readonly ProgramToken[]): TokenRefusal | null {
  if (name === "") return refused("Un jeton doit avoir un nom.", "A token must have a name.");
  if (existing.some((one) => one.name === name)) {
    return refused(`Le jeton « ${name} » existe déjà.`, `There is a token "${name}" already.`);
  }
  if (existing.length < MOST_TOKENS) return null;
  return refused(
    `Il y a déjà ${MOST_TOKENS} jetons : retirez ceux qui ne servent plus.`,
    `There are ${MOST_TOKENS} tokens already: revoke those that are not used any more.`,
  );
}

const refused = (message: string, english: string): TokenRefusal => ({ kind: "refused", message, english });
