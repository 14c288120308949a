/** Places of which nobody takes more than so many at a time, whoever else is there. */
export class Places {
  readonly #mostEach: number;
  readonly #taken = new Map<string, number>();

  constructor(mostEach: number) {
    this.#mostEach = mostEach;
  }

  /** False: he has all that he may have. */
  take(who: string): boolean {
    const taken = this.#taken.get(who) ?? 0;
    if (taken >= this.#mostEach) return false;
    this.#taken.set(who, taken + 1);
    return true;
  }

  /** One of those that he took. */
  leave(who: string): void {
    const left = (this.#taken.get(who) ?? 1) - 1;
    if (left === 0) this.#taken.delete(who);
    else this.#taken.set(who, left);
  }

  clear(): void {
    this.#taken.clear();
  }
}
