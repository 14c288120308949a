import type { PhonesView } from "../../model/snapshot/phones-view.ts";
import { type Entry, officeEntry } from "./entry.ts";

/** Everything that telephones find: the office's own first, then the contacts, each in French order. */
export class Listing {
  #contacts: readonly Entry[] = [];
  #office: readonly Entry[] = [];
  #all: readonly Entry[] = [];

  get entries(): readonly Entry[] {
    return this.#all;
  }

  find(uid: string): Entry | null {
    return this.#all.find((entry) => entry.uid === uid) ?? null;
  }

  /** The configuration that runs. */
  setOffice({ office, officeName }: Pick<PhonesView, "office" | "officeName">): void {
    const byName = [...office].sort((one, other) => french.compare(one.name, other.name));
    this.#office = byName.map((one) => officeEntry(one, officeName));
    this.#join();
  }

  setContacts(contacts: readonly Entry[]): void {
    this.#contacts = contacts;
    this.#join();
  }

  #join(): void {
    this.#all = [...this.#office, ...this.#contacts];
  }
}

const french = new Intl.Collator("fr", { numeric: true });
