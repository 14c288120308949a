import { ACCESS_OF_ROLES } from "../../daemon/contracts/api/access-of-roles.ts";
import type { Access } from "../../daemon/contracts/api/route.ts";
import { useSite } from "./use-site.ts";

/** Whether who is signed in may do what takes this access: pages offer nobody what the server would refuse him. */
export function useMay(access: Access): boolean {
  const account = useSite().account.value;
  return account !== null && account !== undefined && ACCESS_OF_ROLES[account.role].includes(access);
}
