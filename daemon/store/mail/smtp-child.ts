import { readFileSync } from "node:fs";
import { rootCertificates } from "node:tls";
import { createTransport } from "nodemailer";
import { parser } from "../../kit/parse.ts";
import { type Letter, letterSchema, type Sending } from "./letter.ts";

/**
 * Sends one letter and ends: a program of its own, so that what a mail server says is read by nothing that stays, and the
 * password is in the memory of nothing that speaks to it for longer than that (decision 0031).
 */

const PATIENCE_MS = 20_000;
/** The authorities of this machine, where `update-ca-certificates` puts an office's own; OpenSSL knows the variable too. */
const AUTHORITIES = process.env.SSL_CERT_FILE ?? "/etc/ssl/certs/ca-certificates.crt";
const parseLetter = parser(letterSchema, "a letter");

async function send({ server, from, to, subject, text, messageId, attachment }: Letter): Promise<Sending> {
  const { host, port, security, user, password } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    ...(security === "none" ? {} : { tls: { ca: trusted() } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === "" ? {} : { auth: { user, pass: password } }),
  });
  try {
    await transport.sendMail({
      from: { name: "SipleoBox", address: from },
      to: { name: "", address: to },
      subject,
      text,
      messageId,
      headers: { "Auto-Submitted": "auto-generated" },
      attachments:
        attachment === null
          ? []
          : [
              {
                filename: attachment.name,
                contentType: attachment.type,
                content: Buffer.from(attachment.base64, "base64"),
              },
            ],
    });
    return { kind: "taken" };
  } catch (error) {
    return troubleOf(error);
  } finally {
    transport.close();
  }
}

/** Node knows the authorities of the public alone; a mail server of the house is vouched for by the house. */
function trusted(): string[] {
  try {
    return [...rootCertificates, readFileSync(AUTHORITIES, "latin1")];
  } catch {
    return [...rootCertificates]; // a machine without such a list: those of the public are what there is
  }
}

/** What Node says of a certificate that it does not believe: https://nodejs.org/api/tls.html, X509 certificate error codes. */
const CERTIFICATE_CODES: ReadonlySet<string> = new Set([
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "CERT_REJECTED",
  "CERT_CHAIN_TOO_LONG",
  "CERT_SIGNATURE_FAILURE",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "HOSTNAME_MISMATCH",
  "INVALID_CA",
  "INVALID_PURPOSE",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** RFC 5321 §4.2.1: 5yz is for ever; but who may sign in, and whether there is room, people put right. */
function troubleOf(error: unknown): Sending {
  const code = textOf(error, "code");
  const original = textOf(error, "originalCode");
  const status = numberOf(error, "responseCode");
  const text = (error instanceof Error ? error.message : String(error)).replaceAll(/[^\P{C}]+/gu, " ").slice(0, 300);
  if (CERTIFICATE_CODES.has(original)) return { kind: "certificate", isFinal: false, text };
  // STARTTLS is not to be had: nothing is sent in the clear where encryption was asked for.
  if (code === "ETLS") return { kind: "no-encryption", isFinal: false, text };
  if (code === "EAUTH") return { kind: "sign-in", isFinal: false, text };
  if (status === null) return { kind: "unreachable", isFinal: false, text };
  const isOfAddress = code === "EENVELOPE" || code === "EMESSAGE";
  return { kind: "refused", isFinal: status >= 500 && status !== 552 && isOfAddress, text };
}

const textOf = (error: unknown, key: "code" | "originalCode"): string =>
  typeof error === "object" && error !== null && key in error ? String((error as Record<string, unknown>)[key]) : "";

function numberOf(error: unknown, key: "responseCode"): number | null {
  const value = typeof error === "object" && error !== null && key in error ? Reflect.get(error, key) : null;
  return typeof value === "number" ? value : null;
}

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const letter = parseLetter(JSON.parse(Buffer.concat(pieces).toString("utf8")));
process.stdout.write(JSON.stringify(await send(letter)));
