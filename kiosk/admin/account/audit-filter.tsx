import { useSentences } from "../../site/use-site.ts";

/** What a person asks for; empty: whatever it is. */
export interface WantedLines {
  readonly from: string;
  readonly to: string;
  readonly author: string;
  readonly subject: string;
}

interface AuditFilterProps {
  readonly wanted: WantedLines;
  readonly change: (part: Partial<WantedLines>) => void;
}

export function AuditFilter({ wanted: { from, to, author, subject }, change }: AuditFilterProps) {
  const t = useSentences().accounts.audit;
  return (
    <div class="filter in-line">
      <label>
        <span>{t.from}</span>
        <input type="date" class="day" value={from} onInput={(event) => change({ from: event.currentTarget.value })} />
      </label>
      <label>
        <span>{t.to}</span>
        <input type="date" class="day" value={to} onInput={(event) => change({ to: event.currentTarget.value })} />
      </label>
      <label>
        <span>{t.author}</span>
        <input
          type="text"
          maxLength={64}
          spellcheck={false}
          value={author}
          onChange={(event) => change({ author: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{t.action}</span>
        <select value={subject} onChange={(event) => change({ subject: event.currentTarget.value })}>
          <option value="">{t.all}</option>
          {Object.entries(t.kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
