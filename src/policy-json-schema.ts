import { z } from 'zod';
import { policyHelp } from './policy-help.ts';
import { policySchema } from './policy-schema.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/**
 * What an editor needs to complete and check a policy file: the schema that Relevo reads it with, as JSON Schema 2020-12.
 * It sees one value at a time: names that lead nowhere and values that contradict each other are found by the check only.
 */
export function policyJsonSchema(): Schema {
  const schema = z.toJSONSchema(policySchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (isOneOrMore(zodSchema)) standAlone(jsonSchema);
    },
  });
  explain(schema, []);
  return { title: 'Relevo policy', ...schema };
}

/** A condition's list is made of a single value before it is read: that is how it is known. */
const isOneOrMore = ({ _zod: { def } }: z.core.$ZodTypes): boolean =>
  def.type === 'pipe' && def.in._zod.def.type === 'transform';

function standAlone(list: Schema): void {
  const { items } = list;
  if (typeof items !== 'object' || Array.isArray(items)) return;
  const asList = { ...list };
  for (const key of Object.keys(list)) delete list[key];
  list.anyOf = [items, asList];
}

/** Gives each key the help that people see at it. */
function explain(schema: unknown, path: readonly string[]): void {
  if (!isSchema(schema)) return;
  for (const [key, each] of Object.entries(schema.properties ?? {})) {
    const here = [...path, key];
    const description = policyHelp(here);
    if (description && isSchema(each)) each.description = description;
    explain(each, here);
  }
  explain(schema.additionalProperties, [...path, '*']);
  explain(schema.items, path);
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
