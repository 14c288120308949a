import { execFile } from "node:child_process";
import { chmod, mkdir, rename, rm, stat } from "node:fs/promises";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { configurationError } from "../kit/exit-codes.ts";

/** PEM files of the SIP listener. An administrator may put others in their place. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly privateKeyFile: string;
}

const run = promisify(execFile);

/**
 * The certificate for SIP over TLS: what is there, else one of our own, made once with `openssl req` (RSA 2048, which
 * old telephones know, ten years). Fails with `CERTIFICATE_INCOMPLETE {missing}` when only one of the two files is
 * there, and `CERTIFICATE_NOT_MADE` when openssl cannot make one.
 */
export async function ownCertificate(folder: string, bind: readonly string[]): Promise<CertificateFiles> {
  const files = { certificateFile: join(folder, "sip.crt"), privateKeyFile: join(folder, "sip.key") };
  const [certificate, key] = [await exists(files.certificateFile), await exists(files.privateKeyFile)];
  if (certificate && key) return files;
  if (certificate !== key) {
    const missing = certificate ? files.privateKeyFile : files.certificateFile;
    const sentence = `SIP over TLS needs a certificate and its key, but ${missing} is missing. Put it there, or delete the other one to have both made anew.`;
    throw configurationError("CERTIFICATE_INCOMPLETE", { missing }, sentence);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await make(files, subjectNames(bind));
  return files;
}

/** The names that the certificate is good for: the machine's own name and the addresses it listens on; pure but for the machine. */
function subjectNames(bind: readonly string[]): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const all = own.filter(({ scopeid }) => !scopeid).map(({ address }) => address);
  const everywhere = bind.some((address) => address === "0.0.0.0" || address === "::");
  const addresses = [...new Set(everywhere ? all : bind)].filter((address) => isIP(address) !== 0);
  return [`DNS:${hostname()}`, ...addresses.map((address) => `IP:${address}`)];
}

async function make(files: CertificateFiles, names: readonly string[]): Promise<void> {
  const key = `${files.privateKeyFile}.new`;
  const certificate = `${files.certificateFile}.new`;
  const subject = `/CN=${hostname().slice(0, 60)}`;
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "3650", "-subj", subject];
  try {
    await run("openssl", [
      ...request,
      "-addext",
      `subjectAltName=${names.join(",")}`,
      "-keyout",
      key,
      "-out",
      certificate,
    ]);
    await chmod(key, 0o600);
    await rename(key, files.privateKeyFile);
    await rename(certificate, files.certificateFile);
  } catch (cause) {
    await rm(key, { force: true });
    const why = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "";
    const sentence = `No certificate for SIP over TLS could be made in ${files.certificateFile}: ${why}. Install the package openssl, or put your own sip.crt and sip.key there.`;
    throw configurationError("CERTIFICATE_NOT_MADE", { file: files.certificateFile }, sentence, cause);
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
