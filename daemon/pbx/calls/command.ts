import type {
  DialRequest,
  Engine,
  LegId,
  Party,
  RecordRequest,
  ReleaseCause,
  RoomId,
  Sound,
} from "../engine/engine.ts";

/** What a move asks of the engine, as data; the order counts. */
export type Command =
  | { readonly do: "dial"; readonly leg: LegId; readonly request: DialRequest }
  | { readonly do: "ring"; readonly leg: LegId }
  | { readonly do: "progress"; readonly leg: LegId; readonly like: LegId }
  | { readonly do: "answer"; readonly leg: LegId; readonly like: LegId | null }
  | { readonly do: "release"; readonly leg: LegId; readonly cause: ReleaseCause }
  | { readonly do: "bridge"; readonly one: LegId; readonly other: LegId }
  | { readonly do: "play"; readonly leg: LegId; readonly sound: Sound }
  | { readonly do: "silence"; readonly leg: LegId }
  | { readonly do: "record"; readonly leg: LegId; readonly request: RecordRequest }
  | { readonly do: "stop-recording"; readonly leg: LegId; readonly path: string }
  | { readonly do: "join"; readonly leg: LegId; readonly room: RoomId; readonly muted: boolean }
  | { readonly do: "play-to-room"; readonly room: RoomId; readonly sound: Sound }
  | { readonly do: "hear-keys"; readonly leg: LegId; readonly hears: boolean }
  | { readonly do: "send-digits"; readonly leg: LegId; readonly digits: string }
  | { readonly do: "identify"; readonly leg: LegId; readonly party: Party }
  | { readonly do: "accept-transfer"; readonly leg: LegId }
  | { readonly do: "refuse-transfer"; readonly leg: LegId; readonly cause: ReleaseCause }
  | { readonly do: "report-transfer"; readonly leg: LegId; readonly status: number };

/** Posts one command; nothing comes back here. */
export function post(engine: Engine, command: Command): void {
  switch (command.do) {
    case "dial":
      engine.dial(command.leg, command.request);
      return;
    case "ring":
      engine.ring(command.leg);
      return;
    case "progress":
      engine.progress(command.leg, command.like);
      return;
    case "answer":
      engine.answer(command.leg, command.like);
      return;
    case "release":
      engine.release(command.leg, command.cause);
      return;
    case "bridge":
      engine.bridge(command.one, command.other);
      return;
    case "play":
      engine.play(command.leg, command.sound);
      return;
    case "silence":
      engine.silence(command.leg);
      return;
    case "record":
      engine.record(command.leg, command.request);
      return;
    case "stop-recording":
      engine.stopRecording(command.leg, command.path);
      return;
    case "join":
      engine.join(command.leg, command.room, { muted: command.muted });
      return;
    case "play-to-room":
      engine.playToRoom(command.room, command.sound);
      return;
    case "hear-keys":
      engine.hearKeys(command.leg, command.hears);
      return;
    case "send-digits":
      engine.sendDigits(command.leg, command.digits);
      return;
    case "identify":
      engine.identify(command.leg, command.party);
      return;
    case "accept-transfer":
      engine.acceptTransfer(command.leg);
      return;
    case "refuse-transfer":
      engine.refuseTransfer(command.leg, command.cause);
      return;
    case "report-transfer":
      engine.reportTransfer(command.leg, command.status);
      return;
  }
}
