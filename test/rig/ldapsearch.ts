import { execFile } from "node:child_process";

/** What the directory client of OpenLDAP found. */
export interface Found {
  /** The result as its exit code: 0 all, 4 more than were asked for, 49 a wrong password, 50 not allowed. */
  readonly code: number;
  readonly entries: readonly ReadonlyMap<string, readonly string[]>[];
}

export interface Search {
  readonly url: string;
  /** Null: nobody in particular. */
  readonly user: string | null;
  readonly password: string;
  readonly base: string;
  readonly filter: string;
  readonly attributes?: readonly string[];
  readonly sizeLimit?: number;
  /** Further options, such as `-ZZ` for StartTLS. */
  readonly more?: readonly string[];
}

/** Asks by `ldapsearch`. */
export function ldapSearch(search: Search): Promise<Found> {
  const { url, user, password, base, filter, attributes = [], sizeLimit = 0, more = [] } = search;
  const bind = user === null ? [] : ["-D", user, "-w", password];
  const words = ["-x", "-LLL", "-o", "ldif-wrap=no", "-H", url, ...bind, "-b", base, "-z", String(sizeLimit), ...more];
  return new Promise((resolve, reject) => {
    execFile("ldapsearch", [...words, filter, ...attributes], { timeout: 20_000, maxBuffer: 1e8 }, (error, stdout) => {
      if (error !== null && typeof error.code !== "number") reject(error);
      else resolve({ code: Number(error?.code ?? 0), entries: readLdif(stdout) });
    });
  });
}

/** LDIF (RFC 2849) as that program writes it: a line for each value, those beyond ASCII in base64. */
const readLdif = (text: string): Found["entries"] =>
  text
    .split("\n\n")
    .filter((part) => part.startsWith("dn:"))
    .map((part) => {
      const entry = new Map<string, string[]>();
      for (const line of part.split("\n")) {
        const [, name = "", coded, value = ""] = /^([^:]+):(:?) ?(.*)$/.exec(line) ?? [];
        if (name === "") continue;
        entry.set(name, [
          ...(entry.get(name) ?? []),
          coded === ":" ? Buffer.from(value, "base64").toString("utf8") : value,
        ]);
      }
      return entry;
    });
