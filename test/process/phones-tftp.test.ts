import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { once } from "node:events";
import { expect, test } from "vitest";
import { DrivenClock, systemClock } from "../../daemon/kit/clock.ts";
import { createLog, silentLog } from "../../daemon/kit/log.ts";
import { agree } from "../../daemon/phones/tftp/agree.ts";
import { Transfers } from "../../daemon/phones/tftp/transfers.ts";
import { until } from "../rig/waiting.ts";

/** Files on their way by TFTP, against hosts that get in between. */

const HOST = "127.0.0.1";

interface Host extends AsyncDisposable {
  readonly socket: Socket;
  readonly port: number;
  readonly heard: (readonly [bytes: Buffer, from: RemoteInfo])[];
}

async function openHost(): Promise<Host> {
  const socket = createSocket("udp4");
  const heard: Host["heard"] = [];
  socket.on("message", (bytes, from) => heard.push([bytes, from]));
  socket.bind(0, HOST);
  await once(socket, "listening");
  return {
    ...{ socket, heard, port: socket.address().port },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}

test("POS-17: an error of a host that has nothing to do with a transfer is not answered: two of them would never end", async () => {
  await using telephone = await openHost();
  await using stranger = await openHost();
  const transfers = new Transfers(systemClock, silentLog);
  const outcomes: boolean[] = [];
  const sent = (isWhole: boolean) => void outcomes.push(isWhole);
  transfers.begin(
    { address: HOST, port: telephone.port, host: HOST },
    { bytes: Buffer.from("file"), sent },
    agree(new Map(), 4),
  );
  const [, { port }] = await until("the first block", () => telephone.heard[0]);

  stranger.socket.send(Buffer.from([0, 5, 0, 5, 0]), port, HOST);
  stranger.socket.send(Buffer.from([0, 4, 0, 1]), port, HOST);
  await until("the acknowledgement to be refused", () => stranger.heard.length > 0);
  telephone.socket.send(Buffer.from([0, 4, 0, 1]), port, HOST);
  await until("the transfer to end", () => !transfers.has(`${HOST}:${telephone.port}`));

  expect(stranger.heard.map(([bytes]) => bytes.subarray(0, 4))).toEqual([Buffer.from([0, 5, 0, 5])]);
  expect(outcomes).toEqual([true]);
  transfers.close();
});

test.each([
  ["never answered, since it may be made up, in no log", false, 0],
  ["stopped answering, in the log", true, 1],
])("POS-17: a file is lost on its way to an address that %s", async (_, answers, told) => {
  await using telephone = await openHost();
  const clock = new DrivenClock();
  const lines: string[] = [];
  const outcomes: boolean[] = [];
  const sent = (isWhole: boolean) => void outcomes.push(isWhole);
  const transfers = new Transfers(clock, createLog({ process: "phones", write: (line) => void lines.push(line) }));
  transfers.begin(
    { address: HOST, port: telephone.port, host: HOST },
    { bytes: Buffer.alloc(600), sent },
    agree(new Map(), 600),
  );
  const [, { port }] = await until("the first block", () => telephone.heard[0]);
  if (answers) {
    telephone.socket.send(Buffer.from([0, 4, 0, 1]), port, HOST);
    await until("the second block", () => telephone.heard.some(([bytes]) => bytes[3] === 2));
  }

  clock.advance(60_000);
  expect([transfers.has(`${HOST}:${telephone.port}`), lines.length, outcomes]).toEqual([false, told, [false]]);
});
