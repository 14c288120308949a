import type { DialRequest } from "../../engine/engine.ts";

/**
 * A telephone shall answer by itself. No standard is followed by all of them, and none minds the words of the others:
 * Alert-Info for Aastra and Mitel, Yealink, Gigaset and Unify; Call-Info for Snom, Gigaset, Grandstream and Linphone;
 * Answer-Mode as RFC 5373 has it. All of them have to allow it in their own settings. No `http:` in Alert-Info: a Yealink
 * would look there for a ring tone first.
 */
export const autoAnswer = (realm: string): DialRequest["headers"] => [
  ["Alert-Info", `<sip:${realm}>;info=alert-autoanswer;delay=0`],
  ["Call-Info", `<sip:${realm}>;answer-after=0`],
  ["Answer-Mode", "Auto"],
];
