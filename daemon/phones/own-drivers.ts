import type { PhoneDriver } from "../../provisioning/driver.ts";
import { templateDriver } from "../../provisioning/vendors/generic/template-driver.ts";
import type { TelephoneTemplate } from "../model/config/telephone-templates.ts";

/** Drivers of the telephones that the office describes itself; a text that cannot be read was refused before it was saved. Pure. */
export const ownDrivers = (templates: readonly TelephoneTemplate[]): readonly PhoneDriver[] =>
  templates.flatMap((template) => {
    const driver = templateDriver(template);
    return "code" in driver ? [] : [driver];
  });
