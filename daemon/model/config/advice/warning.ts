import type { Words } from "../field.ts";
import type { Issue } from "../issue.ts";

export const warning = (path: string, code: string, { fr, en }: Words): Issue => ({
  path,
  code,
  message: fr,
  english: en,
  level: "warning",
});
