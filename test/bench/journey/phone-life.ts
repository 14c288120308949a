import type { RawPhone } from "../../rig/raw-phone.ts";
import { field, type SipMessage } from "../../rig/sip-text.ts";
import { pause } from "../../rig/waiting.ts";

export const bodyFor = (port: number, hasEvents: boolean): string =>
  [
    ...["v=0", "o=bench 1 1 IN IP4 127.0.0.1", "s=-", "c=IN IP4 127.0.0.1", "t=0 0"],
    ...[`m=audio ${port} RTP/AVP 8${hasEvents ? " 101" : ""}`, "a=rtpmap:8 PCMA/8000"],
    ...(hasEvents ? ["a=rtpmap:101 telephone-event/8000"] : []),
    "",
  ].join("\r\n");

/** Answers what the exchange asks of a telephone, until it is closed; `offered`: a call that begins. */
export async function live(
  phone: RawPhone,
  body: string,
  isOver: () => boolean,
  offered: (invite: SipMessage) => void = () => undefined,
): Promise<void> {
  for (let seen = 0; !isOver(); ) {
    for (const message of phone.raw.received.slice(seen)) {
      if (message.status !== 0 || message.method === "ACK") continue;
      const isNew = message.method === "INVITE" && !field(message, "to").includes(";tag=");
      phone.respond(message, 200, "OK", {
        ...(message.method === "INVITE" ? { body } : {}),
        ...(isNew ? { tag: tagOf(message) } : {}),
      });
      if (isNew) offered(message);
    }
    seen = phone.raw.received.length;
    await pause(10);
  }
}

/** Ours in a call that came: repetitions of its INVITE get the same. */
export const tagOf = (invite: SipMessage): string => `t${field(invite, "call-id").replace(/[^A-Za-z0-9]/g, "").slice(-20)}`;
