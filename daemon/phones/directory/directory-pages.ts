import type { Listed, ListedKind, Sought } from "../../../provisioning/directory-page.ts";
import { driverFor } from "../../../provisioning/drivers.ts";
import type { Log } from "../../kit/log.ts";
import type { PhonesView } from "../../model/snapshot/phones-view.ts";
import type { Book } from "../book/book.ts";
import type { BoxKey } from "../box-key.ts";
import type { PlainFile, Visit } from "../counter.ts";
import { isAt } from "../gate/judge.ts";
import type { Entry, NumberAttribute } from "./entry.ts";
import type { Listing } from "./listing.ts";
import { readQuery } from "./read-query.ts";
import { nameLike, numberHas, numberIs } from "./sought.ts";

/** Where a telephone finds the directory, behind its token. */
export const DIRECTORY_FILE = "directory.xml";

interface Parts {
  readonly view: () => PhonesView | null;
  readonly book: Pick<Book, "phone" | "identityOf">;
  readonly key: Pick<BoxKey, "isToken">;
  readonly listing: Pick<Listing, "entries">;
  readonly neighbourOf: (ip: string) => string | null;
  /** Of the doors. */
  readonly ports: { readonly http: number; readonly https: number };
  readonly log: Log;
}

/** The directory in the XML of a telephone's maker, for the telephone itself and nobody else. */
export class DirectoryPages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Null: that was not what it asked for. `file` null: there is nothing for who asked. */
  serve(visit: Visit): { readonly file: PlainFile | null } | null {
    const { asked, by, from, host } = visit;
    if (asked?.name !== DIRECTORY_FILE || by === "tftp") return null;
    const { view, listing, ports, log } = this.#parts;
    const running = view();
    const macAddress = running?.isOn === true && asked.token !== null ? this.#guest(running, from, asked.token) : null;
    const page = macAddress === null ? null : driverFor(this.#parts.book.identityOf(macAddress)).directoryPage;
    if (running === null || page === null) {
      log.debug("somebody is not told the directory", { from });
      return { file: null };
    }
    const text = page({
      url: `${by}://${host}:${ports[by]}/p/${asked.token}/${DIRECTORY_FILE}`,
      query: readQuery(asked.query),
      language: running.language,
      find: (sought) => listing.entries.filter(soughtEntries(sought)).map(listed),
    });
    return { file: { bytes: Buffer.from(text), contentType: "text/xml; charset=utf-8" } };
  }

  /** The telephone that stands where this asks from, if the token is its own. */
  #guest({ phones }: PhonesView, from: string, token: string): string | null {
    const { book, key, neighbourOf } = this.#parts;
    const neighbour = neighbourOf(from);
    const viewed = phones.find((phone) => isAt(phone, { neighbour, from }));
    const kept = viewed === undefined ? null : book.phone(viewed.macAddress);
    return kept !== null && key.isToken(kept, token) ? kept.macAddress : null;
  }
}

function soughtEntries(sought: Sought): (entry: Entry) => boolean {
  if (sought.kind === "name") {
    const test = nameLike(sought.begins);
    return ({ names }) => {
      const name = names.get("cn");
      return name !== undefined && test(name);
    };
  }
  const { number, isWhole } = sought;
  const test = isWhole ? numberIs(number) : numberHas({ initial: number, any: [], final: null });
  return ({ numbers }) => [...numbers.values()].some((several) => several.some(test));
}

const KINDS: Readonly<Record<NumberAttribute, ListedKind>> = {
  telephoneNumber: "work",
  mobile: "mobile",
  homePhone: "home",
  facsimileTelephoneNumber: "fax",
};

function listed({ names, numbers }: Entry): Listed {
  const shown = (attribute: "cn" | "sn" | "givenName") => names.get(attribute)?.shown ?? "";
  return {
    ...{ name: shown("cn"), lastName: shown("sn"), firstName: shown("givenName") },
    numbers: [...numbers].flatMap(([attribute, several]) =>
      several.map((one) => ({ kind: KINDS[attribute], number: one.shown })),
    ),
  };
}
