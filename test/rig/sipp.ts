import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Child, startChild } from "./child.ts";
import { freePort } from "./ports.ts";
import type { Place } from "./raw-udp.ts";

/** sipp 3.6.1 with a scenario given as text; it is the phone that does exactly what a test says, once. */

export interface SippShape {
  readonly name: string;
  /** XML, see sipp-steps.ts. */
  readonly scenario: string;
  /** Where the scenario and what sipp writes go. */
  readonly folder: string;
  readonly exchange: Place;
  readonly address?: string;
  readonly port?: number;
  /** Injection file, one line a call: `201;[authentication username=201 password=pw-201];202`. */
  readonly lines?: readonly string[];
  readonly transport?: "u1" | "t1";
  /** Seconds before it gives up. */
  readonly limitSeconds?: number;
  readonly calls?: number;
  readonly extra?: readonly string[];
}

export interface Sipp extends AsyncDisposable {
  readonly child: Child;
  readonly port: number;
  /** Resolves when every call succeeded; rejects with what sipp complained of. */
  succeeded(): Promise<void>;
  /** Messages of the scenario's `<log>` actions so far. */
  log(): string;
}

export async function startSipp(shape: SippShape): Promise<Sipp> {
  const { name, folder, exchange, address = "127.0.0.1", lines = [], calls = 1, limitSeconds = 30 } = shape;
  const port = shape.port ?? (await freePort(address));
  const base = join(folder, `${name}-${port}`);
  writeFileSync(`${base}.xml`, shape.scenario);
  if (lines.length > 0) writeFileSync(`${base}.csv`, `SEQUENTIAL\n${lines.join("\n")}\n`);
  const host = exchange.address.includes(":") ? `[${exchange.address}]` : exchange.address;
  const args = [
    `${host}:${exchange.port}`,
    "-sf",
    `${base}.xml`,
    "-i",
    address,
    "-p",
    String(port),
    "-m",
    String(calls),
    "-l",
    String(calls),
    "-nostdin",
    "-timeout",
    `${limitSeconds}s`,
    "-timeout_error",
    "-nd",
    "-trace_err",
    "-error_file",
    `${base}.err`,
    "-trace_logs",
    "-log_file",
    `${base}.log`,
    "-t",
    shape.transport ?? "u1",
    ...(lines.length > 0 ? ["-inf", `${base}.csv`] : []),
    ...(shape.extra ?? []),
  ];
  const child = startChild(`sipp ${name}`, "sipp", args, { cwd: folder });
  const read = (file: string) => readText(file);
  return {
    child,
    port,
    async succeeded() {
      const code = await child.exited((limitSeconds + 10) * 1_000);
      if (code !== 0)
        throw new Error(
          `sipp ${name} failed (${code}):\n${read(`${base}.err`).slice(0, 3_000)}\n${child.output().slice(-1_500)}`,
        );
    },
    log: () => read(`${base}.log`),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

const readText = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
