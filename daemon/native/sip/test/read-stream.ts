import { parseSip, type SipMessage } from "../../../../test/rig/sip-text.ts";

/** Takes the bytes of a connection and hands on each whole message in them (RFC 3261 §18.3). */
export function readStream(take: (message: SipMessage) => void): (bytes: Buffer) => void {
  let text = "";
  return (bytes) => {
    text += bytes.toString("utf8");
    for (;;) {
      const end = text.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/^(?:content-length|l): *(\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
      if (text.length < end + 4 + length) return;
      take(parseSip(text.slice(0, end + 4 + length)));
      text = text.slice(end + 4 + length);
    }
  };
}
