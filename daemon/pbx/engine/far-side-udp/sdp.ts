/** An offer or answer of a telephone that speaks G.711 and sends digits by INFO only. */
export function sdp(port: number, version: number, direction: "sendrecv" | "sendonly" | "recvonly"): string {
  return [
    "v=0",
    `o=- 1 ${version} IN IP4 127.0.0.1`,
    "s=-",
    "c=IN IP4 127.0.0.1",
    "t=0 0",
    `m=audio ${port} RTP/AVP 8 0`,
    "a=rtpmap:8 PCMA/8000",
    "a=rtpmap:0 PCMU/8000",
    `a=${direction}`,
    "",
  ].join("\r\n");
}
