import type { HttpRequest, HttpResponse } from "uWebSockets.js";
import { shortAddress } from "./address.ts";
import type { Asked } from "./exchange.ts";

/** Copies a request out of the library's memory, which is gone when its handler returns. */
export function readRequest(response: HttpResponse, request: HttpRequest): Asked {
  const fields = new Map<string, string[]>();
  request.forEach((name, value) => {
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  });
  return {
    method: request.getCaseSensitiveMethod(),
    path: request.getUrl(),
    query: request.getQuery() ?? "",
    fields,
    address: remoteAddress(response),
  };
}

export const remoteAddress = (response: HttpResponse): string =>
  shortAddress(Buffer.from(response.getRemoteAddressAsText()).toString("latin1"));
