import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { COLLECTIONS } from "../../../daemon/model/config/collections/names.ts";
import { addressOfObject } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** The page on which the object can be seen; undefined: it is gone, or has no page of its own. */
export function addressOfChange({ kind, page, key }: ChangeOfObject): string | undefined {
  // A page is named by the section of the document that it shows (model/config/changes/places.ts).
  const name = COLLECTIONS.find((one) => collections[one].at[0] === page.id);
  return kind === "removed" || key === "" || name === undefined
    ? undefined
    : addressOfObject({ path: objectPaths[name] }, key);
}
