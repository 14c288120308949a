/** Every key of the database. Numbers are written with leading zeros, so that the order of keys is that of numbers. */

const padded = (number: number, width: number): string => String(number).padStart(width, "0");

export const keys = {
  /** Number of the saved revision. */
  saved: "configuration/saved",
  /** The secrets as they are now. */
  secrets: "configuration/secrets",
  /** What runs: {revision, at, author}. */
  running: "reload/running",
  /** A reload that everybody prepared for and that must be finished: {revision, at, author}. */
  reloading: "reload/decided",
  /** Head and digest of a revision; its document is apart, so that a list of revisions stays light. */
  revision: (revision: number): string => `revision/${padded(revision, 10)}`,
  document: (revision: number): string => `document/${padded(revision, 10)}`,
  record: (startedAt: number, call: string): string => `record/${padded(startedAt, 15)}/${call}`,
  /** Names of messages begin with their time. */
  message: (message: string): string => `message/${message}`,
  /** Of a voice message that somebody is told of by e-mail, by its name. */
  notice: (message: string): string => `notice/${message}`,
  /** Names of recordings begin with their time. */
  recording: (recording: string): string => `recording/${recording}`,
  audit: (line: number): string => `audit/${padded(line, 12)}`,
  /** Highest number of a producer's facts that has been counted. */
  producer: (producer: string): string => `producer/${producer}`,
  /** How far old calls were taken out of the journal, and what was taken out last. */
  retention: "retention",
  /** Up to which record those from before there were statistics have been counted; before all figures. */
  statistics: "statistics/1/",
  /** Figures of one subject in one period, as `statistics/shelves.ts` has them. The 1 is the way in which they are kept. */
  figures: (shelf: string, of: string, period: string, number: string): string =>
    `statistics/1/${shelf}/${of}/${period}/${number}`,
  /** The one-time code of the first set-up: {code}. */
  setUpCode: "access/set-up-code",
  /** A fact that this version does not understand. */
  oddFact: (producer: string, number: number): string => `odd-fact/${producer}/${padded(number, 16)}`,
} as const;

/** Below it are the calls that began before that moment, above it the others. */
export const recordsBefore = (at: number): string => keys.record(Math.max(0, at), "");

/** Likewise of messages and recordings (RFC 9562 §5.7: 48 bits of a UUID of version 7 are its time). */
export const messagesBefore = (at: number): string => keys.message(namesBefore(at));
export const recordingsBefore = (at: number): string => keys.recording(namesBefore(at));

function namesBefore(at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

export const prefixes = {
  revision: "revision/",
  document: "document/",
  record: "record/",
  message: "message/",
  notice: "notice/",
  recording: "recording/",
  /** Contacts of the company, by their ids. Those of one person alone would stand beside: `contact/201/…`. */
  contact: "contact/company/",
  audit: "audit/",
  statistics: "statistics/",
  /** Browsers that are signed in, by the digest of what they hold. */
  login: "access/login/",
  /** Programs that may use the API, likewise. */
  token: "access/token/",
} as const;
