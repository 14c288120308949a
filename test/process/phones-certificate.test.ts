import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, type PeerCertificate } from "node:tls";
import { expect, test } from "vitest";
import { certificateFiles } from "../../daemon/kit/certificate-files.ts";
import { DrivenClock } from "../../daemon/kit/clock.ts";
import { silentLog } from "../../daemon/kit/log.ts";
import { BoxCertificate } from "../../daemon/phones/tls/box-certificate.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { until } from "../rig/waiting.ts";

/** HTTPS for telephones while its certificate comes, is unfit, and is replaced: real files, a real handshake. */

function make(folder: string, name: string, bits: number): void {
  const { certificateFile, privateKeyFile } = certificateFiles(folder, "made");
  const request = ["req", "-x509", "-newkey", `rsa:${bits}`, "-nodes", "-subj", `/CN=${name}`, "-days", "2"];
  execFileSync("openssl", [...request, "-keyout", privateKeyFile, "-out", certificateFile], { stdio: "ignore" });
  const files = certificateFiles(folder, "sip");
  copyFileSync(privateKeyFile, files.privateKeyFile);
  copyFileSync(certificateFile, files.certificateFile);
}

/** Of whom the certificate is that one is shown; null: there was no handshake. */
const shown = (port: number) =>
  new Promise<string | null>((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", rejectUnauthorized: false });
    socket.once("secureConnect", () => {
      const { subject }: PeerCertificate = socket.getPeerCertificate();
      resolve(subject.CN?.toString() ?? "");
      socket.destroy();
    });
    socket.once("error", () => resolve(null));
  });

test("POS-17: a certificate that comes late, or is too weak, costs no telephone its server; a fit one is in use at once", async () => {
  using folder = temporaryFolder("phones-certificate");
  const clock = new DrivenClock();
  const certificate = new BoxCertificate(certificateFiles(folder.path, "sip"), clock, silentLog);
  const open = async () => {
    const server = certificate.serve({}, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { server, port: (server.address() as AddressInfo).port };
  };
  await certificate.open();
  const early = await open();
  expect([await shown(early.port), certificate.isThere, certificate.authority]).toEqual([null, false, null]);

  const look = async (fulfilled: () => Promise<boolean>) =>
    await until("a look at the files", async () => {
      clock.advance(30_000);
      return await fulfilled();
    });
  make(folder.path, "weak", 512);
  const weak = new BoxCertificate(certificateFiles(folder.path, "sip"), clock, silentLog);
  await weak.open();
  expect(weak.isThere).toBe(false);
  weak.close();
  weak.serve({}, () => {}).close();

  make(folder.path, "first", 2048);
  await look(async () => (await shown(early.port)) === "first");
  const late = await open();
  expect(await shown(late.port)).toBe("first");
  const before = certificate.authority;
  expect(before).toContain("BEGIN CERTIFICATE");

  make(folder.path, "second", 2048);
  await look(async () => (await shown(early.port)) === "second");
  expect(await shown(late.port)).toBe("second");
  expect(certificate.authority).not.toBe(before);

  certificate.close();
  for (const { server } of [early, late]) await new Promise<void>((resolve) => server.close(() => resolve()));
});
