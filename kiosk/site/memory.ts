/** What one browser remembers of its owner's taste; nothing that anybody could sign in with. */
export interface Memory {
  get(name: string): string | null;
  set(name: string, value: string): void;
}

export function openMemory(window: Window): Memory {
  const key = (name: string) => `sipleo.${name}`;
  return {
    get(name) {
      try {
        return window.localStorage.getItem(key(name));
      } catch {
        return null; // storage is forbidden in this browser: it has no memory
      }
    },
    set(name, value) {
      try {
        window.localStorage.setItem(key(name), value);
      } catch {
        // the same: the choice holds until the page is closed
      }
    },
  };
}
