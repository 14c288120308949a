import { createHash } from "node:crypto";

const md5 = (text: string): string => createHash("md5").update(text).digest("hex");

const parameter = (challenge: string, name: string): string =>
  new RegExp(`[ ,]${name}\\s*=\\s*(?:"([^"]*)"|([^,\\s]*))`, "i").exec(` ${challenge}`)?.slice(1).find(Boolean) ?? "";

interface Asked {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly count?: string;
  readonly cnonce?: string;
}

/** The Authorization value for a challenge with MD5 (RFC 2617 and RFC 7616 §3.4, qop=auth). */
export function authorization(challenges: readonly string[], asked: Asked): string {
  const challenge =
    challenges.find((one) => /^MD5$/i.test(parameter(one, "algorithm") || "MD5")) ?? challenges[0] ?? "";
  const [realm, nonce, opaque] = [
    parameter(challenge, "realm"),
    parameter(challenge, "nonce"),
    parameter(challenge, "opaque"),
  ];
  const { count: nc = "00000001", cnonce = "0a4f113b" } = asked;
  const ha1 = md5(`${asked.user}:${realm}:${asked.password}`);
  const ha2 = md5(`${asked.method}:${asked.uri}`);
  const response = md5(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
  const opaqueField = opaque === "" ? "" : `, opaque="${opaque}"`;
  return (
    `Digest username="${asked.user}", realm="${realm}", nonce="${nonce}", uri="${asked.uri}", response="${response}", ` +
    `algorithm=MD5, qop=auth, nc=${nc}, cnonce="${cnonce}"${opaqueField}`
  );
}
