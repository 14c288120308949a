import type { PbxTrunk } from "../../../model/snapshot/pbx-view.ts";
import type { Presentation } from "./presentation.ts";

type Header = readonly [name: string, value: string];

/**
 * What the operator is told beside From: who answers for the call (RFC 3325), that the number is not to be shown
 * (RFC 3323), and that the call was forwarded (RFC 5806 or RFC 7044, told apart in RFC 7544). `domain` is the host part
 * of the line, `target` the number that is called, as the line wants it; `diversions` how often the call was forwarded
 * before it came to us: who forwards it next has to know.
 */
export function identityHeaders(
  { identity, diversion }: Pick<PbxTrunk, "identity" | "diversion">,
  { own, hidden, isRelayed }: Presentation,
  domain: string,
  target: string,
  diversions: number,
): readonly Header[] {
  const me = `sip:${own}@${domain}`;
  const told: readonly Header[] = own === "" || identity === "from" ? [] : [[IDENTITY[identity], `<${me}>`]];
  const privacy: readonly Header[] = hidden ? [["Privacy", "id"]] : [];
  return [
    ...told,
    ...privacy,
    ...(isRelayed && own !== "" ? forwarded(diversion, me, `sip:${target}@${domain}`, diversions) : []),
  ];
}

const IDENTITY = { asserted: "P-Asserted-Identity", preferred: "P-Preferred-Identity" } as const;

function forwarded(
  diversion: PbxTrunk["diversion"],
  me: string,
  target: string,
  diversions: number,
): readonly Header[] {
  switch (diversion) {
    case "none":
      return [];
    case "diversion":
      return [["Diversion", `<${me}>;reason=unconditional;privacy=off;counter=${diversions + 1}`]];
    case "history-info":
      return [["History-Info", history(me, target, diversions)]];
  }
}

/**
 * RFC 7544: unconditional forwarding is cause 302 of the entry that it led to; who has forwarded before us, and is not
 * ours to name, is unknown@unknown.invalid.
 */
function history(me: string, target: string, diversions: number): string {
  const unknown = Array.from({ length: diversions }, () => "sip:unknown@unknown.invalid");
  const entries = [...unknown, me, target].map((uri, depth) => {
    const index = ["1", ...Array.from({ length: depth }, () => "1")].join(".");
    return depth === 0 ? `<${uri}>;index=${index}` : `<${uri};cause=302>;index=${index}`;
  });
  return `${entries.join(", ")};mp=1${diversions === 0 ? "" : ".1".repeat(diversions)}`;
}
