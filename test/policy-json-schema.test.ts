import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { policyJsonSchema } from '../src/policy-json-schema.ts';
import { wholePolicy } from './support/whole-policy.ts';

const examples = {
  'src/default-policy.yml': '../docs/policy.schema.json',
  'manifests/policy.yml': '../docs/policy.schema.json',
};
const kept: unknown = JSON.parse(readFileSync('docs/policy.schema.json', 'utf8'));

/** The kept file as an editor understands it: made into a check again by the package's own reader of JSON Schema. */
const editor = z.fromJSONSchema(kept as z.core.JSONSchema.JSONSchema);
const complaints = (policy: string) =>
  editor.safeParse(parse(policy)).error?.issues.map(({ path }) => path.join('.')) ?? [];

/** Every key that the schema has, with what is shown at it. */
function keysOf(schema: z.core.JSONSchema.BaseSchema, path = ''): { path: string; help: unknown }[] {
  const inner = [schema.additionalProperties, schema.items].filter((each) => typeof each === 'object');
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, each]) =>
      typeof each === 'object'
        ? [{ path: `${path}${key}`, help: each.description }, ...keysOf(each, `${path}${key}.`)]
        : [],
    ),
    ...inner.flatMap((each) => keysOf(each as z.core.JSONSchema.BaseSchema, path)),
  ];
}

describe('the JSON Schema in docs/', () => {
  test('is the one that the schema makes: node src/main.ts policy schema > docs/policy.schema.json', () => {
    expect(kept).toEqual(JSON.parse(JSON.stringify(policyJsonSchema())));
  });

  test('has help at every key', () => {
    const keys = keysOf(policyJsonSchema());
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.filter(({ help }) => !help)).toEqual([]);
  });

  test.each(Object.entries(examples))('%s names it in its first line, and fits', (file, schema) => {
    const policy = readFileSync(file, 'utf8');
    expect(policy).toMatch(`# yaml-language-server: $schema=${schema}\n`);
    expect(policy.startsWith('# yaml-language-server')).toBe(true);
    expect(complaints(policy)).toEqual([]);
  });

  test('fits a policy with every key', () => {
    expect(complaints(wholePolicy)).toEqual([]);
  });

  test.each([
    ['a misspelt key', 'repeat: 2', 'repaet: 2', 'escalation_paths.payments'],
    ['a duration in a unit of its own', 'update_every: 90s', 'update_every: 2y', 'severities.sev1.update_every'],
    ['a choice that is none', 'war_room: on_open', 'war_room: always', 'severities.sev1.war_room'],
    [
      'a target that is two',
      '{ user: dana@example.com }',
      '{ user: dana, schedule: payments }',
      'escalation_paths.payments.tiers.1.page.1',
    ],
    ['a condition with an empty list', 'service: checkout', 'service: []', 'routing.0.when.service'],
  ])('complains of %s', (_, from, to, path) => {
    expect(wholePolicy).toContain(from);
    expect(complaints(wholePolicy.replace(from, to))).toEqual([path]);
  });
});
