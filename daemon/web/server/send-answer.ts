import type { HttpResponse } from "uWebSockets.js";
import { STATUS_CODES } from "node:http";
import type { Clock } from "../../kit/clock.ts";
import type { Answer } from "./exchange.ts";

/** Time for the other side to take the whole of an answer, in milliseconds. */
const READING_LIMIT_MS = 60_000;
/** What is handed over in one go; longer ones are fed as the other side reads. */
const AT_ONCE_BYTES = 16 * 1024;

/** Writes an answer; the response must not be aborted. */
export function sendAnswer(response: HttpResponse, answer: Answer, bodiless: boolean, clock: Clock): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  response.cork(() => {
    writeHead(response, answer);
    const closes = answer.closes === true;
    if (answer.status === 304) response.endWithoutBody();
    else if (bodiless) response.endWithoutBody(body.byteLength, closes);
    else if (body.byteLength <= AT_ONCE_BYTES || closes) response.end(body, closes);
    else feed(response, body, clock);
  });
}

/** Status and fields, of any answer. */
export function writeHead(response: HttpResponse, { status, fields }: Pick<Answer, "status" | "fields">): void {
  response.writeStatus(`${status} ${STATUS_CODES[status] ?? ""}`);
  for (const [name, value] of fields) response.writeHeader(name, value);
}

/** A reader that takes too long is cut off: the library alone would wait for ever, one byte at a time. */
function feed(response: HttpResponse, body: Uint8Array, clock: Clock): void {
  const deadline = clock.after(READING_LIMIT_MS, () => response.close());
  response.onAborted(() => deadline.cancel());
  const begun = response.getWriteOffset();
  response.onWritable((offset) => {
    const [ok, done] = response.tryEnd(body.subarray(offset - begun), body.byteLength);
    if (done) deadline.cancel();
    return ok;
  });
  const [, done] = response.tryEnd(body, body.byteLength);
  if (done) deadline.cancel();
}
