import type { CONTACT_FILES } from "../../../daemon/contracts/api/directory-routes.ts";

/** Bytes in which a file says what it is. */
const HEAD = 200;

/** Whether a file holds cards or a table; its name may say anything. */
export function contactFileFormat(bytes: Uint8Array): (typeof CONTACT_FILES)[number] {
  // Zeros: UTF-16, whose letters are those of ASCII all the same.
  const head = String.fromCharCode(...bytes.subarray(0, HEAD).filter((byte) => byte > 0 && byte < 0x80));
  return /^\s*BEGIN:VCARD/i.test(head) ? "vcard" : "csv";
}
