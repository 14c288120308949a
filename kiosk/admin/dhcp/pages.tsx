import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { DhcpInterfaceField } from "./dhcp-interface-field.tsx";
import { DhcpPage } from "./dhcp-page.tsx";
import { useDhcpWords } from "./use-dhcp-words.ts";

export const pages: RubricPages = [
  ["/dhcp", () => <DhcpPage />],
  ["/dhcp/reglages", () => <DhcpSettingsPage />],
];

function DhcpSettingsPage() {
  const t = useDhcpWords();
  const titles = t.settingsPanels;
  return (
    <SettingsPage
      section="dhcp"
      title={t.settings}
      trail={[{ to: "/dhcp", text: t.title }]}
      panels={[
        { title: () => titles.general, fields: ["isOn", "interface", "despiteOthers"] },
        { title: () => titles.pool, fields: ["poolFirst", "poolLast", "leaseMinutes"] },
        { title: () => titles.told, fields: ["gateway", "dnsServer", "answersNames", "ntpServer", "domain"] },
      ]}
      looks={{ controls: { interface: DhcpInterfaceField } }}
    />
  );
}
