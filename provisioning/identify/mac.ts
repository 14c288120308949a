import { MAC_ADDRESS, normaliseMacAddress } from "../../daemon/model/hardware-address.ts";

const wellFormed = new RegExp(MAC_ADDRESS);

/** 12 upper-case digits from any notation that people and telephones use; null: it is no MAC address [POS-07]. */
export function readMac(text: string): string | null {
  if (text.length > 32) return null;
  const mac = normaliseMacAddress(text);
  return wellFormed.test(mac) ? mac : null;
}
