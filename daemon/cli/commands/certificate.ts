import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import { certificateFiles, replaceCertificate } from "../../kit/certificate-files.ts";
import { type CertificateFacts, certificateFacts, judgeCertificate } from "../../kit/judge-certificate.ts";
import { type Command, exits } from "../command.ts";
import { localTime } from "../table.ts";

/** The certificates that the box listens with: files of the home that are an administrator's to replace. */

interface Listener {
  /** What it is for. */
  readonly purpose: string;
  /** The process that listens with it. */
  readonly process: string;
  /** What a start of that process costs; empty: nothing. */
  readonly cost: string;
  /** Who believes none but the one that was replaced, and what to do about it; empty: nobody. */
  readonly after: string;
}

const listeners: Readonly<Record<string, Listener>> = {
  web: { purpose: "HTTPS", process: "web", cost: "", after: "" },
  sip: {
    ...{ purpose: "SIP over TLS, and the settings of telephones", process: "pbx", cost: " (calls are lost)" },
    after:
      'Telephones that come for their settings by HTTPS (Yealink, once "Settings by HTTPS" is on) believe no certificate but the one before: let each of them in again (sipleo telephone let-in MAC), then restart it.\n',
  },
};

const folderOf = (home: string): string => join(home, "certificates");

/** Checks a certificate and its key and puts them in the place of what was there. */
export const installCertificate: Command = async ({ home, typed, terminal }) => {
  const [name = "", certificateFile = "", keyFile = ""] = typed.words;
  const listener = Object.hasOwn(listeners, name) ? listeners[name] : undefined;
  if (listener === undefined) {
    terminal.complain(`sipleo: there is no certificate "${name}", only ${Object.keys(listeners).join(" and ")}.\n`);
    return exits.misunderstood;
  }
  const [certificate, key] = [await read(certificateFile), await read(keyFile)];
  const judgement = judgeCertificate(certificate, key, Date.now());
  if (judgement.kind === "refused") {
    terminal.complain(`sipleo: nothing was replaced. ${judgement.sentence}\n`);
    return exits.failed;
  }
  await replace(home, name, certificate, key);
  const { process, purpose, cost, after } = listener;
  terminal.write(
    `${inWords(`${name} (${purpose})`, judgement.facts)}\nInstalled. It is in use from the next start of ${process}: sipleo restart ${process}${cost}\n${after}`,
  );
  return exits.done;
};

export const showCertificates: Command = async ({ home, terminal }) => {
  for (const [name, { purpose }] of Object.entries(listeners)) {
    const title = `${name} (${purpose})`;
    const { certificateFile } = certificateFiles(folderOf(home), name);
    const facts = certificateFacts(await read(certificateFile, ""));
    terminal.write(
      facts === undefined ? `${title}\n  none yet: it is made when it is needed\n` : inWords(title, facts),
    );
  }
  return exits.done;
};

function inWords(title: string, facts: CertificateFacts): string {
  const signed = facts.selfSigned
    ? "by itself (browsers and telephones have to be told to trust it)"
    : "by an authority";
  return [
    title,
    `  subject      ${facts.subject}`,
    `  good for     ${facts.names.join(", ")}`,
    `  until        ${localTime(facts.until)}`,
    `  signed       ${signed}`,
    `  fingerprint  ${facts.fingerprint}`,
    "",
  ].join("\n");
}

async function replace(home: string, name: string, certificate: string, key: string): Promise<void> {
  const folder = folderOf(home);
  try {
    await replaceCertificate(certificateFiles(folder, name), certificate, key);
  } catch (cause) {
    const reason = systemCode(cause) === "ENOENT" ? "there is no box there yet" : systemCode(cause);
    const sentence = `Cannot write to ${folder}: ${reason}. Nothing was replaced.`;
    throw new BoxError("CERTIFICATE_NOT_WRITTEN", { folder }, { sentence, cause });
  }
}

/** `missing` stands for a file that does not exist; without it that is a failure. */
async function read(file: string, missing?: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const code = systemCode(cause);
    if (code === "ENOENT" && missing !== undefined) return missing;
    const reason = code === "ENOENT" ? "there is no such file" : code;
    throw new BoxError("FILE_UNREADABLE", { file }, { sentence: `Cannot read ${file}: ${reason}.`, cause });
  }
}
