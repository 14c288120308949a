import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

/** What people want to know of a certificate. */
export interface CertificateFacts {
  readonly subject: string;
  /** Names and addresses that it is good for. */
  readonly names: readonly string[];
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
  /** Signed by nobody but itself. */
  readonly selfSigned: boolean;
  /** SHA-256, as browsers show it. */
  readonly fingerprint: string;
}

export type Judgement =
  | { readonly kind: "good"; readonly facts: CertificateFacts }
  /** Why nobody could listen with it, for people. */
  | { readonly kind: "refused"; readonly sentence: string };

/** OpenSSL listens with nothing weaker. */
const SHORTEST_RSA_BITS = 2048;

/** Judges two PEM texts: is that a certificate with its own key, and can one listen with it now? Pure. */
export function judgeCertificate(certificatePem: string, keyPem: string, now: number): Judgement {
  const certificates = readCertificates(certificatePem);
  const [certificate] = certificates ?? [];
  if (certificate === undefined) return refused("The first file holds no certificate in PEM form.");
  const key = readKey(keyPem);
  if (typeof key === "string") return refused(key);
  if (!certificate.checkPrivateKey(key))
    return refused("The key is not that of the certificate (the first one in it).");
  const bits = key.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < SHORTEST_RSA_BITS) {
    return refused(`The key has ${bits} bits; nobody connects to less than ${SHORTEST_RSA_BITS} any more.`);
  }
  const facts = factsOf(certificate);
  if (facts.until <= now) return refused(`The certificate has run out: it was good until ${day(facts.until)}.`);
  if (facts.from > now) return refused(`The certificate is not good yet, but from ${day(facts.from)} on.`);
  return { kind: "good", facts };
}

/** Undefined for what is no certificate. */
export function certificateFacts(certificatePem: string): CertificateFacts | undefined {
  const [certificate] = readCertificates(certificatePem) ?? [];
  return certificate === undefined ? undefined : factsOf(certificate);
}

const factsOf = (certificate: X509Certificate): CertificateFacts => ({
  subject: certificate.subject.replaceAll("\n", ", "),
  names: (certificate.subjectAltName ?? "").split(", ").flatMap((name) => (name === "" ? [] : [withoutKind(name)])),
  from: Date.parse(certificate.validFrom),
  until: Date.parse(certificate.validTo),
  selfSigned: certificate.checkIssued(certificate),
  fingerprint: certificate.fingerprint256,
});

/** `DNS:box.local` and `IP Address:192.0.2.7` without what stands before the colon. */
const withoutKind = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The certificate and those of who signed it, all of which must be whole. */
function readCertificates(pem: string): readonly X509Certificate[] | undefined {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return undefined;
  }
}

/** The key, or why it is none. */
function readKey(pem: string): KeyObject | string {
  // PKCS #8 says so in its first line, older forms in the one after it (RFC 7468 §11, RFC 1421 §4.6.1.1).
  if (/\bENCRYPTED\b/.test(pem)) {
    return "The key is locked with a passphrase, which nobody could type when the box starts: store it without one (openssl pkey -in KEY -out KEY.open).";
  }
  try {
    return createPrivateKey(pem);
  } catch {
    return "The second file holds no private key in PEM form.";
  }
}

const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

const refused = (sentence: string): Judgement => ({ kind: "refused", sentence });
