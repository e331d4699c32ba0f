import fc from 'fast-check';
import type { Surface } from '../../../emulator/rules/surface.ts';

/** Makes any set of blocks that Slack's documentation allows on a surface, with texts up to their limits. */

type Json = Record<string, unknown>;
type Made = fc.Arbitrary<Json>;

type Parts = Record<string, fc.Arbitrary<unknown>>;

/** Any text, and often one of exactly the longest length. */
const words = (max: number) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: max, unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.constant('🚒'.repeat(max)) },
    )
    .filter((text) => Array.from(text).length <= max);

/** `required` always, each of `optional` sometimes. */
function some(type: string, required: Parts, optional: Parts = {}): Made {
  const parts: Parts = { type: fc.constant(type), ...required, ...optional };
  return fc.record(parts, { requiredKeys: ['type', ...Object.keys(required)] });
}

const plain = (max: number) => some('plain_text', { text: words(max) }, { emoji: fc.boolean() });
const marked = (max: number) => some('mrkdwn', { text: words(max) }, { verbatim: fc.boolean() });
const text = (max: number) => fc.oneof(plain(max), marked(max));
const url = fc.webUrl({ withFragments: true, withQueryParameters: true });

const confirm = fc.record(
  {
    title: plain(100),
    text: text(300),
    confirm: plain(30),
    deny: plain(30),
    style: fc.constantFrom('primary', 'danger'),
  },
  { requiredKeys: ['text'] },
);
const option = (label: Made) =>
  fc.record({ text: label, value: words(150), description: plain(75) }, { requiredKeys: ['text', 'value'] });
const options = (label: Made, max: number) => fc.array(option(label), { minLength: 1, maxLength: max });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const menu = { placeholder: plain(150), confirm };

/** An element whose first choice is one of its options. */
const choosing = (type: string, label: Made, max: number): Made =>
  options(label, max).chain((offered) =>
    some(type, { options: fc.constant(offered) }, { confirm, initial_option: fc.constantFrom(...offered) }),
  );
const choosingMany = (type: string, label: Made, max: number): Made =>
  options(label, max).chain((offered) =>
    some(type, { options: fc.constant(offered) }, { confirm, initial_options: fc.subarray(offered, { minLength: 1 }) }),
  );

const groups = fc.array(fc.record({ label: plain(75), options: options(plain(75), 4) }), {
  minLength: 1,
  maxLength: 4,
});

const chosen: Made[] = [
  choosing('static_select', plain(75), 8),
  choosingMany('multi_static_select', plain(75), 8),
  some('static_select', { option_groups: groups }, menu),
  some('external_select', {}, { ...menu, min_query_length: fc.nat(9) }),
  some('users_select', {}, { ...menu, initial_user: words(12) }),
  some(
    'multi_conversations_select',
    {},
    { ...menu, max_selected_items: fc.integer({ min: 1, max: 9 }), filter: fc.constant({ include: ['im', 'public'] }) },
  ),
  choosing('radio_buttons', text(75), 10),
  choosingMany('checkboxes', text(75), 10),
  some('datepicker', {}, { ...menu, initial_date: day }),
  some(
    'timepicker',
    {},
    { ...menu, initial_time: time, timezone: fc.constantFrom('Europe/Madrid', 'America/Bogota', 'UTC') },
  ),
];
const clicked: Made[] = [
  some(
    'button',
    { text: plain(75) },
    {
      value: fc.string({ maxLength: 2000 }),
      url,
      style: fc.constantFrom('primary', 'danger'),
      confirm,
      accessibility_label: words(75),
    },
  ),
  some('overflow', { options: options(plain(75), 5) }, { confirm }),
];
const typedIn: Made[] = [
  some(
    'plain_text_input',
    {},
    {
      placeholder: plain(150),
      multiline: fc.boolean(),
      initial_value: words(3000),
      min_length: fc.integer({ min: 0, max: 10 }),
      max_length: fc.integer({ min: 10, max: 3000 }),
    },
  ),
];
const onlyInModals: Made[] = [
  some(
    'number_input',
    { is_decimal_allowed: fc.boolean() },
    { min_value: fc.constant('-1.5'), max_value: fc.constant('20') },
  ),
  some('email_text_input', {}, { placeholder: plain(150) }),
  some('url_text_input', {}, { initial_value: url }),
  some('file_input', {}, { filetypes: fc.constant(['png', 'pdf']), max_files: fc.integer({ min: 1, max: 10 }) }),
];

const image = { image_url: url, alt_text: words(2000) };
const inline = fc.oneof(
  some(
    'text',
    { text: words(200) },
    { style: fc.record({ bold: fc.boolean(), code: fc.boolean() }, { requiredKeys: [] }) },
  ),
  some('link', { url }, { text: words(50) }),
  some('user', { user_id: words(12) }),
  some('emoji', { name: words(12) }),
);
const richSection = some('rich_text_section', { elements: fc.array(inline, { maxLength: 5 }) });
const richParts = fc.oneof(
  richSection,
  some(
    'rich_text_list',
    { style: fc.constantFrom('bullet', 'ordered'), elements: fc.array(richSection, { maxLength: 4 }) },
    { indent: fc.nat(8) },
  ),
  some('rich_text_quote', { elements: fc.array(inline, { maxLength: 4 }) }),
);
const cell = fc.oneof(
  some('raw_text', { text: words(5) }),
  some('raw_number', { value: fc.integer(), text: words(5) }),
);

const everywhere = (inputs: Made[]): Made[] => [
  some('divider', {}),
  some('header', { text: plain(150) }),
  some('section', { text: text(3000) }, { accessory: fc.oneof(...chosen, ...clicked, some('image', image)) }),
  some('section', { fields: fc.array(text(2000), { minLength: 1, maxLength: 10 }) }),
  some('context', { elements: fc.array(fc.oneof(text(3000), some('image', image)), { minLength: 1, maxLength: 10 }) }),
  some('actions', { elements: fc.array(fc.oneof(...chosen, ...clicked), { minLength: 1, maxLength: 25 }) }),
  some(
    'input',
    { label: plain(2000), element: fc.oneof(...chosen, ...inputs) },
    { hint: plain(2000), optional: fc.boolean(), dispatch_action: fc.boolean() },
  ),
  some('image', image, { title: plain(2000) }),
  some('rich_text', { elements: fc.array(richParts, { maxLength: 4 }) }),
];

const kinds: Record<Surface, Made[]> = {
  message: [
    ...everywhere(typedIn),
    some('markdown', { text: words(12_000) }),
    some('table', {
      rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 100 }),
    }),
  ],
  modal: [
    ...everywhere([...typedIn, ...onlyInModals]),
    some('alert', { text: text(3000) }, { level: fc.constantFrom('info', 'error') }),
  ],
  home: everywhere(typedIn),
};

/** Gives each block and each of its elements an id of its own, or none. */
function withSomeIds(blocks: Json[], named: boolean): Json[] {
  if (!named) return blocks;
  return blocks.map((block, index) => ({
    ...block,
    block_id: `block-${index}`,
    ...(block['type'] === 'actions' && Array.isArray(block['elements'])
      ? { elements: block['elements'].map((element: Json, at) => ({ ...element, action_id: `action-${at}` })) }
      : {}),
  }));
}

export const validBlocks = (surface: Surface): fc.Arbitrary<Json[]> =>
  fc
    .tuple(fc.array(fc.oneof(...kinds[surface]), { maxLength: surface === 'message' ? 50 : 100 }), fc.boolean())
    .map(([blocks, named]) => withSomeIds(blocks, named));
