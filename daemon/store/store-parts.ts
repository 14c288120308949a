import type { Clock } from "../kit/clock.ts";
import type { Log } from "../kit/log.ts";
import type { Access } from "./access/access.ts";
import type { Configuration } from "./config/configuration.ts";
import type { Mirror } from "./config/mirror.ts";
import type { Directory } from "./directory/directory.ts";
import type { Journal } from "./ledger/journal.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { MessageBook } from "./ledger/message-book.ts";
import type { Retention } from "./ledger/retention.ts";
import type { Database } from "./level/database.ts";
import type { Notices } from "./mail/notices.ts";
import type { Recharger } from "./recharger/recharger.ts";
import type { Recordings } from "./recordings/recordings.ts";
import type { Sounds } from "./sounds/sounds.ts";
import type { Statistics } from "./statistics/statistics.ts";
import type { Watchers } from "./watchers.ts";

/** What the store is made of, wired in start-store.ts. */
export interface StoreParts {
  readonly database: Database;
  readonly configuration: Configuration;
  readonly mirror: Mirror;
  readonly recharger: Recharger;
  readonly journal: Journal;
  readonly ledger: Ledger;
  readonly messages: MessageBook;
  readonly statistics: Statistics;
  readonly access: Access;
  readonly retention: Retention;
  readonly recordings: Recordings;
  readonly sounds: Sounds;
  readonly notices: Notices;
  readonly directory: Directory;
  readonly watchers: Watchers;
  readonly clock: Clock;
  readonly log: Log;
}
