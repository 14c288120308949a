import { expect, test } from "vitest";
import { understand, usage } from "./arguments.ts";
import { shapes } from "./shapes.ts";

const typed = (line: string) =>
  understand(
    line.split(" ").filter((word) => word !== ""),
    shapes,
  );

test.each<[string, object]>([
  ["status", { name: "status", words: [] }],
  [
    "config import office.json --reload",
    { name: "config import", words: ["office.json"], switches: new Set(["reload"]) },
  ],
  ["config import - --note moved", { words: ["-"], values: { note: "moved" } }],
  [
    "extension password 201 --home /srv/box",
    { name: "extension password", words: ["201"], values: { home: "/srv/box" } },
  ],
  ["start --sip-port 15060 --bind 127.0.0.1,::1", { values: { "sip-port": "15060", bind: "127.0.0.1,::1" } }],
  ["service stop pbx", { name: "service stop", words: ["pbx"] }],
  ["setup-code", { name: "setup-code", words: [] }],
  ["token create Annuaire --right all", { name: "token create", words: ["Annuaire"], values: { right: "all" } }],
  ["certificate install web a.crt a.key", { name: "certificate install", words: ["web", "a.crt", "a.key"] }],
  ["passwd admin", { name: "passwd", words: ["admin"] }],
  ["call trace 0193", { name: "call trace", words: ["0193"] }],
  ["outside --json", { name: "outside", switches: new Set(["json"]) }],
  ["outside rearm", { name: "outside rearm", words: [] }],
  ["calls --limit 5", { name: "calls", values: { limit: "5" } }],
])("sipleo %s is understood", (line, expected) => {
  expect(typed(line)).toMatchObject({ kind: "run", typed: expected });
});

test.each<[string, string]>([
  ["", "Say what to do."],
  ["dance", 'There is no command "dance".'],
  ["config", 'There is no command "config".'],
  ["config burn", 'There is no command "config burn".'],
  ["status --jsno", "--jsno"],
  ["config import", "Usage: sipleo config import FILE"],
  ["config import a b", "Usage: sipleo config import FILE"],
  ["certificate install web a.crt", "Usage: sipleo certificate install web|sip CERT KEY"],
  ["undo", "Usage: sipleo undo REVISION"],
  ["start --sip-port", "--sip-port"],
])("sipleo %s is a mistake, and which one is said", (line, sentence) => {
  expect(typed(line)).toMatchObject({ kind: "mistake", sentence: expect.stringContaining(sentence) });
});

test.each(["help", "--help", "status --help", "-h"])("sipleo %s shows the usage", (line) => {
  expect(typed(line)).toEqual({ kind: "help" });
});

test("the usage names every command", () => {
  for (const { name } of shapes) expect(usage(shapes)).toContain(`sipleo ${name}`);
});
