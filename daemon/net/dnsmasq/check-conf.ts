import { execFile } from "node:child_process";
import { systemCode } from "../../kit/box-error.ts";

export type Checked =
  | { readonly kind: "fine" }
  | { readonly kind: "missing" }
  /** `said`: its own words, one line of at most 400 characters. */
  | { readonly kind: "refused"; readonly said: string };

const MOST_SAID = 400;
const PATIENCE_MS = 5000;

/** What dnsmasq thinks of a file before it runs from it; paths begin in `folder`. It looks at the words alone. */
export const checkConf = (folder: string, file: string): Promise<Checked> =>
  new Promise((resolve) => {
    const env = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C.UTF-8" };
    const options = { cwd: folder, env, timeout: PATIENCE_MS };
    execFile("dnsmasq", ["--test", `--conf-file=${file}`], options, (error, _stdout, stderr) => {
      if (error === null) resolve({ kind: "fine" });
      else if (systemCode(error) === "ENOENT") resolve({ kind: "missing" });
      else resolve({ kind: "refused", said: (stderr.trim().split("\n").at(-1) ?? "").slice(0, MOST_SAID) });
    });
  });
