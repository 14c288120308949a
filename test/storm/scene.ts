import { accountOf } from "../rig/box.ts";
import { type Conversation, hangUp, talk } from "../rig/conversation.ts";
import { numbersFrom, officeDocument } from "../rig/office.ts";
import { openRawPhone, type RawPhone } from "../rig/raw-phone.ts";
import { type Administrator, openAdministrator } from "./administrator.ts";
import { openAnsweringPhone } from "./answering-phone.ts";
import { floodAccounts, floodFirst } from "./blows/flood.ts";
import { getThrough } from "./caller.ts";
import { CallsMade } from "./calls-made.ts";
import { type Holdings, holdingsOf } from "./processes.ts";
import { openRegisteringPhones, type RegisteringPhones } from "./registering-phones.ts";
import { openRelay, type Relay } from "./relay.ts";
import { type ManagedBox, startManagedBox } from "./service-manager.ts";

/** An office in the middle of its day: calls up, telephones registering, an administrator saving, systemd watching. */
export interface Scene extends AsyncDisposable {
  readonly box: ManagedBox;
  /** The network between the box and the telephones that register or call now and then. */
  readonly relay: Relay;
  readonly administrator: Administrator;
  readonly phones: RegisteringPhones;
  readonly made: CallsMade;
  /** Calls that are up now, with sound both ways. */
  readonly calls: readonly Conversation[];
  /** What each process held before the first blow, at rest. */
  readonly before: Holdings;
  /** Puts the calls up that are missing. */
  talk(): Promise<void>;
  /** One of the calls that are up, from now on in the hands of who takes it: it is about to end. */
  takeCall(): Conversation;
  /** Ends the calls that are up. Without an exchange that knows them there is nothing to say goodbye to. */
  endCalls(areUp: boolean): Promise<void>;
  /** One call by somebody who dials until it works; milliseconds since then. */
  getThrough(since: number, limitMs: number): Promise<number>;
}

const pairs = [
  ["201", "202"],
  ["203", "204"],
  ["205", "206"],
] as const;
const caller = "207";
const called = "208";
const numbers = [...numbersFrom(201, 20), ...numbersFrom(floodFirst, floodAccounts)];
const registering = numbersFrom(211, 8);

export interface SceneShape {
  readonly home: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function openScene(shape: SceneShape): Promise<Scene> {
  const opened: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
  };
  try {
    return { ...(await setScene(shape, opened)), [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `opened` gets whatever has to be closed, in the order of opening. */
async function setScene(shape: SceneShape, opened: AsyncDisposable[]): Promise<Omit<Scene, keyof AsyncDisposable>> {
  const open = <T extends AsyncDisposable>(one: T): T => {
    opened.push(one);
    return one;
  };
  const box = open(await startManagedBox({ ...shape, document: officeDocument({ numbers }) }));
  const relay = open(await openRelay(box.now().place()));
  const exchange = relay.place;
  const made = new CallsMade();
  const calling = open(await openRawPhone({ ...accountOf(caller), exchange }));
  const answering = open(await openAnsweringPhone({ ...accountOf(called), exchange }));
  await registered(calling);
  await registered(answering);
  const calls: Conversation[] = [];
  open({
    [Symbol.asyncDispose]: async () => {
      for (const call of calls.splice(0)) await call[Symbol.asyncDispose]();
    },
  });
  const phones = open(await openRegisteringPhones(exchange, registering));
  const administrator = open(openAdministrator(box.home, numbers));

  const scene = {
    box,
    relay,
    administrator,
    phones,
    made,
    calls,
    async talk() {
      const missing = pairs.filter(([from]) => !calls.some(({ callerPhone }) => callerPhone.number === from));
      calls.push(...(await Promise.all(missing.map(([from, to]) => talk(box.now(), from, to)))));
    },
    takeCall() {
      const call = calls.pop();
      if (call === undefined) throw new Error("no call is up");
      made.ended({ caller: call.callerPhone.number, dialled: call.calledPhone.number, isCertain: true });
      return call;
    },
    async endCalls(areUp: boolean) {
      const ending = calls.splice(0);
      for (const { callerPhone, calledPhone } of ending) {
        made.ended({ caller: callerPhone.number, dialled: calledPhone.number, isCertain: true });
      }
      if (areUp) await Promise.all(ending.map((call) => hangUp(call)));
      await Promise.all(ending.map((call) => call[Symbol.asyncDispose]()));
    },
    getThrough: (since: number, limitMs: number) => {
      calling.raw.forget();
      return getThrough(calling, { number: called, exchange, since, limitMs, made });
    },
  };

  // One round without a blow: what is loaded only once is loaded now.
  await scene.talk();
  await scene.getThrough(performance.now(), 10_000);
  await administrator.savesAgain();
  await phones.allAgain();
  await scene.endCalls(true);
  await box.now().atRest();
  return { ...scene, before: holdingsOf(box.processes()) };
}

async function registered(phone: RawPhone): Promise<void> {
  const { status, start } = await phone.register(3_600);
  if (status !== 200) throw new Error(`phone ${phone.number} was answered ${start}`);
}
