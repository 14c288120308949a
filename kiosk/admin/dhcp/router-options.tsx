import type { Dhcp } from "../../../daemon/contracts/dhcp.ts";
import { CopyButton } from "../../controls/copy-button.tsx";
import { useSite } from "../../site/use-site.ts";
import { settingsAddress, telephoneOptions } from "./telephone-options.ts";
import { useDhcpWords } from "./use-dhcp-words.ts";

/** What is typed into the DHCP server that is there already, so that telephones find their settings on the box. */
export function RouterOptions({ interfaces }: Pick<Dhcp, "interfaces">) {
  const t = useDhcpWords();
  const port = useSite().server.value?.phonesPort;
  if (port === undefined) return null;
  const url = settingsAddress(window.location.hostname, interfaces, port);
  return (
    <>
      <h3>{t.router}</h3>
      <p class="panel-line">{t.routerText}</p>
      <table class="objects">
        <thead>
          <tr>
            <th scope="col">{t.option}</th>
            <th scope="col">{t.value}</th>
            <th scope="col">{t.forWhom}</th>
          </tr>
        </thead>
        <tbody>
          {telephoneOptions(url).map(({ code, value }) => (
            <tr key={code}>
              <th scope="row" data-label={t.option}>
                {code}
              </th>
              <td>
                <span class="copied">
                  <code>{value}</code>
                  <CopyButton text={value} />
                </span>
              </td>
              <td>{t.telephoneOptions[code]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="panel-line quiet">{t.routerLacks}</p>
    </>
  );
}
