import type { ComponentChildren } from "preact";
import type { Health } from "../../../daemon/contracts/machine-health.ts";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { HealthChart } from "./health-chart.tsx";
import { InterfaceTable } from "./interface-table.tsx";
import { useHealthHour } from "./use-health-hour.ts";

/** How the machine is that the box runs on, now and for the last hour. */
export function HealthPanel({ health }: { readonly health: Health | null }) {
  const t = useSentences().homePage;
  const hour = useHealthHour(health);
  return (
    <Panel title={t.health}>
      {health === null ? (
        <p class="quiet health-away">{t.healthAway}</p>
      ) : (
        <>
          <Figures health={health} />
          <HealthChart hour={hour} now={health.at} />
          <InterfaceTable interfaces={health.interfaces} />
        </>
      )}
    </Panel>
  );
}

function Figures({ health }: { readonly health: Health }) {
  const t = useSentences().homePage;
  const formats = useSite().formats.value;
  const { processor, cores, memory, disk, celsius, upSince, at, isClockSynchronised } = health;
  const taken = (total: number, free: number) => (total === 0 ? 0 : 100 - (100 * free) / total);
  const percent = (value: number | null) => (value === null ? t.unknown : t.percent(formats.number(Math.round(value))));
  const memoryTaken = memory === null ? null : taken(memory.totalBytes, memory.availableBytes);
  const diskTaken = disk === null ? null : taken(disk.totalBytes, disk.freeBytes);
  const clock = isClockSynchronised === null ? "unknown" : isClockSynchronised ? "synchronised" : "adrift";
  return (
    <dl class="gauges">
      <Gauge label={t.processor} value={percent(processor)} part={processor} more={t.cores(cores)} />
      <Gauge
        label={t.memory}
        value={percent(memoryTaken)}
        part={memoryTaken}
        more={memory && t.ofMemory(formats.bytes(memory.availableBytes), formats.bytes(memory.totalBytes))}
      />
      <Gauge
        label={t.disk}
        value={percent(diskTaken)}
        part={diskTaken}
        more={disk && t.ofMemory(formats.bytes(disk.freeBytes), formats.bytes(disk.totalBytes))}
      />
      <Gauge
        label={t.temperature}
        value={celsius === null ? t.unknown : t.celsius(formats.number(Math.round(celsius)))}
        part={celsius}
      />
      <Gauge label={t.upSince} value={formats.age(at - upSince)} />
      <Gauge label={t.clock} value={t.clocks[clock]} more={t.clockHelp[clock]} />
    </dl>
  );
}

interface GaugeProps {
  readonly label: string;
  readonly value: string;
  /** Of 100: how full the bar is; absent: it has none. */
  readonly part?: number | null;
  readonly more?: ComponentChildren;
}

/** A figure, with a bar that says the same. */
function Gauge({ label, value, part, more }: GaugeProps) {
  return (
    <div class="gauge">
      <dt>{label}</dt>
      <dd>
        <span class="gauge-value">{value}</span>
        {part !== undefined && (
          <svg
            class={part !== null && part >= 90 ? "gauge-bar high" : "gauge-bar"}
            aria-hidden="true"
            viewBox="0 0 100 6"
            preserveAspectRatio="none"
          >
            <rect class="whole" width="100" height="6" />
            <rect class="part" width={Math.min(100, Math.max(0, part ?? 0))} height="6" />
          </svg>
        )}
        {more && <span class="quiet">{more}</span>}
      </dd>
    </div>
  );
}
