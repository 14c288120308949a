import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { neverTogether, packages, rooms, wiring } from "./rooms.ts";
import { circles, importsOf, packageOf, root, sourceFiles, textOf, treeFiles } from "./sources.ts";

const files = treeFiles();
const sources = sourceFiles(files);
const imports = sources.flatMap(importsOf);
const isTest = (path: string) =>
  /\.test\.ts$|\.fixture\.ts$|engine-contract\.ts$|\/test\//.test(path) || path.startsWith("test/");
const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`);
const roomOf = (path: string) =>
  Object.keys(rooms)
    .filter((room) => within(path, room))
    .sort((a, b) => b.length - a.length)[0] ?? "";
const processOf = (path: string) => path.split("/").slice(0, 2).join("/");

describe("who may import whom", () => {
  test("every import stays within the table of rooms", () => {
    const strays = imports
      .filter(({ from, to, ours }) => {
        if (!ours || wiring.includes(from)) return false;
        const [mine, theirs] = [roomOf(from), roomOf(to)];
        if (within(to, mine) || (rooms[mine] ?? []).some((room) => within(to, room))) return false;
        if (isTest(from) && (processOf(from) === processOf(to) || within(to, "test/rig"))) return false;
        return theirs !== mine;
      })
      .map(({ from, to }) => `${from} imports ${to}`);

    expect(strays).toEqual([]);
  });

  test("no source file imports a test, a fixture or anything of test/", () => {
    const strays = imports
      .filter(({ from, to, ours }) => ours && !isTest(from) && isTest(to))
      .map(({ from, to }) => `${from} imports ${to}`);

    expect(strays).toEqual([]);
  });

  test("rooms that must not know each other do not", () => {
    const strays = imports
      .filter(({ from }) => !isTest(from))
      .filter(({ from, to }) =>
        neverTogether.some(
          ([room, other]) => within(from, room) && (within(to, other) || (other.endsWith(":") && to.startsWith(other))),
        ),
      )
      .map(({ from, to }) => `${from} imports ${to}`);

    expect(strays).toEqual([]);
  });

  test("packages from outside are imported only where the table allows it", () => {
    const strays = imports
      .filter(({ to, ours }) => !ours && !to.startsWith("node:"))
      .filter(({ from, to }) => !(packages[packageOf(to)] ?? []).some((room) => room === "*" || within(from, room)))
      .map(({ from, to }) => `${from} imports ${to}`);

    expect(strays).toEqual([]);
  });

  test("only the pjsip adapter loads the addon", () => {
    const loaders = sources.filter(
      (path) => !within(path, "test") && /\bdlopen\s*\(|require\([^)]*\.node["'`]/.test(textOf(path)),
    );

    expect(loaders.filter((path) => !within(path, "daemon/pbx/engine/pjsip"))).toEqual([]);
  });

  test("nothing goes in circles, but for types, which are gone when it runs", () => {
    expect(circles(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  test("there are no barrels: no index file, and no file that only passes on", () => {
    const passing = sources.filter((path) => {
      const lines = textOf(path)
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .split("\n")
        .filter((line) => line.trim() !== "" && !line.trim().startsWith("//"));
      return lines.length > 0 && lines.every((line) => /^export (\*|type \{|\{).* from /.test(line));
    });

    expect(sources.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
    expect(passing).toEqual([]);
  });
});

describe("the house is kept", () => {
  test("every room has a README of at most a screen", () => {
    const wanted = [
      ...new Set(
        files
          .filter((path) => /^(daemon|test)\/[^/]+\//.test(path) || /^daemon\/pbx\/[^/]+\//.test(path))
          .map((path) => /^(daemon\/pbx\/[^/]+|daemon\/[^/]+|test\/[^/]+)\//.exec(path)?.[1] ?? ""),
      ),
    ].filter((room) => room !== "" && !["daemon/decisions", "test/bench"].includes(room));
    const all = [...wanted, "daemon/pbx", "daemon/native"].filter((room) => existsSync(join(root, room)));

    const without = all.filter(
      (room) => !existsSync(join(root, room, "README.md")) && !existsSync(join(root, room, "DESIGN.md")),
    );
    const tooLong = all.filter(
      (room) => existsSync(join(root, room, "README.md")) && textOf(`${room}/README.md`).split("\n").length > 80,
    );

    expect([...new Set(without)]).toEqual([]);
    expect(tooLong).toEqual([]);
  });

  test("the tree names no place outside itself", () => {
    // Put together here, so that this file does not name them either.
    const names = [
      "/wo" + "rk/",
      "\\.\\./sha" + "red",
      "/tmp/br" + "ief",
      "issues sh" + "ow",
      "npm\\.pkg\\.git" + "hub",
    ];
    const pattern = new RegExp(names.join("|"));
    const strays = files
      .filter((path) => !path.startsWith("node_modules/") && !/\.(sip|wav|png|node)$/.test(path))
      .filter((path) => pattern.test(textOf(path)));

    expect(strays).toEqual([]);
  });

  test("every decision is on one page", () => {
    const long = files.filter(
      (path) => /^daemon\/decisions\/.*\.md$/.test(path) && textOf(path).split("\n").length > 60,
    );

    expect(long).toEqual([]);
  });

  test("no file is left half done", () => {
    const marks = new RegExp(
      ["\\bTO" + "DO\\b", "\\bFIX" + "ME\\b", "\\bX" + "XX\\b", "@ts-ig" + "nore", "@ts-expect-er" + "ror"].join("|"),
    );
    const half = files.filter((path) => /\.(ts|cc|h|sh)$/.test(path) && marks.test(textOf(path)));

    expect(half).toEqual([]);
  });
});
