import { expect, test } from "vitest";
import { contactFileFormat } from "./contact-file-format.ts";
import { companyAddress, yellowPagesAddress } from "./outside-addresses.ts";
import { shownNumber } from "./shown-number.ts";

test("a number of France is shown in pairs, another one as it is kept", () => {
  expect(shownNumber("+33612345678")).toBe("06\u00a012\u00a034\u00a056\u00a078");
  expect(shownNumber("+442079460018")).toBe("+442079460018");
  expect(shownNumber("3631")).toBe("3631");
});

test("ANN-07 ANN-08: whatever a company is called, its name stays within the address that looks for it", () => {
  const company = "A&B #1 / <img>?q=";
  const named = { lastName: "", firstName: "", company };

  expect(companyAddress(company)).toBe(`https://www.societe.com/cgi-bin/search?champs=${encodeURIComponent(company)}`);
  expect(new URL(companyAddress(company)).searchParams.get("champs")).toBe(company);
  expect(new URL(yellowPagesAddress(named)).searchParams.get("quoiqui")).toBe(company);
  expect(new URL(yellowPagesAddress({ ...named, company: "", lastName: "Petit", firstName: "Luc" })).href).toBe(
    "https://www.pagesjaunes.fr/annuaire/chercherlespros?quoiqui=Petit%20Luc",
  );
});

test("cards are known by how they begin, whatever the file is called", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);

  expect(contactFileFormat(utf8("BEGIN:VCARD\r\n"))).toBe("vcard");
  expect(contactFileFormat(utf8("\ufeff\r\nbegin:vcard\r\n"))).toBe("vcard");
  expect(
    contactFileFormat(Uint8Array.of(0xff, 0xfe, ...[..."BEGIN:VCARD"].flatMap((one) => [one.charCodeAt(0), 0]))),
  ).toBe("vcard");
  expect(contactFileFormat(utf8("Nom;Prénom\r\n"))).toBe("csv");
});
