import { describe, expect, test } from "vitest";
import { inPart, rangeOf } from "./in-part.ts";

describe("the bytes that a field Range asks for", () => {
  test.each([
    ["bytes=0-1", { first: 0, last: 1 }],
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=40-400", { first: 40, last: 99 }],
    ["bytes=-10", { first: 90, last: 99 }],
    ["bytes=-400", { first: 0, last: 99 }],
    ["bytes=99-99", { first: 99, last: 99 }],
    ["bytes=100-", "none"],
    ["bytes=-0", "none"],
  ])("%s of a hundred: %j", (field, expected) => {
    expect(rangeOf(field, 100)).toEqual(expected);
  });

  test.each([undefined, "", "bytes=-", "bytes=9-3", "bytes=0-1,5-6", "lines=0-1", "bytes=x-", "bytes=1-1 "])(
    "%j is ignored",
    (field) => {
      expect(rangeOf(field, 100)).toBeUndefined();
    },
  );
});

describe("an answer in part", () => {
  async function* pieces(ended: string[] = []): AsyncGenerator<string | Uint8Array> {
    try {
      yield "abc";
      yield Buffer.from("defg");
      yield "hij";
    } finally {
      ended.push("ended");
    }
  }
  const ask = async (field: string | undefined, ended?: string[]) => {
    const { status, fields, stream } = inPart({ status: 200, fields: [], stream: pieces(ended), length: 10 }, field);
    let text = "";
    for await (const piece of stream) text += Buffer.from(piece).toString();
    return { status, text, fields: Object.fromEntries(fields) };
  };

  test("is cut out of the pieces, whatever they are, and says where it stands", async () => {
    const range = (said: string) => ({ "Accept-Ranges": "bytes", "Content-Range": said });
    expect(await ask("bytes=0-1")).toEqual({ status: 206, text: "ab", fields: range("bytes 0-1/10") });
    expect(await ask("bytes=2-7")).toEqual({ status: 206, text: "cdefgh", fields: range("bytes 2-7/10") });
    expect(await ask("bytes=-2")).toEqual({ status: 206, text: "ij", fields: range("bytes 8-9/10") });
  });

  test("is the whole where none is asked for, and nothing where there is none", async () => {
    expect(await ask(undefined)).toEqual({ status: 200, text: "abcdefghij", fields: { "Accept-Ranges": "bytes" } });
    expect(await ask("bytes=10-")).toMatchObject({ status: 416, text: "", fields: { "Content-Range": "bytes */10" } });
  });

  test("what is not read to its end is let go", async () => {
    const ended: string[] = [];
    await ask("bytes=0-1", ended);
    expect(ended).toEqual(["ended"]);
  });

  test("what has no length that is known comes whole", () => {
    const answer = { status: 200, fields: [], stream: pieces() };
    expect(inPart(answer, "bytes=0-1")).toBe(answer);
  });
});
