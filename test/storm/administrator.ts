import { join } from "node:path";
import { type CommitAnswer, storeContract } from "../../daemon/contracts/store.ts";
import { connect, type Peer } from "../../daemon/kit/rpc.ts";
import { officeDocument } from "../rig/office.ts";
import { pause, until } from "../rig/waiting.ts";

type StorePeer = Peer<typeof storeContract>;

/** What was answered "committed", and what that revision holds. */
export interface Acknowledged {
  readonly revision: number;
  readonly note: string;
  readonly groupName: string;
}

/** Somebody who saves, saves again and reloads now and then, and remembers every promise that was given. */
export interface Administrator extends AsyncDisposable {
  readonly acknowledged: readonly Acknowledged[];
  /** Highest revision that was answered "running". */
  readonly running: number;
  /** How often a save was refused because it could not be written. */
  readonly refused: number;
  /** What nobody should ever have been told. */
  readonly wrongs: readonly string[];
  /** Saves once; the revision, or undefined when it was refused. Rejects when store is away. */
  save(): Promise<number | undefined>;
  /** Reloads once. Rejects when store is away. */
  reload(): Promise<void>;
  /** Waits for one save and one reload that began after this moment. */
  savesAgain(limitMs?: number): Promise<void>;
  /** Stops saving, so that the books can be compared. */
  rest(): Promise<void>;
  resume(): void;
}

const saveEveryMs = 60;
const savesPerReload = 5;
const author = "tempête";

export function openAdministrator(home: string, numbers: readonly string[]): Administrator {
  const acknowledged: Acknowledged[] = [];
  const wrongs: string[] = [];
  let peer: StorePeer | undefined;
  let count = 0;
  let running = 0;
  let saves = 0;
  let reloads = 0;
  let refused = 0;
  let wantsRest = false;
  let working: Promise<void> = Promise.resolve();

  const store = async (): Promise<StorePeer> => {
    if (peer === undefined || peer.closed) peer = await connect(join(home, "run", "store.sock"), storeContract);
    return peer;
  };
  const save = async (): Promise<number | undefined> => {
    const note = `tempête ${++count}`;
    const groupName = `Groupe ${count}`;
    const change = (document: Record<string, unknown>) => ({
      ...document,
      groups: [{ number: "800", name: groupName, members: [...numbers.slice(0, 3)] }],
    });
    const document = officeDocument({ numbers, change });
    const answer = await (await store()).call("config.commit", { document, base: null, author, note });
    if (answer.kind === "unwritable") refused++;
    const revision = committedAs(answer, wrongs);
    if (revision === undefined) return undefined;
    acknowledged.push({ revision, note, groupName });
    saves++;
    return revision;
  };
  const reload = async (): Promise<void> => {
    const answer = await (await store()).call("reload", { author });
    if (answer.kind !== "running") return;
    running = Math.max(running, answer.revision);
    reloads++;
  };
  const work = async (): Promise<void> => {
    for (let turn = 1; !wantsRest; turn++) {
      // A store that is away, a disk that takes nothing: the next try tells.
      await (turn % savesPerReload === 0 ? reload() : save()).catch(() => pause(20));
      await pause(saveEveryMs);
    }
  };
  working = work();

  return {
    acknowledged,
    wrongs,
    save,
    reload,
    get running() {
      return running;
    },
    get refused() {
      return refused;
    },
    async savesAgain(limitMs = 10_000) {
      const before = [saves, reloads] as const;
      await until("a revision to be saved, and to run", () => saves > before[0] + 1 && reloads > before[1] + 1, {
        limitMs,
      });
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
      peer?.close();
    },
  };
}

function committedAs(answer: CommitAnswer, wrongs: string[]): number | undefined {
  if (answer.kind === "committed") return answer.revision;
  // A disk that takes nothing refuses; nothing else may.
  if (answer.kind !== "unwritable") wrongs.push(`a sound document was answered ${JSON.stringify(answer)}`);
  return undefined;
}
