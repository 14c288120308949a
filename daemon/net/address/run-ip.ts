import { execFile } from "node:child_process";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import type { IpCommand } from "./difference.ts";

const PATIENCE_MS = 5000;
const MOST_SAID = 400;

/** Runs `ip` (iproute2), and answers what it writes. Fails with NO_IP {}, or IP_REFUSED {command, said}. */
export const runIp = (words: IpCommand): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8" };
    execFile("ip", [...words], { env, timeout: PATIENCE_MS, maxBuffer: 16 * 2 ** 20 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (systemCode(error) === "ENOENT") {
        reject(new BoxError("NO_IP", {}, { sentence: "ip is not installed: it is in the package iproute2." }));
      } else {
        const said = (stderr.trim().split("\n").at(-1) ?? "").slice(0, MOST_SAID) || error.message.slice(0, MOST_SAID);
        const sentence = `ip ${words.join(" ")} was refused: ${said}`;
        reject(new BoxError("IP_REFUSED", { command: words, said }, { sentence, cause: error }));
      }
    });
  });
