import type { LiveFrame } from "../../contracts/api/live-entries.ts";
import type { LivePicture } from "../../contracts/live.ts";
import type { Clock, Timer } from "../../kit/clock.ts";
import { wait } from "../../kit/clock.ts";
import type { Log } from "../../kit/log.ts";
import type { Door } from "../access/door.ts";
import type { Guest } from "../access/guest.ts";
import { problemAnswer } from "../api/problems.ts";
import type { Answer, Asked } from "../server/exchange.ts";
import type { LiveDoor, LiveSocket } from "../server/live-door.ts";
import { withApiFields } from "../server/security-fields.ts";

interface AudienceParts {
  readonly path: string;
  readonly door: Door;
  readonly clock: Clock;
  readonly log: Log;
  readonly picture: () => LivePicture;
  /** Whether anybody listens; resolves when the picture is whole. */
  readonly want: (isWanted: boolean) => Promise<void>;
  /** What a failure at the door is answered with. */
  readonly failed: (error: unknown) => Answer;
}

/** A login ended: sign in again (in the range of RFC 6455 §7.4.2 that is ours). */
const SIGNED_OUT = 4401;
/** How often it is asked whether those who listen still may, in milliseconds: a password may change elsewhere. */
const RECHECK_MS = 30_000;
/** How long a picture waits for `pbx`, in milliseconds. */
const PICTURE_PATIENCE_MS = 1_000;

/** The browsers and programs that listen. */
export class Audience implements LiveDoor<Guest> {
  readonly path: string;
  readonly #parts: AudienceParts;
  readonly #seats = new Map<LiveSocket, Guest>();
  #rechecks: Timer | undefined;

  constructor(parts: AudienceParts) {
    this.#parts = parts;
    this.path = parts.path;
  }

  get size(): number {
    return this.#seats.size;
  }

  start(): void {
    this.#rechecks = this.#parts.clock.every(RECHECK_MS, () => this.recheck());
  }

  close(): void {
    this.#rechecks?.cancel();
  }

  async admit(asked: Asked): ReturnType<LiveDoor<Guest>["admit"]> {
    try {
      const admitted = await this.#parts.door.admit(asked, "read", true);
      if (admitted.kind === "welcome" && admitted.guest !== null) return { kind: "welcome", ticket: admitted.guest };
      const answer = admitted.kind === "refused" ? problemAnswer(admitted.problem) : this.#parts.failed(undefined);
      return { kind: "refused", answer: withApiFields(answer) };
    } catch (error) {
      return { kind: "refused", answer: withApiFields(this.#parts.failed(error)) };
    }
  }

  opened(socket: LiveSocket, guest: Guest): void {
    this.#seats.set(socket, guest);
    const { want, clock } = this.#parts;
    void Promise.race([want(true), wait(clock, PICTURE_PATIENCE_MS)]).then(() => this.#show(socket));
  }

  closed(socket: LiveSocket): void {
    this.#seats.delete(socket);
    if (this.#seats.size === 0) void this.#parts.want(false);
  }

  /** Whoever may not listen any more is sent away. While nobody can say so, all stay. */
  recheck(): void {
    for (const [socket, guest] of this.#seats) {
      this.#parts.door.stillHolds(guest).then(
        (holds) => {
          if (!holds && this.#seats.has(socket)) socket.close(SIGNED_OUT, "signed out");
        },
        (error: unknown) => this.#parts.log.debug("a listener could not be checked", { error }),
      );
    }
  }

  /** In one go: what is published after the picture is heard, what was before is in it. */
  #show(socket: LiveSocket): void {
    if (!this.#seats.has(socket)) return;
    const frame: LiveFrame = { kind: "picture", ...this.#parts.picture() };
    socket.send(JSON.stringify(frame));
    socket.subscribe();
  }
}
