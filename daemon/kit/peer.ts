import type { Socket } from "node:net";
import { type Static, Type } from "typebox";
import { BoxError } from "./box-error.ts";
import type { Clock, Timer } from "./clock.ts";
import type { AnswerOf, BodyOf, Contract, Doors, Handlers, MessageOf, MethodOf, RequestOf } from "./contract.ts";
import { encodeFrame, FrameReader } from "./frames.ts";
import type { Log } from "./log.ts";
import { parser } from "./parse.ts";

export type RpcErrorCode =
  | "RPC_TIMEOUT"
  | "RPC_CLOSED"
  | "RPC_UNKNOWN_METHOD"
  | "RPC_BAD_REQUEST"
  | "RPC_BAD_ANSWER"
  | "RPC_FAILED"
  | "RPC_NOT_READING"
  | "RPC_BAD_FRAME"
  | "RPC_CANNOT_CONNECT"
  | "RPC_CANNOT_LISTEN";

/** The other end of a socket. */
export interface Peer<C extends Contract> {
  /** Asks the other side. Rejects with its BoxError, or with an RPC_… code. The time is 10,000 ms unless given. */
  call<M extends MethodOf<C>>(
    method: M,
    request: RequestOf<C, M>,
    options?: { readonly timeoutMs?: number },
  ): Promise<AnswerOf<C, M>>;
  /** Says something that nobody answers; silently lost when the peer is closed. */
  send<M extends MessageOf<C>>(message: M, body: BodyOf<C, M>): void;
  /** Adds to what this side answers. */
  handle(handlers: Handlers<C>): void;
  onMessage<M extends MessageOf<C>>(message: M, listener: (body: BodyOf<C, M>) => void): void;
  /** Told once, with the reason when it was a fault; at once when it is closed already. */
  onClose(listener: (reason: BoxError | undefined) => void): void;
  readonly closed: boolean;
  close(): void;
}

export interface PeerOptions {
  readonly log: Log;
  readonly clock: Clock;
  /** Bytes that may wait for a far side that does not read; above that it is dropped. */
  readonly bufferLimit: number;
}

const frameSchema = Type.Union([
  Type.Object({ kind: Type.Literal("call"), id: Type.Integer(), method: Type.String(), body: Type.Unknown() }),
  Type.Object({ kind: Type.Literal("answer"), id: Type.Integer(), body: Type.Unknown() }),
  Type.Object({
    kind: Type.Literal("error"),
    id: Type.Integer(),
    code: Type.String(),
    facts: Type.Record(Type.String(), Type.Unknown()),
    sentence: Type.String(),
  }),
  Type.Object({ kind: Type.Literal("message"), name: Type.String(), body: Type.Unknown() }),
]);
type Frame = Static<typeof frameSchema>;
const parseFrame = parser(frameSchema, "a frame");

interface Waiting {
  readonly method: string;
  readonly timer: Timer;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: BoxError) => void;
}

type Handler = (request: unknown) => unknown;

const usualTimeoutMs = 10_000;

/** A peer on a connected socket. Use `serve`, `connect` or `keepConnected` (rpc.ts) to get one. */
export class SocketPeer<C extends Contract> implements Peer<C> {
  readonly #socket: Socket;
  readonly #doors: Doors;
  readonly #options: PeerOptions;
  readonly #reader = new FrameReader();
  readonly #waiting = new Map<number, Waiting>();
  readonly #handlers = new Map<string, Handler>();
  readonly #messages = new Map<string, Handler[]>();
  readonly #closings: ((reason: BoxError | undefined) => void)[] = [];
  #nextId = 1;
  #closed = false;
  #reason: BoxError | undefined;

  constructor(socket: Socket, doors: Doors, options: PeerOptions) {
    this.#socket = socket;
    this.#doors = doors;
    this.#options = options;
    socket.on("data", (piece) => this.#read(piece));
    socket.on("error", (cause) => this.#end(new BoxError<RpcErrorCode>("RPC_CLOSED", {}, { cause })));
    socket.on("close", () => this.#end(undefined));
  }

  get closed(): boolean {
    return this.#closed;
  }

  call<M extends MethodOf<C>>(
    method: M,
    request: RequestOf<C, M>,
    options: { readonly timeoutMs?: number } = {},
  ): Promise<AnswerOf<C, M>> {
    const timeoutMs = options.timeoutMs ?? usualTimeoutMs;
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(this.#closedError(method));
      const id = this.#nextId++;
      const timer = this.#options.clock.after(timeoutMs, () => {
        this.#waiting.delete(id);
        reject(timedOut(method, timeoutMs));
      });
      // The door of the answer makes the type true before resolve is called.
      this.#waiting.set(id, { method, timer, resolve: resolve as (answer: unknown) => void, reject });
      try {
        this.#write({ kind: "call", id, method, body: request });
      } catch (error) {
        this.#forget(id)?.reject(asBoxError(error, method));
      }
    });
  }

  send<M extends MessageOf<C>>(message: M, body: BodyOf<C, M>): void {
    if (!this.#closed) this.#write({ kind: "message", name: message, body });
  }

  handle(handlers: Handlers<C>): void {
    for (const [method, handler] of Object.entries(handlers)) {
      if (typeof handler === "function") this.#handlers.set(method, handler as Handler);
    }
  }

  onMessage<M extends MessageOf<C>>(message: M, listener: (body: BodyOf<C, M>) => void): void {
    const listeners = this.#messages.get(message) ?? [];
    listeners.push(listener as Handler);
    this.#messages.set(message, listeners);
  }

  onClose(listener: (reason: BoxError | undefined) => void): void {
    if (this.#closed) listener(this.#reason);
    else this.#closings.push(listener);
  }

  close(): void {
    if (this.#closed) return;
    // What was written still goes out; a far side that does not take it is cut off.
    this.#socket.end();
    const cut = this.#options.clock.after(1000, () => this.#socket.destroy());
    this.#socket.once("close", () => cut.cancel());
    this.#end(undefined);
  }

  #read(piece: Buffer): void {
    if (this.#closed) return;
    try {
      for (const value of this.#reader.read(piece)) this.#take(parseFrame(value));
    } catch (cause) {
      this.#fail(new BoxError<RpcErrorCode>("RPC_BAD_FRAME", {}, { cause }));
    }
  }

  #take(frame: Frame): void {
    switch (frame.kind) {
      case "call":
        void this.#answer(frame.id, frame.method, frame.body);
        return;
      case "answer":
        this.#settle(frame.id, frame.body);
        return;
      case "error":
        this.#forget(frame.id)?.reject(new BoxError(frame.code, frame.facts, { sentence: frame.sentence }));
        return;
      case "message":
        this.#hear(frame.name, frame.body);
        return;
    }
  }

  /** Never rejects: whatever goes wrong is the answer. */
  async #answer(id: number, method: string, body: unknown): Promise<void> {
    const handler = this.#handlers.get(method);
    const request = this.#doors.request.get(method);
    const answer = this.#doors.answer.get(method);
    try {
      if (handler === undefined || request === undefined || answer === undefined) throw unknownMethod(method);
      const said = await handler(parseAt(request, body, "RPC_BAD_REQUEST"));
      if (!this.#closed)
        this.#write({ kind: "answer", id, body: parseAt(answer, said === undefined ? {} : said, "RPC_BAD_ANSWER") });
    } catch (error) {
      if (!this.#closed) this.#write(this.#refusal(id, method, error));
    }
  }

  /** A BoxError travels as it is. Anything else is a bug here: it stays in our log, the caller learns only that. */
  #refusal(id: number, method: string, error: unknown): Frame {
    if (error instanceof BoxError) {
      return { kind: "error", id, code: error.code, facts: error.facts, sentence: error.message };
    }
    this.#options.log.error("a request failed", { method, error });
    const sentence = `${method} failed inside; its log has the reason.`;
    return { kind: "error", id, code: "RPC_FAILED", facts: { method }, sentence };
  }

  #settle(id: number, body: unknown): void {
    const waiting = this.#forget(id);
    if (waiting === undefined) return;
    const door = this.#doors.answer.get(waiting.method);
    try {
      waiting.resolve(door === undefined ? body : parseAt(door, body, "RPC_BAD_ANSWER"));
    } catch (error) {
      waiting.reject(asBoxError(error, waiting.method));
    }
  }

  #hear(name: string, body: unknown): void {
    const door = this.#doors.message.get(name);
    try {
      if (door === undefined) throw unknownMethod(name);
      const said = door(body);
      for (const listener of this.#messages.get(name) ?? []) listener(said);
    } catch (error) {
      this.#options.log.error("a message was not understood", { message: name, error });
    }
  }

  #forget(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    waiting?.timer.cancel();
    this.#waiting.delete(id);
    return waiting;
  }

  #write(frame: Frame): void {
    this.#socket.write(encodeFrame(frame));
    if (this.#socket.writableLength > this.#options.bufferLimit) {
      this.#fail(new BoxError<RpcErrorCode>("RPC_NOT_READING", { waiting: this.#socket.writableLength }));
    }
  }

  #fail(reason: BoxError): void {
    this.#options.log.warn("a connection was dropped", { reason });
    this.#end(reason);
    this.#socket.destroy();
  }

  #end(reason: BoxError | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reason = reason;
    for (const id of [...this.#waiting.keys()]) {
      const waiting = this.#forget(id);
      waiting?.reject(this.#closedError(waiting.method));
    }
    for (const listener of this.#closings.splice(0)) listener(reason);
  }

  #closedError(method: string): BoxError {
    const sentence = `The connection was lost before ${method} was answered.`;
    return new BoxError<RpcErrorCode>("RPC_CLOSED", { method }, { cause: this.#reason, sentence });
  }
}

function parseAt(door: (value: unknown) => unknown, value: unknown, code: RpcErrorCode): unknown {
  try {
    return door(value);
  } catch (cause) {
    const facts = cause instanceof BoxError ? cause.facts : {};
    throw new BoxError(code, facts, { cause, sentence: cause instanceof Error ? cause.message : code });
  }
}

const unknownMethod = (method: string): BoxError =>
  new BoxError<RpcErrorCode>("RPC_UNKNOWN_METHOD", { method }, { sentence: `Nobody here answers ${method}.` });

const timedOut = (method: string, timeoutMs: number): BoxError =>
  new BoxError<RpcErrorCode>(
    "RPC_TIMEOUT",
    { method, timeoutMs },
    { sentence: `${method} was not answered within ${timeoutMs} ms.` },
  );

const asBoxError = (error: unknown, method: string): BoxError =>
  error instanceof BoxError ? error : new BoxError<RpcErrorCode>("RPC_FAILED", { method }, { cause: error });
