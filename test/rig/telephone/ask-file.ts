import { get } from "node:http";

export interface GotFile {
  /** 0: no answer. */
  readonly status: number;
  readonly text: string;
}

const LIMIT_MS = 10_000;

/** One file by HTTP, from an address of its own. */
export const askFile = (url: string, from: string, userAgent: string): Promise<GotFile> =>
  new Promise((resolve) => {
    const nothing = (): void => resolve({ status: 0, text: "" });
    const headers = { "User-Agent": userAgent };
    const asked = get(url, { localAddress: from, headers, agent: false, timeout: LIMIT_MS }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      response.on("error", nothing);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", nothing);
  });
