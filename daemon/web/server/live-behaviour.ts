import type { WebSocket, WebSocketBehavior } from "uWebSockets.js";
import type { Clock } from "../../kit/clock.ts";
import type { Asked } from "./exchange.ts";
import type { LiveDoor, LiveSocket } from "./live-door.ts";
import { readRequest } from "./read-request.ts";
import { sendAnswer } from "./send-answer.ts";

/** The one topic that all of them listen to. */
export const TOPIC = "live";

/** What may wait for a browser that does not read, in bytes; more than that and it is dropped. */
export const MOST_BACKPRESSURE = 1024 * 1024;
/** Seconds without a sign of life; the library asks for one well before. */
const IDLE_SECONDS = 60;
const LONGEST_MESSAGE = 1024;
/** RFC 6455 §7.4.1: it sent something that we do not take. */
const UNACCEPTABLE = 1008;

interface Seat<Ticket> {
  readonly ticket: Ticket;
  socket: LiveSocket | undefined;
}

/** How the library is to treat WebSockets: they only listen. */
export function liveBehaviour<Ticket>(
  door: LiveDoor<Ticket>,
  clock: Clock,
  ended: () => void,
): WebSocketBehavior<{ seat: Seat<Ticket> }> {
  return {
    maxPayloadLength: LONGEST_MESSAGE,
    maxBackpressure: MOST_BACKPRESSURE,
    closeOnBackpressureLimit: 1,
    idleTimeout: IDLE_SECONDS,
    sendPingsAutomatically: true,
    upgrade(response, request, context) {
      const asked: Asked = readRequest(response, request);
      const key = request.getHeader("sec-websocket-key");
      let isAborted = false;
      response.onAborted(() => {
        isAborted = true;
      });
      void door.admit(asked).then((decision) => {
        if (isAborted) return;
        if (decision.kind === "refused") {
          sendAnswer(response, decision.answer, false, clock);
          return;
        }
        const seat: Seat<Ticket> = { ticket: decision.ticket, socket: undefined };
        // Neither a subprotocol nor an extension is offered: compressing one text for each browser would cost more.
        // Not corked: the library closes one in some twenty that are upgraded within a cork after their request is over.
        response.upgrade({ seat }, key, "", "", context);
      });
    },
    open(webSocket) {
      const { seat } = webSocket.getUserData();
      seat.socket = liveSocket(webSocket);
      door.opened(seat.socket, seat.ticket);
    },
    message(webSocket) {
      webSocket.end(UNACCEPTABLE, "nothing is expected here");
    },
    close(webSocket) {
      ended();
      const { seat } = webSocket.getUserData();
      if (seat.socket !== undefined) door.closed(seat.socket);
    },
  };
}

const liveSocket = <Data>(webSocket: WebSocket<Data>): LiveSocket => ({
  send: (text) => void webSocket.send(text),
  subscribe: () => void webSocket.subscribe(TOPIC),
  close: (code, reason) => webSocket.end(code, reason),
});
