/** Listeners in the order in which they came; one that throws does not stop the others. */
export class Listeners<Event> {
  readonly #all = new Set<(event: Event) => void>();
  /** What listeners threw: a test looks at it in the end. */
  readonly thrown: unknown[] = [];

  add(listener: (event: Event) => void): Disposable {
    const own = (event: Event): void => listener(event);
    this.#all.add(own);
    return { [Symbol.dispose]: () => void this.#all.delete(own) };
  }

  tell(event: Event): void {
    for (const listener of this.#all) {
      try {
        listener(event);
      } catch (error) {
        this.thrown.push(error);
      }
    }
  }
}
