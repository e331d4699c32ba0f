import { describe, expect, test } from 'vitest';
import type { FormFields } from '../../src/inbound/slack/views/fields.ts';
import { draftOf, parseOpenForm } from '../../src/inbound/slack/views/parse-open-form.ts';
import { openFormIds as ids } from '../../src/views/slack/open-form.ts';

const policy: Parameters<typeof parseOpenForm>[1] = {
  severities: ['sev1', 'sev2'].map((key) => ({
    key,
    label: { en: key, es: key },
    means: { en: '', es: '' },
    acknowledgeWithinMs: 300_000,
    withinHours: null,
    firstUpdate: { draftAtMs: 0, withinMs: 0 },
    updateEveryMs: 0,
    resolveWithinMs: 0,
    warRoom: 'manual',
  })),
  services: ['checkout', 'login'],
  customers: { approvers: [], defaultTier: 'standard', tiers: ['strategic', 'standard'] },
};

const typed = (id: string, value: string | null): FormFields => ({ [id]: { [id]: { value } } });
const chosen = (id: string, value: string | null): FormFields => ({
  [id]: { [id]: { selected_option: value === null ? null : { value } } },
});
const several = (id: string, ...values: string[]): FormFields => ({
  [id]: { [id]: { selected_options: values.map((value) => ({ value })) } },
});
const filled = (...changes: FormFields[]): FormFields =>
  Object.assign(
    {},
    typed(ids.title, 'Checkout is down'),
    typed(ids.description, 'Every order fails.'),
    chosen(ids.severity, 'sev1'),
    ...changes,
  );
const parse = (...changes: FormFields[]) => parseOpenForm(filled(...changes), policy, 'en');
const details = (...changes: FormFields[]) => {
  const read = parse(...changes);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
};

describe('what is wrong is said at its field', () => {
  test.each(['', '   \n ', null, '\u0000\u200F'])('a title of nothing but %j', (title) => {
    expect(parse(typed(ids.title, title))).toEqual({ ok: false, errors: { [ids.title]: expect.stringMatching(/\S/) } });
  });

  test.each([ids.title, ids.description, ids.tried, ids.contact, ids.links])('10,000 characters in %s', (id) => {
    expect(parse(typed(id, 'x'.repeat(10_000)))).toEqual({
      ok: false,
      errors: { [id]: expect.stringMatching(/^Use at most [\d,]+ characters\.$/) },
    });
  });

  test.each([null, 'sev9', '__proto__'])('a severity that the policy does not have: %j', (severity) => {
    expect(parse(chosen(ids.severity, severity))).toMatchObject({ ok: false, errors: { [ids.severity]: /./ } });
  });

  test('every mistake at once, in the language of whoever reads it', () => {
    const read = parseOpenForm({}, policy, 'es');
    expect(read).toEqual({
      ok: false,
      errors: {
        [ids.title]: 'Escriba algo: no basta con espacios.',
        [ids.description]: 'Escriba algo: no basta con espacios.',
        [ids.severity]: 'Elija una gravedad de la lista.',
      },
    });
  });
});

describe('what people type is kept', () => {
  test('emoji and right-to-left text stay whole', () => {
    const [title, description] = ['الدفع لا يعمل 🔥', 'משלוח 👩‍👩‍👧 לא עובד'];
    expect(details(typed(ids.title, title), typed(ids.description, description))).toMatchObject({ title, description });
  });

  test('markup is text like any other', () => {
    const description = '<!channel> *a* <@U1> & <https://x|y>';
    expect(details(typed(ids.description, description)).description).toBe(description);
  });

  test('NUL, other control characters and half characters are left out: no database takes them', () => {
    const { title, description } = details(
      typed(ids.title, 'a\u0000b\nc'),
      typed(ids.description, 'x\u0007\uD800y\r\nz'),
    );
    expect({ title, description }).toEqual({ title: 'ab c', description: 'x\uFFFDy\nz' });
  });

  test('linked records are one a line', () => {
    expect(details(typed(ids.links, ' https://a.example \n\n JIRA-1 \n')).links).toEqual([
      'https://a.example',
      'JIRA-1',
    ]);
  });

  test('the kind follows from the route', () => {
    expect(details(chosen(ids.route, 'managerial'))).toMatchObject({ kind: 'hierarchical', route: 'managerial' });
  });

  test('choices that nobody offered are passed over', () => {
    const read = details(
      several(ids.services, 'login', 'nuclear'),
      several(ids.criteria, 'tooling', 'x'),
      chosen(ids.route, 'up'),
    );
    expect(read).toMatchObject({ services: ['login'], criteria: ['tooling'], route: null, kind: null });
  });

  test('a customer without a value tier has the default one; a contact without a customer is kept', () => {
    expect(details(chosen(ids.customer, 'Acme')).customer).toEqual({ name: 'Acme', tier: 'standard', contact: null });
    expect(details(typed(ids.contact, 'Eva, 600 100 200')).customer).toEqual({
      name: '',
      tier: null,
      contact: 'Eva, 600 100 200',
    });
    expect(details().customer).toBeNull();
  });
});

test('a form that is shown again has everything that was typed, however wrong', () => {
  const wrong = filled(
    typed(ids.title, 'x'.repeat(10_000)),
    chosen(ids.customer, 'Acme'),
    several(ids.services, 'login'),
  );
  expect(draftOf(wrong)).toMatchObject({
    title: 'x'.repeat(10_000),
    description: 'Every order fails.',
    severity: 'sev1',
    customerName: 'Acme',
    services: ['login'],
  });
});
