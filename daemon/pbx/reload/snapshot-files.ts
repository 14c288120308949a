import { pointerSchema } from "../../contracts/store-consumer.ts";
import { parser } from "../../kit/parse.ts";
import { type Snapshot, SnapshotFiles } from "../../kit/snapshot-files.ts";
import { type PbxView, pbxViewSchema } from "../../model/snapshot/pbx-view.ts";

export type LoadedView = Snapshot<PbxView>;

const parsePointer = parser(pointerSchema, "snapshots/current.json");

/** The views of `pbx` in a folder of snapshots. */
export const pbxSnapshots = (folder: string) =>
  new SnapshotFiles(folder, "pbx", pbxViewSchema, (current) => parsePointer(current).views.pbx);
