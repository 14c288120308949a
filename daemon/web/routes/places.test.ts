import { expect, test } from "vitest";
import { Places } from "./places.ts";

async function* two() {
  yield "one";
  yield "two";
}
async function* broken() {
  yield "one";
  throw new Error("no more");
}
const all = async (pieces: AsyncIterable<string> | undefined) => {
  const read: string[] = [];
  for await (const piece of pieces ?? []) read.push(piece);
  return read.join(" ");
};

test("an answer that is read to its end leaves its place", async () => {
  const places = new Places(1);

  const pieces = places.take(two());
  expect(places.take(two())).toBeUndefined();
  expect(await all(pieces)).toBe("one two");

  expect(places.free).toBe(1);
});

test("so does one that fails, one that is given up, and one that nobody began to read; each once", async () => {
  const places = new Places(3);
  const [failing, left, unread] = [places.take(broken()), places.take(two()), places.take(two())];

  await expect(all(failing)).rejects.toThrow("no more");
  for await (const _ of left ?? []) break;
  await unread?.return?.();
  await unread?.return?.();

  expect(places.free).toBe(3);
});
