import { passwordOf } from "../rig/office.ts";
import { openRawPhone, type RawPhone } from "../rig/raw-phone.ts";
import type { Place } from "../rig/raw-udp.ts";
import { challenges } from "../rig/sip-text.ts";
import { pause, until } from "../rig/waiting.ts";

/** Telephones that register over and over, as an office's do after a power cut, one every few milliseconds. */
export interface RegisteringPhones extends AsyncDisposable {
  /** Registrations that were confirmed. */
  readonly confirmed: number;
  /** Refusals that no trouble explains. */
  readonly wrongs: readonly string[];
  /** Waits until each of them has been confirmed once more. */
  allAgain(limitMs?: number): Promise<void>;
  rest(): Promise<void>;
  resume(): void;
}

const everyMs = 60;

export async function openRegisteringPhones(exchange: Place, numbers: readonly string[]): Promise<RegisteringPhones> {
  const shape = (number: string) => ({ number, password: passwordOf(number), exchange });
  const phones = await Promise.all(numbers.map((number) => openRawPhone(shape(number))));
  const counts = new Map(numbers.map((number): [string, number] => [number, 0]));
  const wrongs: string[] = [];
  let wantsRest = false;
  let working: Promise<void> = Promise.resolve();

  const register = async (phone: RawPhone): Promise<void> => {
    const answer = await phone.ask("REGISTER", { headers: ["Expires: 300"], limitMs: 1_500 }).catch(() => undefined);
    phone.raw.forget();
    if (answer === undefined) return;
    const { response } = answer;
    if (response.status === 200) counts.set(phone.number, (counts.get(phone.number) ?? 0) + 1);
    else if (!isPassing(response.status, challenges(response)[0]?.stale ?? false)) {
      wrongs.push(`a REGISTER of ${phone.number} was answered ${response.start}`);
    }
  };
  const work = async (): Promise<void> => {
    const waiting = new Map<RawPhone, Promise<void>>();
    for (let turn = 0; !wantsRest; turn++) {
      const phone = phones[turn % phones.length];
      if (phone !== undefined && !waiting.has(phone)) {
        waiting.set(
          phone,
          register(phone).finally(() => waiting.delete(phone)),
        );
      }
      await pause(everyMs);
    }
    await Promise.all(waiting.values());
  };
  working = work();

  return {
    get confirmed() {
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
    wrongs,
    async allAgain(limitMs = 10_000) {
      const before = new Map(counts);
      await until(
        "every phone to be registered again",
        () => numbers.every((number) => (counts.get(number) ?? 0) > (before.get(number) ?? 0)),
        { limitMs },
      );
    },
    async rest() {
      wantsRest = true;
      await working;
    },
    resume() {
      if (!wantsRest) return;
      wantsRest = false;
      working = work();
    },
    async [Symbol.asyncDispose]() {
      wantsRest = true;
      await working;
      for (const phone of phones) await phone[Symbol.asyncDispose]();
    },
  };
}

/** An exchange that has just come back knows no tables yet (503) and no nonces of the one before (stale). */
const isPassing = (status: number, isStale: boolean): boolean => status === 503 || (status === 401 && isStale);
