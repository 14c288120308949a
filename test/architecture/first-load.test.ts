import { brotliCompressSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { expect, test, vi } from "vitest";

/** What a telephone on a slow network waits for before it shows the first page: scripts and styles, as they are sent. */
const FIRST_LOAD_BYTES = 150_000;

/** `web` sends them so to every browser that the site is made for (static/static-file.ts). */
const sizeOf = (content: string | Uint8Array) => brotliCompressSync(content).length;

test("the first page comes in less than 150 kB, and a rubric's pages come only when they are opened", async () => {
  // Under the runner's own, Vite builds for who looks for a mistake: each element also says where it was written.
  vi.stubEnv("NODE_ENV", "production");
  const result = await build({ logLevel: "silent", build: { write: false } });
  vi.unstubAllEnvs();
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const chunks = new Map(output.flatMap((one) => (one.type === "chunk" ? [[one.fileName, one] as const] : [])));
  const wanted = new Set<string>();
  const want = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const other of chunks.get(name)?.imports ?? []) want(other);
  };
  const isHome = ({ facadeModuleId }: Rolldown.OutputChunk) => facadeModuleId?.endsWith("/home/pages.tsx") === true;

  for (const chunk of chunks.values()) if (chunk.isEntry || isHome(chunk)) want(chunk.fileName);
  const loaded = output.filter((one) => wanted.has(one.fileName) || !one.fileName.endsWith(".js"));
  const bytes = loaded.reduce((sum, one) => sum + sizeOf(one.type === "chunk" ? one.code : one.source), 0);

  expect([...chunks.values()].filter(isHome)).toHaveLength(1);
  expect(chunks.size - wanted.size).toBeGreaterThan(3);
  expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
}, 60_000);
