/** A numeric address as the server's library writes it, in the usual short form; IPv4 in IPv6 as IPv4. */
export function shortAddress(text: string): string {
  if (!text.includes(":")) return text;
  const groups = text.split(":").map((group) => Number.parseInt(group, 16));
  if (groups.length !== 8) return text;
  const [, , , , , mapped, high = 0, low = 0] = groups;
  if (mapped === 0xffff && groups.slice(0, 5).every((group) => group === 0)) {
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return new URL(`http://[${text}]/`).hostname.slice(1, -1);
}

/** Who is counted as one: an IPv4 address, or the /64 that one subscriber of IPv6 has to himself. */
export const neighbourhood = (address: string): string =>
  address.includes(":") ? `${expanded(address).slice(0, 4).join(":")}::/64` : address;

function expanded(address: string): readonly string[] {
  const [left = "", right] = address.split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  return [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
}
