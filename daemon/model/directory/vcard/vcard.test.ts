import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Contact, NUMBER_KINDS } from "../contact.ts";
import { contactWith } from "../directory.fixture.ts";
import { planContacts } from "../plan-contacts.ts";
import { readVcards } from "./read-vcards.ts";
import { writeVcard } from "./write-vcard.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const card = (...lines: readonly string[]): string =>
  ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");

function cardsIn(bytes: Uint8Array) {
  const read = readVcards(bytes);
  if (read.kind === "refused") throw new Error(read.issue.message);
  return read.contacts;
}
const only = (...lines: readonly string[]) => cardsIn(utf8(card(...lines)))[0];

describe("ANN-12 MEX-05: cards", () => {
  test("of Outlook on a French Windows (2.1, quoted-printable, Latin-1) are read", () => {
    const text = [
      "BEGIN:VCARD",
      "VERSION:2.1",
      "N;LANGUAGE=fr;CHARSET=Windows-1252:Lef\u00e8vre;\u00c9l\u00e9onore",
      "ORG;CHARSET=Windows-1252:B\u00e2timents;Achats",
      "NOTE;ENCODING=QUOTED-PRINTABLE:Ligne =\r\nune=0D=0A=C3=A9t=C3=A9",
      "TEL;WORK;VOICE:01 22 33 44 55",
      "TEL;WORK;FAX:01 22 33 44 56",
      "TEL;CELL;VOICE:+33 (0)6 12 34 56 78",
      "EMAIL;PREF;INTERNET:e.lefevre@exemple.fr",
      "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
      " /9j/4AAQSkZJRgABAQEAYABgAAD",
      " AAAA",
      "",
      "END:VCARD",
    ].join("\r\n");

    expect(cardsIn(latin(text))).toMatchObject([
      {
        ...{ line: 1, lastName: "Lefèvre", firstName: "Éléonore", company: "Bâtiments, Achats" },
        numbers: [
          { kind: "work", number: "01 22 33 44 55" },
          { kind: "fax", number: "01 22 33 44 56" },
          { kind: "mobile", number: "+33 (0)6 12 34 56 78" },
        ],
        mails: ["e.lefevre@exemple.fr"],
      },
    ]);
    expect(cardsIn(latin(text))[0]?.notes).toMatch(/^Ligne une\r\nété$/);
  });

  test("of an iPhone (3.0, groups, folded lines) are read", () => {
    const read = readVcards(
      utf8(
        card(
          "N:Petit;Luc;Marie;;",
          "FN:Luc Marie Petit",
          "item1.TEL;type=pref:+33 1 22 33 44 55",
          "item1.X-ABLabel:_$!<Other>!$_",
          "TEL;type=IPHONE;type=CELL;type=VOICE:06 12 34 56 78",
          "item2.EMAIL;type=INTERNET:luc\r\n .petit@exem\r\n ple.fr",
          "NOTE:Un\\, deux\\; trois\\nquatre \\\\",
          "ADR;type=HOME:;;1 rue du Port;Brest;;29200;France",
          "X-ABShowAs:COMPANY",
        ),
      ),
    );

    expect(read).toMatchObject({
      leftOut: ["ADR"],
      contacts: [
        {
          ...{ lastName: "Petit", firstName: "Luc Marie", notes: "Un, deux; trois\nquatre \\" },
          ...{ mails: ["luc.petit@exemple.fr"] },
          numbers: [{ kind: "other" }, { kind: "mobile" }],
        },
      ],
    });
  });

  test("of Android (2.1 with UTF-8 in quoted-printable; 4.0 with tel: addresses) are read", () => {
    const old = [
      "BEGIN:VCARD",
      "VERSION:2.1",
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=87a=C4=9Flar;Ay=C5=9Fe;;;",
      "TEL;HOME:0298000000",
      "END:VCARD",
    ].join("\n");
    const modern = card("FN:Mairie de Brest", 'TEL;VALUE=uri;TYPE="work,voice":tel:+33-2-98-00-80-80;ext=5');

    expect(cardsIn(utf8(`${old}\n${modern}`))).toMatchObject([
      { lastName: "Çağlar", firstName: "Ayşe", numbers: [{ kind: "home" }] },
      { line: 6, lastName: "Mairie de Brest", numbers: [{ kind: "work", number: "+33-2-98-00-80-80" }] },
    ]);
  });

  test("of a company show it where a name stands", () => {
    expect(only("N:;;;;", "FN:Boulangerie du Port", "ORG:Boulangerie du Port")).toMatchObject({
      ...{ lastName: "", firstName: "", company: "Boulangerie du Port" },
    });
  });

  test("with a code of the operator among the numbers keep it as a note: no card holds up the others", () => {
    expect(only("N:Suivi conso", "TEL:#123#", "NOTE:SIM")).toMatchObject({ numbers: [], notes: "SIM\nTél. #123#" });
  });

  test("within others, cut off, or in UTF-16 take no others along", () => {
    const agent = "AGENT:\r\nBEGIN:VCARD\r\nN:Agent\r\nTEL:0100000000\r\nEND:VCARD";
    const cut = "BEGIN:VCARD\r\nN:Coupé\r\n";

    expect(cardsIn(utf8(cut + card("N:Un", agent, "TEL:0122334455") + card("N:Deux")))).toMatchObject([
      { lastName: "Coupé" },
      { lastName: "Un", numbers: [{ number: "0122334455" }] },
      { lastName: "Deux" },
    ]);
    const wide = new Uint8Array([0xff, 0xfe, ...[...card("N:É")].flatMap((sign) => [sign.charCodeAt(0), 0])]);
    expect(cardsIn(wide)).toMatchObject([{ lastName: "É" }]);
  });

  test("that are none are refused", () => {
    expect(readVcards(utf8("Nom;Prénom\r\n"))).toMatchObject({ kind: "refused", issue: { code: "vcard-none" } });
    expect(readVcards(new Uint8Array())).toMatchObject({ kind: "refused" });
  });

  test("whatever their bytes never throw, and cost no more than their length", () => {
    const piece = fc.constantFrom(
      "BEGIN:VCARD",
      "END:VCARD",
      "N",
      "TEL",
      ";",
      ":",
      "=",
      "\\",
      "\r\n",
      "\n ",
      "ENCODING=QUOTED-PRINTABLE",
      '"',
      "CHARSET=x",
      "é",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (parts) => {
        readVcards(utf8(parts.join("")));
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => void readVcards(bytes)));

    const began = performance.now();
    readVcards(utf8(`BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:${"a".repeat(90_000)}=\n${"=\n".repeat(500_000)}`));
    readVcards(utf8(`BEGIN:VCARD\nX${"\n a".repeat(500_000)}`));
    readVcards(utf8("QUOTED-PRINTABLE".repeat(200_000)));
    readVcards(utf8(`BEGIN:VCARD\n${`FN;"${";".repeat(90_000)}:x\n`.repeat(10)}`));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

test("ANN-11 ANN-12: a contact that went out as a card comes back as it was, whatever it holds", () => {
  const text = (maxLength: number) =>
    fc.string({ maxLength, unit: "grapheme" }).map((one) =>
      one
        .replaceAll(/[\p{Cc}\p{Cs}]/gu, "")
        .replaceAll(/\s+/g, " ")
        .trim(),
    );
  const contact = fc.record({
    ...{ lastName: text(20), firstName: text(20), company: text(40) },
    notes: fc.array(text(60), { maxLength: 4 }).map((lines) => lines.join("\n").trim()),
    mails: fc.uniqueArray(fc.constantFrom("a@b.fr", "c.d@exemple.fr", "e+f@g.org"), { maxLength: 3 }),
    numbers: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom(...NUMBER_KINDS),
        number: fc.constantFrom("+33122334455", "+33612345678", "3631", "+442079460018"),
      }),
      { maxLength: 6, selector: ({ kind, number }) => kind + number },
    ),
  });
  const isNamed = ({ lastName, firstName, company }: Pick<Contact, "lastName" | "firstName" | "company">) =>
    `${lastName}${firstName}${company}` !== "";

  fc.assert(
    fc.property(contact.filter(isNamed), (fields) => {
      const kept = contactWith(fields);

      const plan = planContacts([kept], cardsIn(utf8(writeVcard(kept))));

      expect(plan.lines).toMatchObject([{ outcome: "same" }]);
    }),
  );
});

test("ANN-11: a line of a card has at most 75 bytes, and no text begins a property of its own", () => {
  const out = writeVcard(contactWith({ lastName: `${"é👍".repeat(60)}\r\nTEL:0899000000`, notes: "a\nEND:VCARD" }));
  const lines = out.split("\r\n");

  expect(Math.max(...lines.map((line) => utf8(line).length))).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line.startsWith("TEL") || line === "END:VCARD")).toEqual(["END:VCARD"]);
});
