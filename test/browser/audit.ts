import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

interface AuditOptions {
  /** These of its rules alone. */
  readonly only?: readonly string[];
  readonly without?: readonly string[];
}

/** What axe-core finds wrong with the page as it is now, one line each. */
export async function audit(page: Page, { only, without = [] }: AuditOptions = {}): Promise<readonly string[]> {
  await page.evaluate(axe);
  const options = {
    ...(only === undefined ? {} : { runOnly: only }),
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await page.evaluate<{ violations: readonly Finding[] }>(`axe.run(${JSON.stringify(options)})`);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
