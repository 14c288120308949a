import type { NetworkInterface } from "../../../daemon/contracts/machine-health.ts";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The network interfaces, those without a cable, too. */
export function InterfaceTable({ interfaces }: { readonly interfaces: readonly NetworkInterface[] }) {
  const t = useSentences().homePage;
  const formats = useSite().formats.value;
  if (interfaces.length === 0) return null;
  return (
    <table class="interfaces">
      <caption class="unseen">{t.interfaces}</caption>
      <thead>
        <tr>
          <th scope="col">{t.interface}</th>
          <th scope="col">{t.link}</th>
          <th scope="col">{t.address}</th>
          <th scope="col" class="wide-only">
            {t.speed}
          </th>
          <th scope="col" class="wide-only">
            {t.hardwareAddress}
          </th>
        </tr>
      </thead>
      <tbody>
        {interfaces.map(({ name, isUp, addresses, megabitsPerSecond, hardwareAddress }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <span class={`process-state ${isUp ? "good" : "moving"}`}>{isUp ? t.links.up : t.links.down}</span>
            </td>
            <td class="figures addresses">
              {addresses.map((address) => (
                <span key={address}>{address}</span>
              ))}
            </td>
            <td class="wide-only">{megabitsPerSecond !== null && t.megabits(formats.number(megabitsPerSecond))}</td>
            <td class="wide-only figures">{hardwareAddress}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
