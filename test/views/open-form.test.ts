import { describe, expect, test } from 'vitest';
import { asEscalationId } from '../../src/domain/ids.ts';
import { customerOptions } from '../../src/views/slack/customer-options.ts';
import { openForm, openFormIds, type OpenFormState } from '../../src/views/slack/open-form.ts';
import { parseTarget } from '../../src/views/slack/target.ts';
import { start } from '../support/domain.ts';
import { at, pressable, read } from './reading.ts';
import { simulated } from './simulated.ts';

const severities: OpenFormState['severities'] = [
  {
    key: 'sev1',
    label: { en: 'Critical', es: 'Crítica' },
    means: { en: "A customer can't work", es: 'Un cliente no puede trabajar' },
    acknowledgeWithinMs: 300_000,
    firstUpdate: { draftAtMs: 2_700_000, withinMs: 3_600_000 },
  },
];
const state = (changes: Partial<OpenFormState> = {}): OpenFormState => ({
  draft: {},
  severities,
  services: ['checkout', 'login'],
  customerTiers: ['strategic', 'standard'],
  preview: null,
  duplicates: [],
  metadata: 'kept',
  askedAboutDuplicates: false,
  ...changes,
});
const duplicate = {
  id: asEscalationId('E97'),
  number: 97,
  title: 'Checkout down',
  status: 'working',
  openedAt: start,
  customer: 'Acme Corp',
} as const;

const field = (form: ReturnType<typeof openForm>, id: string) => form.blocks.find((block) => block.block_id === id);
test('title, what is happening and severity are required; all else is optional', () => {
  const form = openForm(state(), 'en');
  const required = form.blocks.filter((block) => block.type === 'input' && !('optional' in block));
  expect(required.map((block) => block.block_id)).toEqual([
    openFormIds.title,
    openFormIds.description,
    openFormIds.severity,
  ]);
});

test('a severity says what it means and its times', () => {
  expect(field(openForm(state(), 'es'), openFormIds.severity)).toMatchObject({
    dispatch_action: true,
    element: {
      options: [
        {
          text: { text: 'SEV1 Crítica' },
          value: 'sev1',
          description: { text: 'respuesta 5 min, novedades 1 h · Un cliente no puede trabajar' },
        },
      ],
    },
  });
});

test('the form comes back with all that was typed', () => {
  const draft = {
    title: ' Checkout\nis down ',
    description: 'x'.repeat(10_000),
    severity: 'sev1',
    customerName: 'Acme Corp',
    customerTier: 'standard',
    customerContact: 'Ana, 600 000 000',
    route: 'managerial',
    services: ['login'],
    criteria: ['funding', 'tooling'],
    tried: 'A restart',
    whyNotHere: 'No access',
    links: 'T-1\nT-2',
  } as const;
  const form = openForm(state({ draft }), 'en');
  const initial = (id: string) => Object.entries(new Map(Object.entries(field(form, id) ?? {})).get('element') ?? {});
  const value = (id: string) => initial(id).find(([key]) => key.startsWith('initial_'))?.[1];
  expect(value(openFormIds.title)).toBe('Checkout is down');
  expect(value(openFormIds.description)).toHaveLength(3000);
  expect(value(openFormIds.severity)).toMatchObject({ value: 'sev1' });
  expect(value(openFormIds.customer)).toMatchObject({ value: 'Acme Corp' });
  expect(value(openFormIds.customerTier)).toMatchObject({ value: 'standard' });
  expect(value(openFormIds.contact)).toBe('Ana, 600 000 000');
  expect(value(openFormIds.route)).toMatchObject({ value: 'managerial' });
  expect(value(openFormIds.services)).toMatchObject([{ value: 'login' }]);
  expect(value(openFormIds.criteria)).toMatchObject([{ value: 'funding' }, { value: 'tooling' }]);
  expect(value(openFormIds.tried)).toBe('A restart');
  expect(value(openFormIds.whyNotHere)).toBe('No access');
  expect(value(openFormIds.links)).toBe('T-1\nT-2');
  expect(form.private_metadata).toBe('kept');
});

test('a severity or a service that the policy no longer has is not chosen', () => {
  const form = openForm(state({ draft: { severity: 'sev9', services: ['gone'] } }), 'en');
  expect(field(form, openFormIds.severity)).not.toHaveProperty('element.initial_option');
  expect(field(form, openFormIds.services)).not.toHaveProperty('element.initial_options');
});

describe('who will be paged', () => {
  test('is asked for until a severity is chosen', () => {
    expect(read(openForm(state(), 'en'))).toBe('Choose a severity to see who will be paged.');
  });

  test('is told in order, in times that begin when the form is sent', () => {
    expect(read(openForm(state({ preview: simulated(at('working').e.terms) }), 'en'))).toBe(
      [
        '*Paged at once:* @ana, @bruno (tier 1, Front line)',
        '*After 5 min, if nobody answers:* @carla (tier 2, Specialists)',
        '*After 15 min, if nobody answers:* @dana, @leo (tier 3, Management)',
        'Then once more from the start. If nobody answers at all, #support-leads is told.',
      ].join('\n'),
    );
  });

  test('is a warning when it is nobody', () => {
    const said = read(openForm(state({ preview: simulated(at('nobody to page').e.terms) }), 'en'));
    expect(said).toContain('⚠️ Nobody can be paged: no tier has anyone in it. Only #support-leads will be told.');
    expect(said).toMatch(/⚠️ Not paged in tier 1, .*: .* \(not in this workspace\)/);
  });

  test('is told with the moments where the clock waits for opening hours', () => {
    const hours = { timezone: 'UTC', hours: { 'mon-fri': '09:00-18:00' }, holidays: [] };
    const said = read(openForm(state({ preview: simulated({ ...at('working').e.terms, hours }) }), 'en'));
    expect(said).toContain('*23 Nov, 14:08, if nobody answers:* @carla (tier 2, Specialists)');
    expect(said).toContain('These times count opening hours only.');
  });
});

describe('possible duplicates', () => {
  test('can be joined instead', () => {
    const form = openForm(state({ duplicates: [duplicate] }), 'en');
    expect(read(form)).toContain('*ESC-97* · Checkout down\nWorking · Acme Corp · opened 23 Nov, 14:03');
    const [join] = pressable(form.blocks);
    expect(join?.label).toBe('Join ESC-97 instead');
    expect(parseTarget(join?.value ?? '')).toEqual({ id: 'E97', tier: 0, round: 0 });
    expect(form.submit?.text).toBe('Open and page');
  });

  test('are asked about once, and sending again opens a new one', () => {
    const form = openForm(state({ duplicates: [duplicate], askedAboutDuplicates: true }), 'en');
    expect(form.submit?.text).toBe('Open a new one');
    expect(read(form)).toContain('To open a new one all the same, send the form again.');
  });
});

describe('the customer field', () => {
  test('offers known names, and what was typed when it is none of them', () => {
    const values = (typed: string) =>
      customerOptions(['Acme Corp', 'Acme Labs'], typed, 'en').map(({ value }) => value);
    expect(values('acm')).toEqual(['Acme Corp', 'Acme Labs', 'acm']);
    expect(values('ACME corp')).toEqual(['Acme Corp', 'Acme Labs']);
    expect(values('  ')).toEqual(['Acme Corp', 'Acme Labs']);
  });

  test('marks a name as new', () => {
    expect(customerOptions([], 'Zeta', 'es')).toMatchObject([{ text: { text: 'Nuevo: Zeta' }, value: 'Zeta' }]);
  });
});
