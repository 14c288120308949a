import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { until } from "../../rig/waiting.ts";
import { type Blow, carriesCalls } from "../blow.ts";
import { readBooks } from "../books.ts";
import type { Scene } from "../scene.ts";

/** A moment of something that goes on, which can be seen from outside. */
interface Step<Subject> {
  readonly name: string;
  reached(scene: Scene, subject: Subject): boolean | Promise<boolean>;
}

interface Reloading {
  readonly revision: number;
  readonly logFrom: number;
  isAnswered: boolean;
}

const snapshots = (scene: Scene, file: string): string => join(scene.box.home, "snapshots", file);
const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

export const stepsOfReload: readonly Step<Reloading>[] = [
  { name: "asked for", reached: () => true },
  { name: "written", reached: (scene, { revision }) => existsSync(snapshots(scene, `pbx-${revision}.json`)) },
  {
    name: "applied",
    reached: ({ box }, { revision, logFrom }) =>
      box.log().slice(logFrom).includes(`"event":"a revision runs","revision":${revision}`),
  },
  {
    name: "pointed at",
    reached: (scene, { revision }) => textOf(snapshots(scene, "current.json")).includes(`pbx-${revision}.json`),
  },
  { name: "answered", reached: (_scene, reloading) => reloading.isAnswered },
];

interface Ending {
  readonly caller: string;
  readonly journalFrom: number;
  readonly recordsBefore: number;
  readonly heard: () => boolean;
}

const journal = (scene: Scene): string => textOf(join(scene.box.home, "pbx/open-calls.journal"));
const recordsOf = async (scene: Scene, caller: string): Promise<number> =>
  (await readBooks(scene.box.home)).records.filter((record) => record.caller.number === caller).length;

export const stepsOfEnd: readonly Step<Ending>[] = [
  { name: "said goodbye", reached: () => true },
  { name: "told to the other side", reached: (_scene, { heard }) => heard() },
  {
    name: "closed in the journal",
    reached: (scene, { journalFrom }) => journal(scene).slice(journalFrom).includes('"ended"'),
  },
  {
    name: "recorded",
    reached: async (scene, { caller, recordsBefore }) => (await recordsOf(scene, caller)) > recordsBefore,
  },
];

/** A reload, and one process killed when it has come so far. */
export function killInReload(step: Step<Reloading>, victim: string): Blow {
  return {
    what: `${victim} killed when a reload is ${step.name}`,
    losesCalls: () => carriesCalls(victim),
    told: told(victim),
    async strike(scene) {
      const { administrator, box } = scene;
      await administrator.rest();
      const revision = await until("a revision to be saved", () => administrator.save());
      const reloading: Reloading = { revision, logFrom: box.log().length, isAnswered: false };
      const answered = administrator.reload().then(
        () => {
          reloading.isAnswered = true;
        },
        () => undefined,
      );
      await until(`the reload to be ${step.name}`, () => step.reached(scene, reloading), { everyMs: 1 });
      await box.kill(victim);
      await answered;
      administrator.resume();
    },
  };
}

/** A call that ends, and one process killed when its end has come so far. */
export function killInEnd(step: Step<Ending>, victim: string): Blow {
  return {
    what: `${victim} killed when the end of a call is ${step.name}`,
    losesCalls: () => carriesCalls(victim),
    told: told(victim),
    async strike(scene) {
      const call = scene.takeCall();
      const { caller, called, callerPhone } = call;
      const from = callerPhone.number;
      const ending: Ending = {
        caller: from,
        journalFrom: journal(scene).length,
        recordsBefore: await recordsOf(scene, from),
        heard: () => called.events.includes("bye"),
      };
      caller.hangUp();
      await until(`the end of the call to be ${step.name}`, () => step.reached(scene, ending), { everyMs: 1 });
      await scene.box.kill(victim);
      await call[Symbol.asyncDispose]();
    },
  };
}

const told = (victim: string): RegExp => new RegExp(`"event":"a process ended","name":"${victim}"`);
