import { SettingsPage } from "../objects/settings-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { InterfaceField } from "./interface-field.tsx";
import { NetworkPage } from "./network-page.tsx";
import { useNetworkWords } from "./use-network-words.ts";

export const pages: RubricPages = [
  ["/reseau", () => <NetworkPage />],
  ["/reseau/reglages", () => <NetworkSettingsPage />],
];

function NetworkSettingsPage() {
  const t = useNetworkWords();
  return (
    <SettingsPage
      section="network"
      title={t.settings}
      trail={[{ to: "/reseau", text: t.title }]}
      panels={[
        { title: () => t.panels.address, fields: ["isFixed", "interface", "address", "netmask", "gateway"] },
        { title: () => t.panels.names, fields: ["dnsServers"] },
        { title: () => t.panels.trial, fields: ["trialMinutes"] },
      ]}
      looks={{
        controls: { interface: InterfaceField },
        inShort: ({ form }) =>
          form.value("isFixed") === true ? (
            <>
              <p class="intro">{t.whatHappens(Number(form.text("trialMinutes")) || 0)}</p>
              <p class="intro">{t.leaves}</p>
              <p class="intro">{t.telephones}</p>
            </>
          ) : null,
      }}
    />
  );
}
