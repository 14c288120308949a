import { readdirSync, readFileSync } from "node:fs";
import { request, sdpOffer } from "../rig/sip-text.ts";
import { videoLine } from "../rig/video-peer.ts";
import { badBodies } from "../torture/bodies.ts";

const withVideo = sdpOffer(
  "127.0.0.1",
  40_000,
  videoLine(
    40_002,
    ["97 H264/90000 profile-level-id=42e01f;packetization-mode=1", "98 VP8/90000"],
    ["b=AS:768", "a=framerate:15", "a=rtcp-fb:* nack", "a=rtcp-fb:97 nack pli", "a=rtcp-fb:* ccm fir"],
  ),
);

/** What the mutations are made of: the RFCs' messages, ordinary requests, and the bodies that have killed exchanges. */
export function corpus(port: number): readonly Buffer[] {
  const folders = ["rfc4475", "rfc5118"].map((name) => new URL(`../torture/${name}/`, import.meta.url));
  const written = folders.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(new URL(name, folder))));
  const uri = `sip:202@127.0.0.1:${port}`;
  const ordinary = [
    "REGISTER",
    "OPTIONS",
    "INVITE",
    "SUBSCRIBE",
    "REFER",
    "BYE",
    "CANCEL",
    "ACK",
    "INFO",
    "NOTIFY",
    "UPDATE",
    "PRACK",
    "MESSAGE",
    "PUBLISH",
  ].map((method) =>
    request({
      method,
      uri,
      from: "sip:201@127.0.0.1",
      to: uri,
      via: "UDP 127.0.0.1:9",
      contact: "<sip:201@127.0.0.1:9>",
      headers: ["Event: dialog", "Expires: 60", "Refer-To: <sip:203@127.0.0.1>", "Supported: 100rel, timer, replaces"],
      body: method === "INVITE" || method === "UPDATE" ? withVideo : "",
    }),
  );
  return [...written, ...ordinary.map((text) => Buffer.from(text, "latin1"))];
}

/** Bodies to send behind the gate, with a good digest. */
export const bodies = (): readonly { readonly contentType: string; readonly body: string }[] => [
  { contentType: "application/sdp", body: sdpOffer("127.0.0.1", 40_000) },
  { contentType: "application/sdp", body: withVideo },
  ...badBodies.map(({ body, contentType = "application/sdp" }) => ({ contentType, body })),
];
