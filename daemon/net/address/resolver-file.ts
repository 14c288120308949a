import { rm } from "node:fs/promises";
import { writeFileAtomic } from "../../kit/atomic-file.ts";

/** Writes name servers as the operating system reads them (resolv.conf(5)); none: the file is gone. */
export const writeResolverFile = (path: string, servers: readonly string[]): Promise<void> =>
  servers.length === 0
    ? rm(path, { force: true })
    : // Everybody on the machine asks by it.
      writeFileAtomic(path, resolverText(servers), { mode: 0o644 });

const resolverText = (servers: readonly string[]): string =>
  `# Written by SipleoBox: its page « Réseau » says which.\n${servers.map((one) => `nameserver ${one}\n`).join("")}`;
