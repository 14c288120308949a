import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { isRecord, type JsonRecord } from "../../daemon/model/config/json.ts";
import { STUDIO_ADDRESS } from "../../daemon/model/config/speech.ts";
import type { Ask, Good } from "../api/ask.ts";

/** The tabs of the picker [PIC-02], and what else has a number. */
export const CALLABLE_KINDS = [
  "simple",
  "extended",
  "groups",
  "trunks",
  "agents",
  "menus",
  "external",
  "conferences",
  "mailboxes",
] as const;

export type CallableKind = (typeof CALLABLE_KINDS)[number];

/** Something that has a number. */
export interface Callable {
  readonly kind: CallableKind;
  readonly number: string;
  readonly name: string;
}

/** What forms choose from: the saved configuration in short. */
export interface Office {
  readonly callable: readonly Callable[];
  /** Who has which number. */
  readonly byNumber: ReadonlyMap<string, Callable>;
  readonly sites: readonly string[];
  readonly menus: readonly string[];
  readonly mailboxes: readonly { readonly id: string; readonly name: string; readonly owner: string }[];
  /** Where announcements can be ordered; null: nowhere. */
  readonly studio: string | null;
}

/** Pure. What it does not know it leaves out: the pages of a list say more. */
export function officeOf(document: unknown): Office {
  const section = (key: string): readonly JsonRecord[] => {
    const list = isRecord(document) ? document[key] : undefined;
    return Array.isArray(list) ? list.filter(isRecord) : [];
  };
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const callable = (kind: CallableKind, list: readonly JsonRecord[]): readonly Callable[] =>
    list.flatMap(({ number, name }) => (typeof number === "string" ? [{ kind, number, name: text(name) }] : []));
  const extensions = section("extensions");
  const all = [
    ...callable(
      "simple",
      extensions.filter(({ kind }) => kind === "simple"),
    ),
    ...callable(
      "extended",
      extensions.filter(({ kind }) => kind !== "simple"),
    ),
    ...callable("groups", section("groups")),
    ...callable("trunks", section("trunks")),
    ...callable("agents", section("agents")),
    ...callable("menus", section("menuNumbers")),
    ...callable("external", section("externalNumbers")),
    ...callable("conferences", section("conferences")),
    ...callable("mailboxes", section("mailboxes")),
  ];
  return {
    callable: all,
    byNumber: new Map(all.map((one) => [one.number, one])),
    sites: section("sites").map(({ name }) => text(name)),
    menus: section("menus").map(({ name }) => text(name)),
    mailboxes: section("mailboxes").map(({ id, name, owner }) => ({
      id: text(id),
      name: text(name),
      owner: text(owner),
    })),
    studio: studioOf(isRecord(document) ? document.speech : undefined),
  };
}

const studioAddress = new RegExp(STUDIO_ADDRESS);

/** It becomes a link: whoever wrote it there, the page leads to no other kind of address. */
const studioOf = (speech: unknown): string | null =>
  isRecord(speech) && typeof speech.studio === "string" && studioAddress.test(speech.studio) ? speech.studio : null;

interface Fetched {
  readonly revision: number | null | undefined;
  /** Null: nobody answered. */
  readonly came: Promise<Good<"configuration.get"> | null>;
}

/** The office of now, fetched when a form first asks for it, and again when something else was saved. */
export class OfficeBook {
  /** The saved document as it came; null: not asked for yet. */
  readonly document: Signal<unknown> = signal(null);
  readonly now: ReadonlySignal<Office | null> = computed(() =>
    this.document.value === null ? null : officeOf(this.document.value),
  );
  readonly #ask: Ask;
  /** What was asked for last; null: nothing, or nobody answered. */
  #asked: Fetched | null = null;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /**
   * `revision`: the one that is saved now, as the feed says; undefined while it has not spoken. Fetched once for all who
   * ask for the same: what was fetched before the feed spoke is mostly what it then names.
   */
  async refresh(revision: number | null | undefined): Promise<void> {
    for (let last = this.#asked; last !== null; last = this.#asked) {
      if (last.revision === revision || (await last.came)?.revision.revision === revision) return;
      // Else nobody answered, or another one was asked for meanwhile.
      if (this.#asked === last) break;
    }
    const asked = { revision, came: this.#fetch() };
    this.#asked = asked;
    const came = await asked.came;
    // Somebody else signed in, or a later one was asked for meanwhile.
    if (this.#asked !== asked) return;
    if (came !== null) this.document.value = came.document;
    else this.#asked = null;
  }

  async #fetch(): Promise<Good<"configuration.get"> | null> {
    const answer = await this.#ask("configuration.get");
    return answer.kind === "done" ? answer.body : null;
  }

  forget(): void {
    this.#asked = null;
    this.document.value = null;
  }
}
