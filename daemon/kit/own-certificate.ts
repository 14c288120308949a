import { execFile } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { promisify } from "node:util";
import {
  type CertificateFiles,
  certificateFiles,
  exists,
  finishReplacing,
  replaceCertificate,
} from "./certificate-files.ts";
import { configurationError } from "./exit-codes.ts";

export interface OwnCertificate {
  /** Where it lies. */
  readonly folder: string;
  /** Of its two files, without their endings: `sip`. */
  readonly name: string;
  /** What it is for, in a sentence: `SIP over TLS`. */
  readonly purpose: string;
  /** The addresses that are listened on; `0.0.0.0` and `::` stand for all of the machine. */
  readonly bind: readonly string[];
}

const run = promisify(execFile);

/**
 * A certificate to listen with: what is there, else one of our own, made once with `openssl req` (RSA 2048, which old
 * telephones know, ten years). An administrator may put others in their place. Fails with `CERTIFICATE_INCOMPLETE
 * {missing}` when only one of the two files is there, and `CERTIFICATE_NOT_MADE` when openssl cannot make one.
 */
export async function ownCertificate(plan: OwnCertificate): Promise<CertificateFiles> {
  const files = certificateFiles(plan.folder, plan.name);
  await finishReplacing(files);
  const [certificate, key] = [await exists(files.certificateFile), await exists(files.privateKeyFile)];
  if (certificate && key) return files;
  if (certificate !== key) throw incomplete(plan, certificate ? files.privateKeyFile : files.certificateFile);
  await mkdir(plan.folder, { recursive: true, mode: 0o700 });
  await make(plan, files);
  return files;
}

/** Those under which people and telephones find this machine. */
function goodNames(bind: readonly string[]): readonly string[] {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return subjectNames(
    hostname(),
    bind,
    own.filter(({ scopeid }) => !scopeid).map(({ address }) => address),
  );
}

/** Pure: `host` is the machine's name, `own` are all its addresses. */
export function subjectNames(host: string, bind: readonly string[], own: readonly string[]): readonly string[] {
  const everywhere = bind.some((address) => address === "0.0.0.0" || address === "::");
  const addresses = (everywhere ? own : bind).filter((address) => isIP(address) !== 0);
  // `.local` is how machines without a DNS server find each other by name (RFC 6762).
  const names = [host, `${host.split(".", 1)[0]}.local`, "localhost"].map((name) => `DNS:${name}`);
  return [...new Set([...names, ...addresses.map((address) => `IP:${address}`)])];
}

async function make(plan: OwnCertificate, files: CertificateFiles): Promise<void> {
  // Beside the place where they will lie, in the box's own folder: a key must not pass through one that others read.
  const made = certificateFiles(plan.folder, `${plan.name}.making`);
  const [key, certificate] = [made.privateKeyFile, made.certificateFile];
  const subject = `/CN=${hostname().slice(0, 60)}`;
  const names = `subjectAltName=${goodNames(plan.bind).join(",")}`;
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "3650", "-subj", subject];
  const uses = ["-addext", "extendedKeyUsage=serverAuth,clientAuth"];
  try {
    await run("openssl", [...request, "-addext", names, ...uses, "-keyout", key, "-out", certificate]);
    await replaceCertificate(files, await readFile(certificate, "utf8"), await readFile(key, "utf8"));
  } catch (cause) {
    throw notMade(plan, files, cause);
  } finally {
    await Promise.all([rm(key, { force: true }), rm(certificate, { force: true })]);
  }
}

function incomplete({ purpose }: OwnCertificate, missing: string) {
  const sentence = `${purpose} needs a certificate and its key, but ${missing} is missing. Put it there, or delete the other one to have both made anew.`;
  return configurationError("CERTIFICATE_INCOMPLETE", { missing }, sentence);
}

function notMade({ purpose, folder, name }: OwnCertificate, { certificateFile }: CertificateFiles, cause: unknown) {
  const why = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "";
  const sentence = `No certificate for ${purpose} could be made in ${certificateFile}: ${why}. Install the package openssl, or put your own ${name}.crt and ${name}.key into ${folder}.`;
  return configurationError("CERTIFICATE_NOT_MADE", { file: certificateFile }, sentence, cause);
}
