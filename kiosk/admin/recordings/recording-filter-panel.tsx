import { useMemo } from "preact/hooks";
import { isRecord } from "../../../daemon/model/config/json.ts";
import { Button } from "../../controls/button.tsx";
import { useDocument } from "../../site/use-document.ts";
import { useSentences } from "../../site/use-site.ts";
import { FilterField, TypedInput } from "../filters/filter-field.tsx";
import { addressOf, type RecordingFilter } from "./recording-filter.ts";

interface PanelProps {
  readonly filter: RecordingFilter;
  readonly change: (part: Partial<RecordingFilter>) => void;
}

/** Which recordings are shown. */
export function RecordingFilterPanel({ filter, change }: PanelProps) {
  const all = useSentences();
  const t = all.recordings;
  const rules = useRules();
  const known = filter.rule === "" || rules.includes(filter.rule) ? rules : [...rules, filter.rule];
  return (
    <search class="filters" aria-label={t.filter}>
      <FilterField
        label={t.number}
        help={t.numberHelp}
        control={(ties) => <TypedInput ties={ties} value={filter.number} onChange={(number) => change({ number })} />}
      />
      {known.length > 0 && (
        <FilterField
          label={t.ruleFilter}
          control={(ties) => (
            <select {...ties} value={filter.rule} onChange={(event) => change({ rule: event.currentTarget.value })}>
              <option value="">{t.all}</option>
              {known.map((rule) => (
                <option key={rule} value={rule}>
                  {rule}
                </option>
              ))}
            </select>
          )}
        />
      )}
      {addressOf(filter) !== "" && (
        <div class="filter-quick">
          <Button kind="quiet" icon="cross" onClick={() => change({ number: "", rule: "", call: "" })}>
            {all.journal.clear}
          </Button>
        </div>
      )}
    </search>
  );
}

/** Names of the rules of recording, as they are saved. */
function useRules(): readonly string[] {
  const document = useDocument();
  return useMemo(() => rulesOf(document), [document]);
}

function rulesOf(document: unknown): readonly string[] {
  const section = isRecord(document) && isRecord(document.recordings) ? document.recordings : {};
  const rules = Array.isArray(section.rules) ? section.rules.filter(isRecord) : [];
  return rules.flatMap(({ name }) => (typeof name === "string" && name !== "" ? [name] : []));
}
