import { describe, expect, test } from "vitest";
import { Place, type PlaceDoors } from "./place.ts";

/** A window with a history: the browser's side of the port. */
function browser(start: string) {
  const entries = [start];
  let at = 0;
  const ears = new Map<string, (event: Event) => void>();
  const listen = (name: string, ear: unknown) => void ears.set(name, ear as (event: Event) => void);
  const doors = {
    addEventListener: listen,
    removeEventListener: (name: string) => void ears.delete(name),
    scrollTo: () => undefined,
    history: {
      pushState: (_state: unknown, _title: string, path: string) => {
        entries.splice(++at, entries.length, path);
      },
      replaceState: (_state: unknown, _title: string, path: string) => {
        entries[at] = path;
      },
    },
    location: {
      get pathname() {
        return (entries[at] ?? "").split("?", 1)[0] ?? "";
      },
      get search() {
        return /\?.*/.exec(entries[at] ?? "")?.[0] ?? "";
      },
    },
  } as unknown as PlaceDoors;
  const back = () => {
    at -= 1;
    ears.get("popstate")?.(new Event("popstate"));
  };
  const mayClose = () => {
    const event = new Event("beforeunload", { cancelable: true });
    ears.get("beforeunload")?.(event);
    return !event.defaultPrevented;
  };
  const place = new Place(doors);
  place.start();
  return { place, back, mayClose, shown: () => entries[at] };
}

describe("unsaved changes", () => {
  test("without them one goes at once", () => {
    const { place, shown } = browser("/postes");

    place.go("/sites");

    expect([place.path.value, shown()]).toEqual(["/sites", "/sites"]);
  });

  test("a link asks first, and goes where it led when told to leave", () => {
    const { place } = browser("/postes/206");
    place.guard(() => true);

    place.go("/sites");
    expect([place.path.value, place.wanted.value]).toEqual(["/postes/206", "/sites"]);
    place.answer(true);

    expect([place.path.value, place.wanted.value]).toEqual(["/sites", null]);
  });

  test("signing out asks first, and is done when told to leave", () => {
    const { place } = browser("/postes/206");
    place.guard(() => true);
    let isDone = false;
    const signOut = () => {
      isDone = true;
    };

    place.leave(signOut);
    place.answer(false);
    expect(isDone).toBe(false);
    place.leave(signOut);
    place.answer(true);
    expect(isDone).toBe(true);
  });

  test("Back asks too, and the address stays that of the form", () => {
    const { place, back, shown } = browser("/postes");
    place.go("/postes/206");
    place.guard(() => true);

    back();
    expect([place.path.value, place.wanted.value, shown()]).toEqual(["/postes/206", "/postes", "/postes/206"]);
    place.answer(false);

    expect([place.path.value, place.wanted.value]).toEqual(["/postes/206", null]);
  });

  test("closing the window is held up, until the form is gone", () => {
    const { place, mayClose } = browser("/postes/206");
    const release = place.guard(() => true);

    expect(mayClose()).toBe(false);
    release();

    expect(mayClose()).toBe(true);
  });
});

describe("what a list shows stands in the address", () => {
  test("Back leads to what was shown before", () => {
    const { place, back, shown } = browser("/journal");
    place.seek("?number=201");
    place.go("/journal/call-1");

    back();
    expect([place.path.value, place.search.value]).toEqual(["/journal", "?number=201"]);
    back();
    expect([place.search.value, shown()]).toEqual(["", "/journal"]);
  });

  test("what is typed letter by letter is one step", () => {
    const { place, back } = browser("/sites");
    place.go("/journal");
    place.seek("?number=2", { instead: true });
    place.seek("?number=20", { instead: true });

    expect(place.search.value).toBe("?number=20");
    back();
    expect(place.path.value).toBe("/sites");
  });
});
