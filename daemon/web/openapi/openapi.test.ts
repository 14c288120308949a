import { expect, test } from "vitest";
import { routes } from "../../contracts/api/routes.ts";
import { isRecord } from "../../model/config/json.ts";
import { concrete } from "./concrete.ts";
import { openApi } from "./openapi.ts";

const all = Object.entries(routes).flatMap(([name, route]) => concrete(name, route));
const document: unknown = JSON.parse(JSON.stringify(openApi(routes)));

function at(pointer: string): unknown {
  return pointer
    .slice(2)
    .split("/")
    .reduce<unknown>((value, step) => (isRecord(value) ? value[step.replaceAll("~1", "/")] : undefined), document);
}

function* everything(value: unknown): Iterable<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) for (const one of value) yield* everything(one);
  if (!isRecord(value)) return;
  yield value;
  for (const one of Object.values(value)) yield* everything(one);
}

test("every route stands in the document, with a status and a schema for each of its answers", () => {
  for (const [name, { path, method, answers, access }] of all) {
    const operation = at(`#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`);
    expect(operation).toMatchObject({
      operationId: name,
      summary: expect.any(String),
      description: expect.any(String),
    });
    const { responses, security } = operation as { responses: Record<string, object>; security: object[] };
    for (const status of [...Object.keys(answers), "400", "401", "403", "503"]) {
      expect(responses[status], `${name} ${status}`).toMatchObject({ description: expect.any(String), content: {} });
    }
    const ways = { open: 0, login: 1, own: 1, administrator: 1, accounts: 1, read: 2, write: 2, settings: 2 };
    expect(security.length).toBe(ways[access]);
  }
});

test("every reference leads somewhere", () => {
  const references = [...everything(document)].flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));

  expect(references.length).toBeGreaterThan(100);
  expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
});

test("every name in braces of a path is a parameter of its operations, and no other is", () => {
  for (const [, { path, method }] of all) {
    const operation = at(`#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`);
    const { parameters } = operation as {
      parameters: { name: string; in: string; required: boolean; schema: object }[];
    };
    const inPath = parameters.filter((parameter) => parameter.in === "path");

    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
  }
});

test("no note for forms and no password goes out in a schema", () => {
  const notes = [...everything(document)].filter((one) => "reload" in one && "help" in one);

  expect(notes).toEqual([]);
});

test("sounds say that they come in parts, and rules that they are removed as they were seen", () => {
  const sounds = all.filter(([, { streams }]) => streams === "audio/wav");
  expect(sounds.length).toBeGreaterThan(2);
  for (const [, { path, method }] of sounds) {
    expect(at(`#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`)).toMatchObject({
      parameters: expect.arrayContaining([expect.objectContaining({ name: "Range", in: "header" })]),
      responses: { 206: { headers: { "Content-Range": {} } }, 416: {} },
    });
  }
  expect(at("#/paths/~1configuration~1outbound-rules~1{key}/delete")).toMatchObject({
    parameters: expect.arrayContaining([expect.objectContaining({ name: "If-Match" })]),
    responses: { 428: {} },
  });
});
