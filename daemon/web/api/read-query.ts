import { decodeStep } from "./find-route.ts";

/** A query as a record of texts; undefined when it is ill-formed or names one thing twice. */
export function readQuery(query: string): Readonly<Record<string, string>> | undefined {
  const read: Record<string, string> = Object.create(null);
  for (const pair of query === "" ? [] : query.split("&")) {
    const [name = "", ...value] = pair.replaceAll("+", "%20").split("=");
    const key = decodeStep(name);
    const text = value.join("=") === "" ? "" : decodeStep(value.join("="));
    if (key === undefined || text === undefined || key in read) return undefined;
    read[key] = text;
  }
  return { ...read };
}
