import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "./atomic-file.ts";

/** A certificate and its key as two PEM files in one folder: `sip.crt` and `sip.key`. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly privateKeyFile: string;
}

export const certificateFiles = (folder: string, name: string): CertificateFiles => ({
  certificateFile: join(folder, `${name}.crt`),
  privateKeyFile: join(folder, `${name}.key`),
});

/** The certificate that waits for its key to be in place. */
const waiting = ({ certificateFile }: CertificateFiles): string => `${certificateFile}.new`;

/**
 * Puts both files in place, as one change: the certificate waits beside its place until its key is there, and whoever
 * opens the pair after a crash finishes (`finishReplacing`). Failures of the disk come out as they are.
 */
export async function replaceCertificate(files: CertificateFiles, certificate: string, key: string): Promise<void> {
  await writeFileAtomic(waiting(files), certificate, { mode: 0o644 });
  await writeFileAtomic(files.privateKeyFile, key, { mode: 0o600 });
  await rename(waiting(files), files.certificateFile);
}

/** Ends a replacement that a crash cut short: carried out when its key had come into place, else forgotten. */
export async function finishReplacing(files: CertificateFiles): Promise<void> {
  if (!(await exists(waiting(files)))) return;
  const certificate = await readFile(waiting(files), "utf8");
  const key = (await exists(files.privateKeyFile)) ? await readFile(files.privateKeyFile, "utf8") : "";
  if (belongTogether(certificate, key)) {
    await rename(waiting(files), files.certificateFile);
  } else {
    await rm(waiting(files), { force: true });
  }
}

/** The key is that of the certificate; false also for what is neither. */
export function belongTogether(certificate: string, key: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
