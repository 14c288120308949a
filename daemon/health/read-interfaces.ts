import { readdir, readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { NetworkInterface } from "../contracts/machine-health.ts";
import { interfacesOf, type LinkFiles } from "./interfaces.ts";

const FOLDER = "/sys/class/net";

/** The network interfaces of the machine, from the files of the kernel: no program is started, nothing blocks. */
export async function readInterfaces(): Promise<readonly NetworkInterface[]> {
  const names = await readdir(FOLDER);
  return interfacesOf(await Promise.all(names.map(readLink)), networkInterfaces());
}

async function readLink(name: string): Promise<LinkFiles> {
  // Whoever has no link refuses to tell its carrier and its speed (EINVAL); one may be gone by now.
  const read = (file: string) =>
    readFile(join(FOLDER, name, file), "utf8").then(
      (text) => text.trim(),
      () => "",
    );
  const [operstate, carrier, speed, address, type] = await Promise.all(
    ["operstate", "carrier", "speed", "address", "type"].map(read),
  );
  return {
    name,
    operstate: operstate ?? "",
    carrier: carrier ?? "",
    speed: speed ?? "",
    address: address ?? "",
    type: type ?? "",
  };
}
