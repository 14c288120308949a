import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./folder.ts";

const execute = promisify(execFile);

export interface HttpsShape {
  readonly url: string;
  /** In PEM: whom alone it believes; null: those whom this machine believes. */
  readonly trusts: string | null;
  /** A network namespace that it stands in. */
  readonly namespace: string;
  readonly userAgent?: string;
}

/** Asks by curl, which checks certificate and address; null: it did not believe who answered, or nobody did. */
export async function askByHttps(shape: HttpsShape): Promise<{ status: number; text: string } | null> {
  using folder = temporaryFolder("https");
  const authority = join(folder.path, "authority.pem");
  if (shape.trusts !== null) writeFileSync(authority, shape.trusts);
  const words = [
    ...["netns", "exec", shape.namespace, "curl", "-s", "--path-as-is", "--max-time", "20", "-w", "\n%{http_code}"],
    ...(shape.trusts === null ? [] : ["--cacert", authority]),
    ...["-A", shape.userAgent ?? "", shape.url],
  ];
  try {
    const { stdout } = await execute("ip", words, { timeout: 30_000 });
    const end = stdout.lastIndexOf("\n");
    return { status: Number(stdout.slice(end + 1)), text: stdout.slice(0, end) };
  } catch {
    return null;
  }
}
