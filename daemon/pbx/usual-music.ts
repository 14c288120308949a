import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** Where Debian's asterisk-moh-opsound-wav puts its music. */
const folder = "/usr/share/asterisk/moh";

/** The first WAV file of the recorded hold music, in order of name; null when there is none. */
export async function usualMusic(): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const [first] = names.filter((name) => name.toLowerCase().endsWith(".wav")).sort();
  return first === undefined ? null : join(folder, first);
}
