import { Check } from "typebox/value";
import type { QueryOf } from "../../daemon/contracts/api/route.ts";
import { type RouteTable, routes } from "../../daemon/contracts/api/routes.ts";
import { soundSchema } from "../../daemon/contracts/sound.ts";
import { addressOf } from "./address.ts";
import { type Answer, readProblem } from "./ask.ts";

interface Uploading {
  readonly bytes: Blob;
  readonly query: QueryOf<RouteTable["sounds.add"]>;
  /** How much of it is there, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends a sound. Resolves also when it is broken off, as `away`. */
export type Upload = (uploading: Uploading) => Promise<Answer<"sounds.add">>;

/** By XMLHttpRequest: `fetch` tells nothing of how far it has got. */
export const openUpload =
  (open: () => XMLHttpRequest, signedOut: () => void): Upload =>
  ({ bytes, query, onProgress, signal }) =>
    new Promise((resolve) => {
      const request = open();
      const away = () => resolve({ kind: "away" });
      request.open("POST", addressOf(routes["sounds.add"], {}, query));
      request.setRequestHeader("content-type", "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
      request.onerror = away;
      request.onabort = away;
      request.onload = () => {
        const { status } = request;
        const body: unknown = request.response;
        if (status === 401) signedOut();
        resolve(Check(soundSchema, body) ? { kind: "done", body, tag: null } : readProblem(body));
      };
      signal.addEventListener("abort", () => request.abort());
      request.send(bytes);
    });
