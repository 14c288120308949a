import { openRawPhone, type RawPhone, type RawPhoneShape } from "../rig/raw-phone.ts";
import { type SipMessage, sdpOffer, token } from "../rig/sip-text.ts";

/** A telephone that answers whatever comes: for callers who want to know whether they get through. */
export async function openAnsweringPhone(shape: RawPhoneShape): Promise<RawPhone> {
  const phone = await openRawPhone(shape);
  const tag = token();
  const body = sdpOffer(phone.raw.address, phone.raw.port + 1);
  const contentType = "application/sdp";
  let seen = 0;
  const answer = (request: SipMessage): void => {
    if (request.method === "INVITE") phone.respond(request, 200, "OK", { tag, body, contentType });
    else if (request.method !== "ACK") phone.respond(request, 200, "OK", { tag });
  };
  const look = setInterval(() => {
    const { received } = phone.raw;
    for (; seen < received.length; seen++) {
      const message = received[seen];
      if (message?.status === 0) answer(message);
    }
  }, 5);
  return {
    ...phone,
    async [Symbol.asyncDispose]() {
      clearInterval(look);
      await phone[Symbol.asyncDispose]();
    },
  };
}
