import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Static } from "typebox";
import type { accountSchema } from "../../daemon/contracts/api/account-routes.ts";
import type { Problem } from "../../daemon/contracts/api/problem.ts";
import type { serverSchema } from "../../daemon/contracts/api/routes.ts";
import { authorWords } from "../../daemon/model/author-words.ts";
import { isTimeZone } from "../../daemon/model/calendar/calendar-date.ts";
import type { Words } from "../../daemon/model/config/field.ts";
import type { Issue } from "../../daemon/model/config/issue.ts";
import { type Reason, sentenceOf } from "../../daemon/model/reason.ts";
import { type Ask, openAsk } from "../api/ask.ts";
import { type Hear, openHear } from "../api/hear.ts";
import { openUpload, type Upload } from "../api/upload.ts";
import { Feed } from "../live/feed.ts";
import { Place } from "../place/place.ts";
import { type Formats, formatsOf } from "../words/formats.ts";
import { fr, type Sentences } from "../words/fr.ts";
import { firstLanguage, type Language } from "../words/language.ts";
import { typeset } from "../words/typeset.ts";
import { firstLook, type Look } from "./look.ts";
import { type Memory, openMemory } from "./memory.ts";
import { Notices } from "./notices.ts";
import { OfficeBook } from "./office.ts";

export type Account = Static<typeof accountSchema>;
export type Server = Static<typeof serverSchema>;

/** What every change of the configuration answers. */
interface Saved {
  readonly revision: number;
  readonly unchanged?: true;
  readonly warnings?: readonly Issue[];
}

/** Everything that pages share; made once in main.tsx. */
export class Site {
  readonly memory: Memory;
  readonly place: Place;
  readonly feed: Feed;
  readonly ask: Ask;
  readonly hear: Hear;
  readonly upload: Upload;
  readonly notices = new Notices();
  readonly office: OfficeBook;
  /** `null`: nobody is signed in; `undefined`: not known yet. */
  readonly account: Signal<Account | null | undefined> = signal(undefined);
  /** The login of `account` ended while something was not saved: it is kept below the question for his password. */
  readonly isEnded: Signal<boolean> = signal(false);
  readonly server: Signal<Server | null> = signal(null);
  readonly language: Signal<Language>;
  readonly look: Signal<Look>;
  readonly sentences: ReadonlySignal<Sentences>;
  /** When the sentences of the first language are here. */
  readonly spoken: Promise<void>;
  readonly formats: ReadonlySignal<Formats>;
  readonly #window: Window;
  readonly #english: Signal<Sentences | null> = signal(null);

  constructor(window: Window) {
    this.#window = window;
    const memory = openMemory(window);
    this.memory = memory;
    this.language = signal(firstLanguage(memory.get("language"), window.navigator.languages));
    this.look = signal(firstLook(memory.get("look")));
    this.language.subscribe((language) => memory.set("language", language));
    this.look.subscribe((look) => memory.set("look", look));
    this.sentences = computed(() => (this.language.value === "fr" ? fr : (this.#english.value ?? fr)));
    this.spoken = this.#fetchEnglish();
    this.language.subscribe(() => void this.#fetchEnglish());
    this.formats = computed(() => formatsOf(this.language.value, this.#zone()));
    this.place = new Place(window);
    this.ask = openAsk(window.fetch.bind(window), () => this.loginEnded());
    this.hear = openHear(window.fetch.bind(window), () => this.loginEnded());
    this.upload = openUpload(
      () => new XMLHttpRequest(),
      () => this.loginEnded(),
    );
    this.office = new OfficeBook(this.ask);
    this.feed = new Feed({
      openSocket: () => new WebSocket(liveAddress(window.location)),
      checkLogin: () => this.ask("account"),
      now: () => Date.now(),
      setTimeout: (act, ms) => window.setTimeout(act, ms),
      clearTimeout: (timer) => window.clearTimeout(timer),
      random: Math.random,
    });
  }

  /** The clocks of the office; undefined: not known here, or to no browser as old as this one. */
  #zone(): string | undefined {
    const zone = this.server.value?.timeZone;
    return zone !== undefined && isTimeZone(zone) ? zone : undefined;
  }

  /** Only who wishes for English loads it; who cannot have it keeps French. */
  async #fetchEnglish(): Promise<void> {
    if (this.language.peek() === "fr" || this.#english.peek() !== null) return;
    await import("../words/en.ts").then(
      ({ en }) => {
        this.#english.value = en;
      },
      () => {
        this.language.value = "fr";
      },
    );
  }

  start(): void {
    this.place.start();
    // A page that the browser kept whole would show what belongs to nobody any more [CNX-08].
    this.#window.addEventListener("pageshow", (event) => {
      if (event.persisted) this.#window.location.reload();
    });
  }

  signedIn(account: Account): void {
    // What was typed belongs to who typed it.
    if (this.isEnded.peek() && account.name !== this.account.peek()?.name) this.signedOut();
    if (this.isEnded.peek()) this.notices.clear();
    this.isEnded.value = false;
    this.account.value = account;
    // Users have no live state; who has a temporary password chooses another one first.
    if (account.role === "user" || account.mustChange) return;
    this.feed.start();
    void this.ask("server").then((answer) => {
      if (answer.kind === "done") this.server.value = answer.body;
    });
  }

  /** The server knows this browser no more: a login ran out, or was ended elsewhere. */
  loginEnded(): void {
    if (this.account.peek() && this.place.isUnsaved()) {
      this.feed.close();
      this.isEnded.value = true;
    } else {
      this.signedOut();
    }
  }

  signedOut(): void {
    this.feed.close();
    this.isEnded.value = false;
    this.place.release();
    this.notices.clear();
    this.office.forget();
    this.server.value = null;
    this.account.value = null;
  }

  /** Of words in both languages, those of this browser. */
  inWords(words: Words): string {
    return typeset(words[this.language.value], this.language.value);
  }

  /** A reason of a call; one that an earlier version kept as a sentence stays as it is. */
  because(reason: Reason | string): string {
    return typeset(sentenceOf(reason, this.language.value), this.language.value);
  }

  /** Who did something: a person, a token, a part of the box. */
  who(author: string): string {
    return this.inWords(authorWords(author));
  }

  /** Says that something was saved, and offers to take it back [MEN-24]. */
  saved(text: string, body: Saved): void {
    this.notices.done(text, this.warned(body), body.unchanged === true ? null : body.revision);
  }

  /** What was saved, but will not do as one may expect. */
  warned({ warnings = [] }: { readonly warnings?: readonly Issue[] }): readonly string[] {
    return warnings.map((issue) => this.told(issue));
  }

  /** The sentence of a refusal or an issue. */
  told({ message, english }: Pick<Issue | Problem, "message" | "english">): string {
    return this.inWords({ fr: message, en: english });
  }
}

const liveAddress = ({ protocol, host }: Location): string =>
  `${protocol === "https:" ? "wss:" : "ws:"}//${host}/api/v1/live`;
