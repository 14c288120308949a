import { type TObject, type TSchema, Type } from "typebox";
import type { Route } from "../../contracts/api/route.ts";
import { collections } from "../../model/config/collections/collections.ts";
import { COLLECTIONS, SETTINGS } from "../../model/config/collections/names.ts";
import { settings } from "../../model/config/collections/settings.ts";
import { type Words, words } from "../../model/config/field.ts";
import { writeOnlySchemas } from "../../model/config/write-only.ts";

type NamedRoute = readonly [name: string, route: Route];

/**
 * A route for the objects of any collection, or for any section of settings, as one route for each, with the schemas of
 * what it takes and answers there. Other routes stay what they are. Pure.
 */
export function concrete(name: string, route: Route): readonly NamedRoute[] {
  if (route.path.includes("{collection}")) {
    return COLLECTIONS.map((one) => {
      const { schema, secrets, one: label } = collections[one];
      const taken = { ...schema.properties, ...Object.fromEntries(secrets.map((key) => [key, writeOnlySchemas[key]])) };
      return [`${name}.${one}`, at(route, "collection", one, label, schema, Type.Partial(Type.Object(taken)))];
    });
  }
  if (route.path.includes("{section}")) {
    return SETTINGS.map((one) => {
      const { schema, label } = settings[one];
      return [`${name}.${one}`, at(route, "section", one, label, schema, Type.Partial(schema))];
    });
  }
  return [[name, route]];
}

function at(route: Route, step: string, one: string, label: Words, answered: TObject, taken: TSchema): Route {
  const { body, parameters, path, summary, answers } = route;
  const rest = Object.entries(parameters?.properties ?? {}).filter(([key]) => key !== step);
  return {
    ...route,
    path: path.replace(`{${step}}`, one),
    summary: words(`${label.fr} : ${summary.fr}`, `${label.en}: ${summary.en}`),
    parameters: Type.Object(Object.fromEntries(rest)),
    ...(body === undefined ? {} : { body: inPlace(body, taken) }),
    answers: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, inPlace(answer, answered)])),
  };
}

/** A record of anything stands for an object of the collection; one deep, or in a list, as the table writes it. */
function inPlace(schema: TSchema, object: TSchema): TSchema {
  if (Type.IsRecord(schema)) return object;
  if (Type.IsArray(schema)) return Type.Array(inPlace(schema.items, object));
  if (!Type.IsObject(schema)) return schema;
  const properties = Object.entries(schema.properties).map(([key, value]) => [key, inPlace(value, object)]);
  return { ...schema, properties: Object.fromEntries(properties) };
}
