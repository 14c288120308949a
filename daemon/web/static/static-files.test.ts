import { expect, test } from "vitest";
import type { Asked } from "../server/exchange.ts";
import { staticFile } from "./static-file.ts";
import { StaticFiles } from "./static-files.ts";

const text = (content: string) => new TextEncoder().encode(content);
const page = "<!doctype html><title>Sipleo</title>";
const script = "export const a = 1;\n".repeat(200);

const pages = async () =>
  new StaticFiles(
    new Map([
      ["/index.html", await staticFile("index.html", text(page))],
      ["/assets/main-abc.js", await staticFile("main-abc.js", text(script))],
    ]),
  );

const asked = (path: string, fields: Record<string, string> = {}, method = "GET"): Asked => ({
  method,
  path,
  query: "",
  fields: new Map(Object.entries(fields).map(([name, value]) => [name, [value]])),
  address: "192.0.2.1",
});

const field = (answer: { fields: readonly (readonly [string, string])[] }, name: string) =>
  answer.fields.find(([one]) => one === name)?.[1];

test("a script is sent small and kept for good, because its name changes with it", async () => {
  const answer = (await pages()).answer(asked("/assets/main-abc.js", { "accept-encoding": "gzip, br" }));

  expect(answer.status).toBe(200);
  expect(field(answer, "Content-Encoding")).toBe("br");
  expect(field(answer, "Content-Type")).toBe("text/javascript; charset=utf-8");
  expect(field(answer, "Cache-Control")).toContain("immutable");
});

test("who takes no compression gets none", async () => {
  for (const accepts of ["identity", "br;q=0, gzip;q=0.0", ""]) {
    const answer = (await pages()).answer(asked("/assets/main-abc.js", { "accept-encoding": accepts }));
    expect(field(answer, "Content-Encoding")).toBeUndefined();
    expect(answer.body).toEqual(text(script));
  }
});

test("a page of the administration is the one page, whatever its path, and asked for anew each time", async () => {
  for (const path of ["/", "/postes/205", "/index.html"]) {
    const answer = (await pages()).answer(asked(path, { accept: "text/html,*/*" }));
    expect(answer.body).toEqual(text(page));
    expect(field(answer, "Cache-Control")).toBe("no-cache");
  }
});

test("what has not changed is not sent again", async () => {
  const files = await pages();
  const tag = field(files.answer(asked("/")), "ETag") ?? "";

  expect(files.answer(asked("/", { "if-none-match": `"x", W/${tag}` }))).toMatchObject({ status: 304, body: "" });
});

test.each(["/assets/../index.html", "/assets/none.js", "//index.html", "/%2e%2e/package.json", "/constructor"])(
  "%s is no file",
  async (path) => {
    expect((await pages()).answer(asked(path)).status).toBe(404);
  },
);

test("pages are only read", async () => {
  expect((await pages()).answer(asked("/", {}, "POST"))).toMatchObject({ status: 405 });
});

test("pages that are not built are a plain sentence", () => {
  expect(new StaticFiles(new Map()).answer(asked("/", { accept: "text/html" }))).toMatchObject({ status: 503 });
});
