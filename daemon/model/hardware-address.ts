/** 12 upper-case hexadecimal digits, as the guide writes it: E434D7300542 [POS-07]. */
export const MAC_ADDRESS = "^[0-9A-F]{12}$";

/** Takes the separators that people type (colons, hyphens, dots, spaces) out and writes capitals. */
export const normaliseMacAddress = (typed: string): string => typed.replaceAll(/[\s:.-]/g, "").toUpperCase();

/** Dotted IPv4, without leading zeros (they would be read as octal elsewhere) [POS-08]. */
export const IPV4_ADDRESS =
  "^(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}$";

/** The name of an interface as the kernel has it (IFNAMSIZ), which can be no more than itself in a command or a file. */
export const INTERFACE_NAME = "^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$";
