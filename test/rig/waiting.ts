/** Waits until a claim holds; a test never sleeps for a guessed time, it waits for what it needs and says what never came. */

export interface WaitOptions {
  /** Milliseconds before giving up. */
  readonly limitMs?: number;
  /** Milliseconds between two looks. */
  readonly everyMs?: number;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Thrown while looking: what is waited for can never come, so waiting ends at once. */
export class Hopeless extends Error {}

/**
 * Resolves with the first value that is neither `undefined` nor `false`. Rejects after the limit with a sentence
 * that names what did not come, and the last error when looking itself failed.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  { limitMs = 10_000, everyMs = 20 }: WaitOptions = {},
): Promise<T> {
  const deadline = performance.now() + limitMs;
  let cause: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      cause = undefined;
    } catch (error) {
      if (error instanceof Hopeless) throw error;
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms in vain for: ${what}`, { cause });
    await pause(everyMs);
  }
}

/** Rejects with a sentence when the promise takes longer. */
export async function within<T>(what: string, limitMs: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`waited ${limitMs} ms in vain for: ${what}`)), limitMs);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (cause: unknown) => void;
}

/** Promise.withResolvers, which Node 20 does not have. */
export function withResolvers<T>(): Resolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (cause: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
