import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The tree as it is: files, and who imports whom. */

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Files that git keeps or would keep, by path from the root. */
export function treeFiles(): readonly string[] {
  const list = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  return list.split("\0").filter((path) => path !== "" && exists(path));
}

const exists = (path: string): boolean => {
  try {
    readFileSync(join(root, path));
    return true;
  } catch {
    return false;
  }
};

export const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

export interface Import {
  readonly from: string;
  /** Path from the root for our own files, else the specifier. */
  readonly to: string;
  readonly ours: boolean;
  readonly typeOnly: boolean;
}

export function importsOf(path: string): readonly Import[] {
  const text = textOf(path).replace(/\/\*[\s\S]*?\*\//g, "");
  const statements = [...text.matchAll(/^\s*(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']/gm)];
  const dynamic = [...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].map(
    (found) => [found[0], undefined, found[1]] as const,
  );
  const bare = [...text.matchAll(/^\s*import\s+["']([^"']+)["']/gm)].map(
    (found) => [found[0], undefined, found[1]] as const,
  );
  return [...statements, ...dynamic, ...bare].map((found) => {
    const specifier = found[2] ?? "";
    const ours = specifier.startsWith(".");
    return {
      from: path,
      to: ours ? normalize(join(dirname(path), specifier)) : specifier,
      ours,
      typeOnly: found[1] !== undefined,
    };
  });
}

export const sourceFiles = (files: readonly string[]): readonly string[] =>
  files.filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith(".d.ts"));

/** Package name of a specifier: `typebox/compile` → `typebox`. */
export function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

/** Circles among files, each as the path that leads back to its beginning. */
export function circles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, ours } of imports) if (ours) next.set(from, [...(next.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      found.push([...trail.slice(at), path].join(" → "));
      return;
    }
    if (done.has(path)) return;
    for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) walk(path, []);
  return found;
}
