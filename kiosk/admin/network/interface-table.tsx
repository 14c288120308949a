import type { OwnAddressShown } from "../../../daemon/contracts/own-address.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** Each interface of the machine, the addresses that it has, and whether a cable is in it. */
export function InterfaceTable({ interfaces }: Pick<OwnAddressShown, "interfaces">) {
  const t = useNetworkWords();
  return (
    <table class="objects">
      <thead>
        <tr>
          <th scope="col">{t.interface}</th>
          <th scope="col">{t.addresses}</th>
          <th scope="col">{t.cable}</th>
        </tr>
      </thead>
      <tbody>
        {interfaces.map(({ name, addresses, hasCable }) => (
          <tr key={name}>
            <th scope="row" data-label={t.interface}>
              <bdi>{name}</bdi>
            </th>
            <td data-label={t.addresses}>
              {addresses.length === 0 ? (
                <span class="quiet">{t.noAddress}</span>
              ) : (
                addresses.map(({ address, netmask }) => <div key={address}>{t.ofAddress(address, netmask)}</div>)
              )}
            </td>
            <td data-label={t.cable}>{hasCable ? t.plugged : t.unplugged}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
