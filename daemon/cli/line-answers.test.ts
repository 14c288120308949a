import { expect, test } from "vitest";
import { readLineAnswers } from "./line-answers.ts";

test("what was typed is read into the fields of a line", () => {
  const typed = {
    line: "900",
    user: "0033972320690",
    address: "sip.example.net, 192.0.2.1:5070, [2001:db8::1]:5062",
    ddi: "09 72 32 06 90,+33122334455",
    codecs: "PCMA,G729",
    form: "e164",
  };

  const two = readLineAnswers({ ...typed, address: "sip.example.net, 192.0.2.1:5070" });
  expect(two).toMatchObject({
    kind: "answers",
    answers: {
      number: "900",
      user: "0033972320690",
      addresses: [
        { host: "sip.example.net", port: null },
        { host: "192.0.2.1", port: 5070 },
      ],
      numbers: ["09 72 32 06 90", "+33122334455"],
      codecs: ["PCMA", "G729"],
      form: "e164",
    },
  });
  expect(readLineAnswers({ ...typed, address: "[2001:db8::1]:5062" })).toMatchObject({
    answers: { addresses: [{ host: "2001:db8::1", port: 5062 }] },
  });
  expect(readLineAnswers({ ...typed, address: "2001:db8::1" })).toMatchObject({
    answers: { addresses: [{ host: "2001:db8::1", port: null }] },
  });
});

test("a line that could not be is told field by field", () => {
  expect(readLineAnswers({ form: "roman", codecs: "MP3" })).toMatchObject({
    kind: "mistakes",
    sentences: expect.arrayContaining([
      expect.stringContaining("Form of numbers"),
      expect.stringContaining("Audio codecs"),
      expect.stringMatching(/"Number" \(number\) is missing/),
    ]),
  });
});
