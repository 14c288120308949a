import type { TortureMessage } from "./rfc4475.ts";

/** What RFC 5118 says of its messages, for an exchange that challenges whom it does not know. */
const wellFormed: readonly number[] = [200, 401, 403, 404, 415, 480, 481, 488, 604, 606];

export const rfc5118: readonly TortureMessage[] = [
  { name: "ipv6-good", section: "4.1", what: "valid message with an IPv6 reference", answer: wellFormed },
  { name: "ipv6-bad", section: "4.2", what: "IPv6 address without its delimiters", answer: [400] },
  { name: "port-ambiguous", section: "4.3", what: "port taken into the IPv6 reference", answer: wellFormed },
  { name: "port-unambiguous", section: "4.4", what: "port apart from the IPv6 reference", answer: wellFormed },
  { name: "via-received-param-with-delim", section: "4.5", what: "received with [ ]", answer: wellFormed },
  { name: "via-received-param-no-delim", section: "4.5", what: "received without [ ]", answer: wellFormed },
  { name: "ipv6-in-sdp", section: "4.6", what: "IPv6 addresses in SDP", answer: wellFormed },
  { name: "mult-ip-in-header", section: "4.7", what: "IPv4 and IPv6 in one Via list", answer: wellFormed },
  { name: "mult-ip-in-sdp", section: "4.8", what: "one stream over IPv4, one over IPv6", answer: wellFormed },
  { name: "ipv4-mapped-ipv6", section: "4.9", what: "IPv4-mapped IPv6 addresses", answer: wellFormed },
  {
    name: "ipv6-bug-abnf-3-colons",
    section: "4.10",
    what: "three colons, a fault of RFC 3261's grammar",
    answer: [400, ...wellFormed],
  },
  { name: "ipv6-correct-abnf-2-colons", section: "4.10", what: "two colons", answer: wellFormed },
];
