import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { copyFile, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { belongTogether, finishReplacing, replaceCertificate } from "../../daemon/kit/certificate-files.ts";
import { judgeCertificate } from "../../daemon/kit/judge-certificate.ts";
import { ownCertificate } from "../../daemon/kit/own-certificate.ts";
import { temporaryFolder } from "../rig/folder.ts";

/** The certificates that the box listens with, on a disk and by the real openssl. */

const sip = (folder: string, ...bind: string[]) =>
  ownCertificate({ folder, name: "sip", purpose: "SIP over TLS", bind: bind.length === 0 ? ["127.0.0.1"] : bind });
const web = (folder: string) => ownCertificate({ folder, name: "web", purpose: "HTTPS", bind: ["127.0.0.1"] });
const text = (path: string) => readFile(path, "utf8");

describe("a certificate of our own", () => {
  test("is made once, for the addresses that are listened on, and stays", async () => {
    using here = temporaryFolder("certificate");
    const folder = join(here.path, "certificates");

    const files = await sip(folder, "127.0.0.1", "::1");
    const first = await text(files.certificateFile);
    await sip(folder);

    const certificate = new X509Certificate(first);
    expect(await text(files.certificateFile)).toBe(first);
    expect(certificate.checkIP("127.0.0.1")).toBe("127.0.0.1");
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(belongTogether(first, await text(files.privateKeyFile))).toBe(true);
    expect((await stat(files.privateKeyFile)).mode & 0o777).toBe(0o600);
    expect(execFileSync("openssl", ["pkey", "-in", files.privateKeyFile, "-noout"], { encoding: "utf8" })).toBe("");
  });

  test("is each listener's own, and leaves nothing else behind", async () => {
    using here = temporaryFolder("certificate");

    const [one, other] = await Promise.all([sip(here.path), web(here.path)]);

    expect(await text(one.privateKeyFile)).not.toBe(await text(other.privateKeyFile));
    expect((await readdir(here.path)).sort()).toEqual(["sip.crt", "sip.key", "web.crt", "web.key"]);
  });

  test("without its key is a sentence, not a guess", async () => {
    using here = temporaryFolder("certificate");
    await writeFile(join(here.path, "sip.crt"), "");

    await expect(sip(here.path)).rejects.toThrow("sip.key is missing");
  });
});

describe("a certificate that an administrator brings", () => {
  const pem = async (folder: string, ...options: string[]) => {
    const [certificate, key] = [join(folder, "own.crt"), join(folder, "own.key")];
    execFileSync(
      "openssl",
      ["req", "-x509", "-subj", "/CN=pbx.example.fr", ...options, "-keyout", key, "-out", certificate],
      {
        stdio: "ignore",
      },
    );
    return [await text(certificate), await text(key)] as const;
  };
  const rsa = ["-newkey", "rsa:2048", "-nodes"];
  const soon = Date.now() + 60_000;

  test("is good with its key, whatever the kind of key, and with those of who signed it behind it", async () => {
    using here = temporaryFolder("certificate");
    const names = ["-addext", "subjectAltName=DNS:pbx.example.fr,IP:192.0.2.7"];
    const elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    const [certificate, key] = await pem(here.path, ...elliptic, ...names);
    const [authority] = await pem(here.path, ...rsa);

    expect(judgeCertificate(certificate + authority, key, soon)).toMatchObject({
      kind: "good",
      facts: { subject: "CN=pbx.example.fr", names: ["pbx.example.fr", "192.0.2.7"], selfSigned: true },
    });
    expect(judgeCertificate(authority + certificate, key, soon)).toMatchObject({ kind: "refused" });
  });

  test("is refused with the reason", async () => {
    using here = temporaryFolder("certificate");
    const [certificate, key] = await pem(here.path, ...rsa, "-days", "30");
    const [, other] = await pem(here.path, ...rsa);
    const [weak, weakKey] = await pem(here.path, "-newkey", "rsa:1024", "-nodes");
    const [locked, lockedKey] = await pem(here.path, "-newkey", "rsa:2048", "-passout", "pass:secret");
    const day = 24 * 3_600_000;

    expect(
      [
        judgeCertificate(certificate, other, soon),
        judgeCertificate(weak, weakKey, soon),
        judgeCertificate(locked, lockedKey, soon),
        judgeCertificate("", key, soon),
        judgeCertificate(key, certificate, soon),
        judgeCertificate(certificate.replace("A", "B"), key, soon),
        judgeCertificate(certificate, certificate, soon),
        judgeCertificate(certificate, key, soon + 31 * day),
        judgeCertificate(certificate, key, soon - day),
      ].map((judgement) => (judgement.kind === "refused" ? judgement.sentence : "good")),
    ).toEqual([
      expect.stringContaining("not that of the certificate"),
      expect.stringContaining("1024 bits"),
      expect.stringContaining("passphrase"),
      expect.stringContaining("no certificate"),
      expect.stringContaining("no certificate"),
      expect.stringMatching(/no certificate|not that of/),
      expect.stringContaining("no private key"),
      expect.stringContaining("has run out"),
      expect.stringContaining("not good yet"),
    ]);
  });
});

describe("another certificate in its place", () => {
  test("is taken as it was given", async () => {
    using here = temporaryFolder("certificate");
    using elsewhere = temporaryFolder("certificate");
    const [files, theirs] = [await sip(here.path), await web(elsewhere.path)];
    const [certificate, key] = [await text(theirs.certificateFile), await text(theirs.privateKeyFile)];

    await replaceCertificate(files, certificate, key);

    expect([await text(files.certificateFile), await text(files.privateKeyFile)]).toEqual([certificate, key]);
    expect((await stat(files.privateKeyFile)).mode & 0o777).toBe(0o600);
  });

  test("that a crash left with its key in place is carried out at the next start", async () => {
    using here = temporaryFolder("certificate");
    const [files, theirs] = [await sip(here.path), await web(here.path)];
    await copyFile(theirs.certificateFile, `${files.certificateFile}.new`);
    await copyFile(theirs.privateKeyFile, files.privateKeyFile);

    await sip(here.path);

    expect(await text(files.certificateFile)).toBe(await text(theirs.certificateFile));
    expect((await readdir(here.path)).sort()).toEqual(["sip.crt", "sip.key", "web.crt", "web.key"]);
  });

  test("that a crash left without its key is forgotten", async () => {
    using here = temporaryFolder("certificate");
    const [files, theirs] = [await sip(here.path), await web(here.path)];
    const before = await text(files.certificateFile);
    await rename(theirs.certificateFile, `${files.certificateFile}.new`);

    await finishReplacing(files);

    expect(await text(files.certificateFile)).toBe(before);
    expect(belongTogether(before, await text(files.privateKeyFile))).toBe(true);
  });

  test("of which only a piece is there, without any key, is forgotten too and made anew", async () => {
    using here = temporaryFolder("certificate");
    const files = await sip(here.path);
    await Promise.all([rm(files.certificateFile), rm(files.privateKeyFile)]);
    await writeFile(`${files.certificateFile}.new`, "-----BEGIN CERTIFICATE-----\n");

    await sip(here.path);

    expect(belongTogether(await text(files.certificateFile), await text(files.privateKeyFile))).toBe(true);
  });
});
