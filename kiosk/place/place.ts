import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** What a place needs of the window. */
export type PlaceDoors = Pick<Window, "addEventListener" | "removeEventListener" | "scrollTo"> & {
  readonly history: Pick<History, "pushState" | "replaceState">;
  readonly location: Pick<Location, "pathname" | "search">;
};

/**
 * Where in the site the browser is. Whoever holds unsaved changes is asked before it moves: our own links, the browser's
 * Back and closing the window alike.
 */
export class Place {
  readonly path: ReadonlySignal<string>;
  /** What stands behind the path, with its question mark, or empty: what a list shows, so that it can be linked. */
  readonly search: ReadonlySignal<string>;
  /** Where somebody wants to go, or what he wants to do, although changes are not saved; a dialog asks about it. */
  readonly wanted: Signal<string | (() => void) | null> = signal(null);
  readonly #path: Signal<string>;
  readonly #search: Signal<string>;
  readonly #doors: PlaceDoors;
  #unsaved: (() => boolean) | null = null;

  constructor(doors: PlaceDoors) {
    this.#doors = doors;
    this.#path = signal(doors.location.pathname);
    this.path = this.#path;
    this.#search = signal(doors.location.search);
    this.search = this.#search;
  }

  start(): void {
    this.#doors.addEventListener("popstate", this.#moved);
    this.#doors.addEventListener("beforeunload", this.#closing);
  }

  close(): void {
    this.#doors.removeEventListener("popstate", this.#moved);
    this.#doors.removeEventListener("beforeunload", this.#closing);
  }

  /** Whoever may have unsaved changes; returns how to take it back. */
  guard(unsaved: () => boolean): () => void {
    this.#unsaved = unsaved;
    return () => {
      if (this.#unsaved === unsaved) this.#unsaved = null;
    };
  }

  /** Whether leaving would lose something. */
  isUnsaved(): boolean {
    return this.#unsaved?.() === true;
  }

  /** Forgets whatever was unsaved: its owner is gone. */
  release(): void {
    this.#unsaved = null;
    this.wanted.value = null;
  }

  /** To a path, with or without a search behind it. */
  go(path: string): void {
    if (path === this.#path.peek() + this.#search.peek()) return;
    if (this.isUnsaved()) this.wanted.value = path;
    else this.#enter(path);
  }

  /** Does what ends the page, such as signing out. */
  leave(act: () => void): void {
    if (this.isUnsaved()) this.wanted.value = act;
    else act();
  }

  /** The answer to `wanted`. */
  answer(leave: boolean): void {
    const wanted = this.wanted.peek();
    this.wanted.value = null;
    if (!leave || wanted === null) return;
    if (typeof wanted === "string") {
      this.#unsaved = null;
      this.#enter(wanted);
    } else {
      // It may fail, and the page with its changes stay.
      wanted();
    }
  }

  /** The page stays and shows something else: Back leads to what it showed before, or, `instead`, to the page before. */
  seek(search: string, { instead = false } = {}): void {
    if (search === this.#search.peek()) return;
    const address = this.#path.peek() + search;
    if (instead) this.#doors.history.replaceState(null, "", address);
    else this.#doors.history.pushState(null, "", address);
    this.#search.value = this.#doors.location.search;
  }

  #enter(path: string): void {
    this.#doors.history.pushState(null, "", path);
    this.#arrive();
    this.#doors.scrollTo(0, 0);
  }

  #arrive(): void {
    const { pathname, search } = this.#doors.location;
    batch(() => {
      this.#path.value = pathname;
      this.#search.value = search;
    });
  }

  readonly #moved = (): void => {
    const { pathname, search } = this.#doors.location;
    if (this.isUnsaved() && pathname !== this.#path.peek()) {
      // The browser has moved already: back to the page whose changes are at stake, then ask.
      this.#doors.history.pushState(null, "", this.#path.peek() + this.#search.peek());
      this.wanted.value = pathname + search;
    } else {
      this.#arrive();
    }
  };

  readonly #closing = (event: Event): void => {
    if (this.isUnsaved()) event.preventDefault();
  };
}
