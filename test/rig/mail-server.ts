import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on loopback that keeps what it is handed. */
export interface MailServer extends AsyncDisposable {
  readonly port: number;
  readonly letters: readonly Letter[];
  /** How often somebody has told it his password. */
  readonly signedIn: number;
  /** From now on it answers every letter so; null: takes it. */
  answer: { readonly status: number; readonly text: string } | null;
}

export interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, head and body. */
  readonly raw: string;
  readonly subject: string;
  /** Its text, decoded. */
  readonly text: string;
  /** What is attached, decoded; undefined: nothing. */
  readonly attachment: Buffer | undefined;
  /** It came over TLS. */
  readonly isEncrypted: boolean;
}

/** TLS from the first byte, or when it is asked for; PEM. */
export interface MailSecurity {
  readonly security: "tls" | "starttls";
  readonly key: string;
  readonly cert: string;
}

export async function openMailServer(
  account?: { readonly user: string; readonly password: string },
  encryption?: MailSecurity,
): Promise<MailServer> {
  const letters: Letter[] = [];
  let signedIn = 0;
  const server: { answer: MailServer["answer"] } = { answer: null };
  const smtp = new SMTPServer({
    authOptional: account === undefined,
    allowInsecureAuth: true,
    ...(encryption === undefined
      ? { disabledCommands: ["STARTTLS"] }
      : { secure: encryption.security === "tls", key: encryption.key, cert: encryption.cert }),
    onAuth({ username, password }, _, done) {
      signedIn += 1;
      if (username === account?.user && password === account?.password) done(null, { user: username });
      else done(new Error("wrong password"));
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        const { answer } = server;
        if (answer !== null) return done(Object.assign(new Error(answer.text), { responseCode: answer.status }));
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(pieces).toString("latin1");
        const from = mailFrom === false ? "" : mailFrom.address;
        letters.push({
          from,
          to: rcptTo.map(({ address }) => address),
          raw,
          isEncrypted: session.secure,
          ...read(raw),
        });
        done();
      });
    },
  });
  smtp.on("error", () => undefined);
  const listening = smtp.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  return {
    port,
    letters,
    get signedIn() {
      return signedIn;
    },
    get answer() {
      return server.answer;
    },
    set answer(answer) {
      server.answer = answer;
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

interface Part {
  readonly head: string;
  readonly body: string;
}

function read(raw: string): Pick<Letter, "subject" | "text" | "attachment"> {
  const whole = partOf(raw);
  const boundary = /boundary="?([^";\r\n]+)/.exec(whole.head)?.[1];
  const parts =
    boundary === undefined ? [whole] : whole.body.split(`--${boundary}`).map((one) => partOf(one.trimStart()));
  const text = parts.find(({ head }) => /content-type: text\/plain/i.test(head));
  const sound = parts.find(({ head }) => /content-disposition: attachment/i.test(head));
  return {
    subject: subjectOf(whole.head),
    text: text === undefined ? "" : decoded(text).toString("utf8"),
    attachment: sound === undefined ? undefined : decoded(sound),
  };
}

function partOf(text: string): Part {
  const at = text.indexOf("\r\n\r\n");
  return { head: text.slice(0, at).replaceAll(/\r\n[ \t]+/g, " "), body: text.slice(at + 4) };
}

function decoded({ head, body }: Part): Buffer {
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return Buffer.from(body, "latin1");
  const bytes = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

/** RFC 2047: encoded words, one after the other. */
const subjectOf = (head: string): string =>
  (/^subject: (.*)$/im.exec(head)?.[1] ?? "")
    .replaceAll(/\?= =\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : decoded({
            head: "transfer-encoding: quoted-printable",
            body: text.replaceAll("_", " "),
          }).toString("utf8"),
    );
