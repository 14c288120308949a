import type { PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { Presentation } from "./presentation.ts";

type Header = readonly [name: string, value: string];

/**
 * What the operator is told beside From: who answers for the call (RFC 3325), that the number is not to be shown
 * (RFC 3323), and that the call was forwarded (RFC 5806 or RFC 7044, told apart in RFC 7544). `domain` is the host part
 * of the line, `target` the number that is called, as the line wants it.
 */
export function identityHeaders(
  { identity, diversion }: Pick<PbxTrunk, "identity" | "diversion">,
  { own, hidden, isRelayed }: Presentation,
  domain: string,
  target: string,
): readonly Header[] {
  const me = `<sip:${own}@${domain}>`;
  const told: readonly Header[] = own === "" || identity === "from" ? [] : [[IDENTITY[identity], me]];
  const privacy: readonly Header[] = hidden ? [["Privacy", "id"]] : [];
  return [...told, ...privacy, ...(isRelayed && own !== "" ? forwarded(diversion, me, domain, target) : [])];
}

const IDENTITY = { asserted: "P-Asserted-Identity", preferred: "P-Preferred-Identity" } as const;

function forwarded(diversion: PbxTrunk["diversion"], me: string, domain: string, target: string): readonly Header[] {
  switch (diversion) {
    case "none":
      return [];
    case "diversion":
      return [["Diversion", `${me};reason=unconditional;privacy=off;counter=1`]];
    case "history-info":
      // RFC 7544 §3: unconditional forwarding is cause 302 of the entry that it led to.
      return [["History-Info", `${me};index=1, <sip:${target}@${domain};cause=302>;index=1.1;mp=1`]];
  }
}
