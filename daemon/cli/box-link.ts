import { join } from "node:path";
import { boxContract } from "../contracts/box.ts";
import { netContract } from "../contracts/net.ts";
import { pbxContract } from "../contracts/pbx.ts";
import { phonesContract } from "../contracts/phones.ts";
import { storeContract } from "../contracts/store.ts";
import { BoxError } from "../kit/box-error.ts";
import type { Contract } from "../kit/contract.ts";
import { connect, type Peer } from "../kit/rpc.ts";

/** The sockets of a running box, for one question each. */

const contracts = {
  box: boxContract,
  store: storeContract,
  pbx: pbxContract,
  phones: phonesContract,
  net: netContract,
};
type Contracts = typeof contracts;

export const notRunning = "NOT_RUNNING";

/** Asks one process of the box that lives in that home. Throws NOT_RUNNING {home} or NOT_ANSWERING {name}. */
export async function ask<Name extends keyof Contracts, Answer>(
  home: string,
  name: Name,
  question: (peer: Peer<Contracts[Name]>) => Promise<Answer>,
): Promise<Answer> {
  const peer = await open<Contracts[Name]>(home, name, contracts[name]);
  try {
    return await question(peer);
  } finally {
    peer.close();
  }
}

async function open<C extends Contract>(home: string, name: keyof Contracts, contract: C): Promise<Peer<C>> {
  try {
    return await connect(join(home, "run", `${name}.sock`), contract);
  } catch (error) {
    if (!(error instanceof BoxError && error.code === "RPC_CANNOT_CONNECT")) throw error;
    throw (await isRunning(home, name)) ? notAnswering(name) : doesNotRun(home);
  }
}

async function isRunning(home: string, asked: string): Promise<boolean> {
  if (asked === "box") return false;
  try {
    (await connect(join(home, "run", "box.sock"), boxContract)).close();
    return true;
  } catch (error) {
    if (error instanceof BoxError && error.code === "RPC_CANNOT_CONNECT") return false;
    throw error;
  }
}

const doesNotRun = (home: string): BoxError =>
  new BoxError(
    notRunning,
    { home },
    { sentence: `No box runs on ${home}: start it with "sipleo start --home ${home}".` },
  );

const notAnswering = (name: string): BoxError =>
  new BoxError(
    "NOT_ANSWERING",
    { name },
    { sentence: `The box runs, but its process ${name} does not answer now; "sipleo status" says why. Try again.` },
  );
