/**
 * The program that dnsmasq calls with every lease: it tells what the device said of itself, which stands in no file, and
 * that the file of leases is another one now. `pipe` is a named pipe. Opened to read and write it does not wait for a
 * reader: while nobody reads, what is told is lost, and dnsmasq goes on. Every field ends with a NUL, which no argument and
 * no variable can hold, so that a device cannot say more than itself; all of them are one write, shorter than PIPE_BUF.
 */
export function renderLeaseScript(pipe: string): string {
  const path = `'${pipe.replaceAll("'", "'\\''")}'`;
  const fields = ['"$1"', '"$2"', '"$3"', ...["VENDOR_CLASS", "REQUESTED_OPTIONS", "DATA_MISSING"].map(variable)];
  return [
    "#!/bin/sh",
    "# Made by the box; what is changed here is lost.",
    `[ -p ${path} ] || exit 0`,
    `exec 3<>${path} || exit 0`,
    `printf '%s\\0' ${fields.join(" ")} >&3`,
    "",
  ].join("\n");
}

const variable = (name: string): string => `"\${DNSMASQ_${name}-}"`;
