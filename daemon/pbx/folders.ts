import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { voicemailFolder } from "../contracts/voicemail-folders.ts";

/** What pbx keeps in the home. */
export interface PbxFolders {
  /** Journals of open calls and of contacts. */
  readonly own: string;
  /** Stories of calls, for some days. */
  readonly traces: string;
  /** The file of what the limits of outside calls have counted. */
  readonly outside: string;
  /** The file of the view that ran last. */
  readonly lastView: string;
  /** The file of the names of the directory that store told last. */
  readonly directory: string;
  readonly certificates: string;
  readonly spool: string;
  /** Recordings of calls, sealed; store reads and deletes them. */
  readonly recordings: string;
  /** Written by store, only read here. */
  readonly snapshots: string;
  /** Voice messages. */
  readonly voicemail: string;
  /** Sounds as they are played, written by store. */
  readonly sounds: string;
}

export const pbxFolders = (home: string): PbxFolders => ({
  own: join(home, "pbx"),
  traces: join(home, "pbx", "stories"),
  outside: join(home, "pbx", "outside.json"),
  lastView: join(home, "pbx", "last-view.json"),
  directory: join(home, "pbx", "directory.jsonl"),
  certificates: join(home, "certificates"),
  spool: join(home, "spool", "pbx"),
  recordings: join(home, "recordings"),
  snapshots: join(home, "snapshots"),
  voicemail: voicemailFolder(home),
  sounds: join(home, "sounds", "ready"),
});

/** Makes those that are missing; nobody else may look into them. */
export async function makeFolders({ own, certificates, spool, voicemail }: PbxFolders): Promise<void> {
  for (const folder of [own, certificates, spool, voicemail]) await mkdir(folder, { recursive: true, mode: 0o700 });
}
