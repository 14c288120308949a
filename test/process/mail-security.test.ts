import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Letter, Sending } from "../../daemon/store/mail/letter.ts";
import { temporaryFolder } from "../rig/folder.ts";
import { openMailServer } from "../rig/mail-server.ts";

/** The program that speaks to mail servers, as it is built, beside real servers: what becomes of a letter. */

const program = join(import.meta.dirname, "../../build/daemon/store/smtp-child.js");
const PATIENCE_MS = 60_000;

describe("a letter to a mail server", () => {
  const folder = temporaryFolder("mail-security");
  const file = (name: string) => join(folder.path, `${name}.pem`);
  const pems = (name: string) => ({
    key: readFileSync(file(`${name}-key`), "utf8"),
    cert: readFileSync(file(name), "utf8"),
  });
  beforeAll(() => {
    for (const [name, who] of [
      ["ours", "IP:127.0.0.1"],
      ["other", "DNS:mail.example"],
    ] as const) {
      const made = [
        "-keyout",
        file(`${name}-key`),
        "-out",
        file(name),
        "-subj",
        `/CN=${name}`,
        "-addext",
        `subjectAltName=${who}`,
      ];
      const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
      execFileSync("openssl", ["req", "-x509", ...key, ...made], { stdio: "ignore" });
    }
  });

  /** Where the machine knows the authority that has signed the certificate. */
  async function send(server: Partial<Letter["server"]>, trusted?: string): Promise<Sending> {
    const usual = { host: "127.0.0.1", port: 0, security: "starttls", user: "", password: "" } as const;
    const letter: Letter = {
      ...{
        from: "box@exemple.fr",
        to: "gerant@exemple.fr",
        subject: "Nouveau message",
        text: "Bonjour",
        attachment: null,
      },
      ...{ messageId: "<one@exemple.fr>", server: { ...usual, ...server } },
    };
    const env = trusted === undefined ? {} : { SSL_CERT_FILE: file(trusted) };
    const child = spawn(process.execPath, [program], { env, stdio: ["pipe", "pipe", "inherit"] });
    const said: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => said.push(piece));
    child.stdin.end(JSON.stringify(letter));
    await once(child, "close");
    return JSON.parse(Buffer.concat(said).toString("utf8")) as Sending;
  }

  test.each(["starttls", "tls"] as const)("BVF-08: goes encrypted (%s), with the account", async (security) => {
    const account = { user: "box", password: "s3cret" };
    await using server = await openMailServer(account, { ...pems("ours"), security });

    expect(await send({ port: server.port, security, ...account }, "ours")).toEqual({ kind: "taken" });

    expect(server.letters).toMatchObject([
      { to: ["gerant@exemple.fr"], subject: "Nouveau message", isEncrypted: true },
    ]);
  });

  test.each(["starttls", "tls"] as const)(
    "BVF-08: a certificate that nobody vouches for, or of another name, gets nothing (%s)",
    async (security) => {
      const account = { user: "box", password: "s3cret" };
      for (const name of ["ours", "other"]) {
        await using server = await openMailServer(account, { ...pems(name), security });
        const trusted = name === "other" ? "other" : undefined;

        expect(await send({ port: server.port, security, ...account }, trusted)).toMatchObject({
          kind: "certificate",
          isFinal: false,
        });

        expect([server.letters, server.signedIn]).toEqual([[], 0]);
      }
    },
  );

  test("BVF-08: nothing goes in the clear to a server that does not offer what was asked for", async () => {
    await using server = await openMailServer();

    expect(await send({ port: server.port })).toMatchObject({ kind: "no-encryption", isFinal: false });

    expect(server.letters).toEqual([]);
  });

  test(
    "BVF-08: a server that takes the connection and never says a word is told as one that does not answer",
    async () => {
      const silent = createServer((socket) => socket.on("error", () => {}));
      silent.listen(0, "127.0.0.1");
      await once(silent, "listening");
      const { port } = silent.address() as AddressInfo;

      const sending = await send({ port });
      silent.close();

      expect(sending).toMatchObject({ kind: "unreachable", isFinal: false });
    },
    PATIENCE_MS,
  );
});
