import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boxSettings } from "../rig/box.ts";
import { until } from "../rig/waiting.ts";

const main = join(import.meta.dirname, "../../build/daemon/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "box-cli-"));
const home = join(folder, "home");
let environment: Readonly<Record<string, string>>;
let ended: Promise<number | null>;

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function sipleo(
  args: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = environment,
): Promise<Said> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  let out = "";
  let err = "";
  child.stdout.on("data", (piece) => {
    out += String(piece);
  });
  child.stderr.on("data", (piece) => {
    err += String(piece);
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

beforeAll(async () => {
  environment = await boxSettings(home);
  const child = spawn(process.execPath, [main, "start"], { env: { ...process.env, ...environment }, stdio: "ignore" });
  ended = new Promise((resolve) => child.on("exit", resolve));
  await until("run/ready.json", () => existsSync(join(home, "run/ready.json")), { limitMs: 20_000 });
}, 30_000);

afterAll(async () => {
  await sipleo(["stop"]);
  await ended;
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

test("status shows the processes and the factory telephones", async () => {
  const { code, out } = await sipleo(["status"]);

  expect(code).toBe(0);
  expect(out).toMatch(/^pbx +ready/m);
  for (const number of [201, 202, 203, 204, 205]) expect(out).toContain(`${number}  `);
});

test("the set-up code is printed until an administrator has a password", async () => {
  const first = await sipleo(["setup-code"]);
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^[A-Z3-9]{4}(-[A-Z3-9]{4}){2}\n$/) });
  expect((await sipleo(["setup-code"])).out).toBe(first.out);

  await sipleo(["passwd", "admin"], "un mot de passe\n");

  expect(await sipleo(["setup-code"])).toMatchObject({ code: 0, out: expect.stringContaining("Set-up is done") });
});

test("a program's token is printed alone, listed without itself, and revoked", async () => {
  const { code, out, err } = await sipleo(["token", "create", "Annuaire"]);
  expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/) });
  const list = await sipleo(["token", "list"]);
  const id = /^([0-9a-f]{16}) +Annuaire +read /m.exec(list.out)?.[1] ?? "";
  expect(list.out).not.toContain(out.trim());
  expect(await sipleo(["token", "create", "Annuaire"])).toMatchObject({ code: 1, out: "" });

  expect((await sipleo(["token", "revoke", id])).code).toBe(0);

  expect((await sipleo(["token", "list"])).out).not.toContain("Annuaire");
  expect(await sipleo(["token", "revoke", id])).toMatchObject({ code: 1, out: "" });
  expect((await sipleo(["token", "create", "x", "--right", "some"])).code).toBe(2);
});

test("pbx is stopped and started by name; store may not be stopped alone", async () => {
  expect((await sipleo(["service", "stop", "pbx"])).code).toBe(0);
  await until("pbx is stopped", async () => /^pbx +stopped/m.test((await sipleo(["status"])).out));
  expect(await sipleo(["calls"])).toMatchObject({ code: 0 });

  expect((await sipleo(["service", "start", "pbx"])).code).toBe(0);
  await until("pbx is ready", async () => /^pbx +ready/m.test((await sipleo(["status"])).out), { limitMs: 20_000 });
  expect(await sipleo(["service", "stop", "store"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("store is not stopped alone"),
  });
});

test("a certificate of one's own is checked, put in place, and shown", async () => {
  const [crt, key] = [join(folder, "own.crt"), join(folder, "own.key")];
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=pbx.example.fr"];
  execFileSync("openssl", [...request, "-keyout", key, "-out", crt], { stdio: "ignore" });
  const before = await sipleo(["certificate", "show"]);
  expect(before.out).toMatch(/^sip \(SIP over TLS, and the settings of telephones\)\n {2}subject/m);
  expect(await sipleo(["certificate", "install", "sip", crt, crt])).toMatchObject({
    code: 1,
    err: expect.stringContaining("no private key in PEM form"),
  });
  expect((await sipleo(["certificate", "show"])).out).toBe(before.out);

  const installed = await sipleo(["certificate", "install", "sip", crt, key]);

  expect(installed).toMatchObject({ code: 0, out: expect.stringContaining("sipleo restart pbx") });
  expect((await sipleo(["certificate", "show"])).out).toContain("pbx.example.fr");
  expect((await sipleo(["certificate", "install", "fax", crt, key])).code).toBe(2);
});

test("status --json is for programs", async () => {
  const { out } = await sipleo(["status", "--json"]);

  expect(JSON.parse(out)).toMatchObject({
    home,
    processes: [
      { name: "store", state: "ready", revision: expect.any(Number) },
      { name: "pbx", state: "ready", revision: expect.any(Number) },
      { name: "web", state: expect.any(String) },
      { name: "phones", state: expect.any(String) },
      { name: "health", state: expect.any(String) },
      { name: "net", state: expect.any(String) },
      // It has nothing to do until somebody wants addresses to be given.
      { name: "dnsmasq", state: "stopped", trouble: expect.any(String) },
    ],
    calls: [],
  });
});

test("what was exported can be imported; a change is a revision, a reload puts it in force, undo takes it back", async () => {
  const { out: document } = await sipleo(["config", "export"]);
  const file = join(folder, "office.json");
  writeFileSync(file, document.replace("Poste 201", "Accueil"));

  expect((await sipleo(["config", "import", file])).out).toMatch(/^Saved as revision 2\.$/m);
  expect((await sipleo(["status"])).out).toContain("Saved revision 2, in force 1.");
  expect((await sipleo(["reload"])).out).toBe("Revision 2 is in force.\n");
  expect((await sipleo(["status"])).out).toContain("Accueil");
  expect((await sipleo(["undo", "1", "--reload"])).out).toBe("Saved as revision 3.\nRevision 3 is in force.\n");
  expect((await sipleo(["config", "export"])).out).toBe(document);
  expect((await sipleo(["revisions"])).out.split("\n")[1]).toMatch(/^3 .*back to revision 1 +in force$/);
});

test("passwords are told only to who asks for them by name", async () => {
  const { out } = await sipleo(["extension", "password", "201"]);

  expect(out).toMatch(/^\S{20,}\n$/);
  expect((await sipleo(["config", "export"])).out).not.toContain(out.trim());
  expect((await sipleo(["config", "export", "--secrets"])).out).toContain(out.trim());
  expect(await sipleo(["extension", "password", "999"])).toMatchObject({ code: 1, out: "" });
});

test("the administrator's password is one line of standard input", async () => {
  expect(await sipleo(["passwd", "admin"], "a long enough secret\n")).toMatchObject({ code: 0 });
  expect(await sipleo(["passwd", "admin"], "\n")).toMatchObject({ code: 1, err: expect.stringContaining("empty") });
});

test("a configuration that makes no sense is refused with all its issues, and nothing changes", async () => {
  const { out } = await sipleo(["config", "export"]);
  const wrong = JSON.stringify({ ...JSON.parse(out), groups: [{ number: "201", name: "Twice", members: ["777"] }] });

  const { code, err } = await sipleo(["config", "import", "-"], wrong);

  expect(code).toBe(1);
  expect(err).toContain("/groups/0/number");
  expect(err).toContain("/groups/0/members/0");
  expect((await sipleo(["config", "export"])).out).toBe(out);
});

test.each<[string, readonly string[], string, number, RegExp]>([
  [
    "a file that does not exist",
    ["config", "import", "/nowhere.json"],
    "",
    1,
    /Cannot read \/nowhere\.json: there is no such file/,
  ],
  ["text that is not JSON", ["config", "import", "-"], "{", 1, /standard input is not JSON/],
  ["a revision that never was", ["undo", "999"], "", 1, /not saved/],
  ["a revision that is no number", ["undo", "first"], "", 2, /"first" is no revision/],
  ["a call that nobody remembers", ["call", "trace", "nope"], "", 1, /no call whose name begins with nope/],
  ["an unknown process", ["restart", "dance"], "", 1, /There is no process dance/],
  ["an unknown command", ["dance"], "", 2, /There is no command "dance"\.[\s\S]*Usage:/],
  ["a second start", ["start"], "", 1, /already runs on/],
])("%s is one sentence and a code", async (_title, args, input, code, sentence) => {
  const said = await sipleo(args, input);

  expect(said).toMatchObject({ code, out: "", err: expect.stringMatching(sentence) });
  expect(said.err).not.toMatch(/\n\s+at /);
});

test("without a box every question ends with code 3 and says how to start one", async () => {
  const elsewhere = { SIPLEO_HOME: join(folder, "empty") };
  for (const args of [["status"], ["reload"], ["config", "export"], ["calls"], ["stop"]]) {
    const said = await sipleo(args, "", elsewhere);
    expect(said).toMatchObject({ code: 3, err: expect.stringContaining("sipleo start --home") });
  }
});

test("settings that make no sense are refused before anything starts", async () => {
  const said = await sipleo(["start", "--sip-port", "99999"], "", { SIPLEO_HOME: join(folder, "never") });

  expect(said).toMatchObject({ code: 1, err: expect.stringContaining('--sip-port is "99999"') });
  expect(existsSync(join(folder, "never"))).toBe(false);
});

test("MEX-05: contacts come from a table or cards, whole or not at all, are found, and go into a file", async () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const wrong = file("faux.csv", "Nom;Mobile\nLefèvre;06 11 22 33 44\nPetit;06 11\n");
  const cards = file(
    "fiches.vcf",
    "BEGIN:VCARD\nVERSION:3.0\nN:Lefèvre;Anne;;;\nTEL;TYPE=CELL:0611223344\nEND:VCARD\n",
  );

  const refused = await sipleo(["directory", "import", wrong]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain("line 3, Petit: This number cannot be kept: digits are missing.");
  expect(refused.out).toBe("1 to add, 0 to change, 0 the same, 1 wrong. Nothing was saved.\n");
  expect((await sipleo(["directory", "list"])).out).toBe("No contacts.\n");

  expect((await sipleo(["directory", "import", cards, "--try"])).out).toContain("Nothing was saved.");
  expect((await sipleo(["directory", "import", cards])).out).toContain("All of it is saved.");
  expect((await sipleo(["directory", "list", "--search", "lefevre 0611"])).out).toContain("+33611223344 (mobile)");
  const out = join(folder, "annuaire.csv");
  expect((await sipleo(["directory", "export", out])).code).toBe(0);
  expect(readFileSync(out, "utf8")).toContain("\r\nLefèvre;Anne;;;06 11 22 33 44;");
  expect(await sipleo(["directory", "export", out])).toMatchObject({
    code: 1,
    err: expect.stringContaining("there is a file of that name"),
  });
  expect(await sipleo(["directory", "import", join(folder, "rien.csv")])).toMatchObject({ code: 1 });
});
