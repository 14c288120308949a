import { readFile } from "node:fs/promises";
import { contactLine, contactsHead } from "../../contracts/contacts-as-csv.ts";
import type { ContactReport } from "../../contracts/directory.ts";
import type { storeContract } from "../../contracts/store.ts";
import { BoxError, systemCode } from "../../kit/box-error.ts";
import type { AnswerOf, Peer } from "../../kit/rpc.ts";
import { decodeCsv } from "../../model/config/csv/read-csv.ts";
import type { Contact } from "../../model/directory/contact.ts";
import { listedName } from "../../model/directory/contact-names.ts";
import { readContactsCsv } from "../../model/directory/read-contacts-csv.ts";
import { readVcards } from "../../model/directory/vcard/read-vcards.ts";
import { writeVcard } from "../../model/directory/vcard/write-vcard.ts";
import { printable } from "../../model/printable.ts";
import { ask } from "../box-link.ts";
import { author, type Command, exits } from "../command.ts";
import { newFile } from "../new-file.ts";
import { table } from "../table.ts";

type Page = AnswerOf<typeof storeContract, "directory.list">;

const AT_ONCE = 500;
/** Ten thousand contacts on a slow disk. */
const IMPORT_MS = 60_000;

/** Contacts of the company, in the order of names. */
export const listDirectory: Command = async ({ home, typed, terminal }) => {
  const found = await ask(home, "store", (store) => contacts(store, typed.values.search ?? ""));
  terminal.write(typed.switches.has("json") ? `${JSON.stringify(found, undefined, 2)}\n` : inWords(found));
  return exits.done;
};

/** A table or cards; all of it, or nothing. */
export const importDirectory: Command = async ({ home, typed, terminal }) => {
  const file = typed.words[0] ?? "";
  const bytes = await bytesOf(file);
  const read = isCards(file) ? readVcards(bytes) : readContactsCsv(decodeCsv(bytes));
  if (read.kind === "refused") {
    terminal.complain(`sipleo: ${file} was not imported: ${read.issue.english}\n`);
    return exits.failed;
  }
  const isTry = typed.switches.has("try");
  const asked = { contacts: [...read.contacts], leftOut: [...read.leftOut], isTry, author };
  const answer = await ask(home, "store", (store) => store.call("directory.import", asked, { timeoutMs: IMPORT_MS }));
  if (answer.kind === "unwritable") {
    terminal.complain(`sipleo: ${file} was not imported: ${answer.english}\n`);
    return exits.failed;
  }
  const wrong = answer.report.lines.filter(({ outcome }) => outcome === "wrong");
  for (const { line, name, issues } of wrong) {
    terminal.complain(`line ${line}, ${printable(name)}: ${issues.map(({ english }) => english).join(" ")}\n`);
  }
  if (wrong.length > 0) terminal.complain("sipleo: nothing was imported: correct these lines.\n");
  terminal.write(reportInWords(answer.report));
  return wrong.length > 0 ? exits.failed : exits.done;
};

/** The whole directory into a new file; noted in the audit. */
export const exportDirectory: Command = async ({ home, typed }) => {
  const file = typed.words[0] ?? "";
  return ask(home, "store", async (store) => {
    const out = await newFile(file);
    try {
      await store.call("directory.exported", { author, text: "sipleo directory export" });
      const all = await contacts(store, "");
      await out.writeFile(
        isCards(file) ? all.map(writeVcard).join("") : contactsHead() + all.map(contactLine).join(""),
      );
    } finally {
      await out.close();
    }
    return exits.done;
  });
};

const isCards = (file: string): boolean => /\.(vcf|vcard)$/i.test(file);

async function contacts(store: Peer<typeof storeContract>, search: string): Promise<readonly Contact[]> {
  const found: Contact[] = [];
  for (let after: string | null = null; ; ) {
    const page: Page = await store.call("directory.list", { search, after, limit: AT_ONCE });
    found.push(...page.items);
    if (page.next === null) return found;
    after = page.next;
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw cannotRead(file, cause);
  }
}

function cannotRead(file: string, cause: unknown): BoxError {
  const reason = systemCode(cause) ?? String(cause);
  const sentence = `Cannot read ${file}: ${reason}.`;
  return new BoxError("FILE_UNUSABLE", { file, reason }, { cause, sentence });
}

/** The same for people. */
export function inWords(list: readonly Contact[]): string {
  if (list.length === 0) return "No contacts.\n";
  const rows = list.map((contact) => [
    printable(listedName(contact)),
    printable(contact.company),
    contact.numbers.map(({ kind, number }) => `${number} (${kind})`).join(", "),
    contact.mails.join(", "),
  ]);
  return table(["NAME", "COMPANY", "NUMBERS", "E-MAIL"], rows);
}

function reportInWords({ saved, lines, leftOut }: ContactReport): string {
  const count = (wanted: string): number => lines.filter(({ outcome }) => outcome === wanted).length;
  const left = leftOut.length === 0 ? "" : `Not taken over: ${leftOut.map((one) => printable(one)).join(", ")}.\n`;
  const counts = `${count("add")} to add, ${count("change")} to change, ${count("same")} the same, ${count("wrong")} wrong.`;
  return `${counts} ${saved ? "All of it is saved." : "Nothing was saved."}\n${left}`;
}
