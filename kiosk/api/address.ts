import type { Route } from "../../daemon/contracts/api/route.ts";

/** Where a route is asked: parameters put into the path, the query behind it. */
export function addressOf(
  route: Pick<Route, "path">,
  parameters: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ""));
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) asked.set(key, value);
  const text = asked.toString();
  return `/api/v1${path}${text === "" ? "" : `?${text}`}`;
}
