import { X509Certificate } from "node:crypto";

/**
 * Whom a telephone has to trust to believe a certificate: the last one of its PEM file, where that was signed by nobody but
 * itself. Null: the file does not say, or is none. Pure.
 */
export function authorityOf(certificatePem: string): string | null {
  const last = certificatePem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g)?.at(-1);
  if (last === undefined) return null;
  try {
    const certificate = new X509Certificate(last);
    return certificate.checkIssued(certificate) ? `${last}\n` : null;
  } catch {
    return null;
  }
}
