/** So many long answers at a time. Each keeps its place until it has ended, failed, or was given up, begun or not. */
export class Places {
  #free: number;

  constructor(most: number) {
    this.#free = most;
  }

  get free(): number {
    return this.#free;
  }

  /** The same pieces, in a place of their own; undefined when there is none. */
  take<Piece>(source: AsyncGenerator<Piece>): AsyncIterableIterator<Piece> | undefined {
    if (this.#free === 0) return undefined;
    this.#free -= 1;
    let isHeld = true;
    const leave = () => {
      if (isHeld) this.#free += 1;
      isHeld = false;
    };
    return {
      async next() {
        try {
          const step = await source.next();
          if (step.done === true) leave();
          return step;
        } catch (error) {
          leave();
          throw error;
        }
      },
      // A generator that was never begun would not notice that it is given up.
      async return() {
        leave();
        return await source.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
