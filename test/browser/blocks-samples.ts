import type { KnownBlock } from '@slack/web-api';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (name: string) => ({ text: plain(name), value: name.toLowerCase() });
const sizes = ['Small', 'Medium', 'Large'].map(option);
const rich = (text: string) => ({
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] }],
});
const raw = (text: string) => ({ type: 'raw_text' as const, text });
const amount = (value: number) => ({ type: 'raw_number' as const, value, text: `€${value}` });
// A teal square, as data would be if Slack took it: served by nobody, so its alternative text stands there.
const picture = (alt_text: string) => ({
  type: 'image' as const,
  image_url: 'https://pictures.invalid/teal.png',
  alt_text,
});

const card = (name: string) => ({
  type: 'card' as const,
  block_id: `card-${name}`,
  title: mrkdwn(`*${name}*`),
  subtitle: mrkdwn('Card payments'),
  body: mrkdwn(`What happened to ${name}`),
  actions: [{ type: 'button' as const, action_id: 'open', text: plain(`Open ${name}`), value: name }],
});

const MARKDOWN = '# Release 8.2\n\nIt is **faster**, and `cheaper`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |';

/** One of every layout block that a message takes. */
export const layouts: KnownBlock[] = [
  { type: 'header', text: plain('One of every block') },
  { type: 'section', text: mrkdwn('A *section*'), fields: [mrkdwn('*Region*\nEurope'), mrkdwn('*Since*\n9:40')] },
  { type: 'context', elements: [mrkdwn('Some context')] },
  { type: 'divider' },
  { type: 'image', image_url: 'https://pictures.invalid/chart.png', alt_text: 'A chart', title: plain('The chart') },
  { type: 'markdown', text: MARKDOWN },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Struck', style: { strike: true } },
          { type: 'color', value: '#0b6b62' },
        ],
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [raw('Service'), raw('State')],
      [raw('Checkout'), rich('Down')],
    ],
    column_settings: [{ is_wrapped: true }, { align: 'right' }],
  },
  {
    type: 'data_table',
    caption: 'Failed payments',
    page_size: 2,
    rows: [
      [raw('Customer'), raw('Lost')],
      [raw('Northwind'), amount(120)],
      [raw('Levante'), amount(9)],
      [raw('Contoso'), amount(45)],
    ],
  },
  { ...card('Gateway'), hero_image: picture('A gateway'), icon: picture('Its icon') },
  { type: 'carousel', elements: [card('First'), card('Second'), card('Third')] },
  {
    type: 'container',
    block_id: 'box',
    title: plain('Details'),
    subtitle: plain('Folded at first'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [
      { type: 'section', text: plain('Inside the container') },
      {
        type: 'actions',
        block_id: 'inside',
        elements: [{ type: 'button', action_id: 'deep', text: plain('Deep inside'), value: 'deep' }],
      },
    ],
  },
  {
    type: 'plan',
    title: 'Finding the cause',
    tasks: [
      {
        type: 'task_card',
        task_id: 't1',
        title: 'Read the logs',
        status: 'complete',
        output: rich('Timeouts since 9:40'),
        sources: [{ type: 'url', url: 'https://logs.invalid/1', text: 'The log' }],
      },
      { type: 'task_card', task_id: 't2', title: 'Ask the acquirer', status: 'in_progress' },
    ],
  },
  { type: 'task_card', task_id: 't3', title: 'Tell the customer', status: 'error', details: rich('Nobody answered') },
  {
    type: 'video',
    video_url: 'https://videos.invalid/embed/1',
    thumbnail_url: 'https://videos.invalid/1.png',
    alt_text: 'A recording',
    title: plain('How it fails'),
    title_url: 'https://videos.invalid/1',
    author_name: 'Ana',
    provider_name: 'Videos',
  },
  { type: 'file', external_id: 'runbook-7', source: 'remote' },
  {
    type: 'context_actions',
    block_id: 'verdict',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad', accessibility_label: 'Bad answer' },
      },
      { type: 'icon_button', action_id: 'bin', icon: 'trash', text: plain('Delete'), value: 'it' },
    ],
  },
];

const sure = { title: plain('Sure?'), text: plain('It cannot be undone'), confirm: plain('Do it'), deny: plain('No') };

/** Every element that stands in the actions of a message, and an input, whose value is told on Enter. */
export const elements: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'all',
    elements: [
      {
        type: 'button',
        action_id: 'go',
        text: plain('Go'),
        value: '1',
        style: 'primary',
        accessibility_label: 'Go on',
      },
      { type: 'button', action_id: 'drop', text: plain('Drop'), value: '2', style: 'danger', confirm: sure },
      { type: 'button', action_id: 'link', text: plain('Read'), url: 'https://example.invalid/read' },
      {
        type: 'workflow_button',
        action_id: 'flow',
        text: plain('Run'),
        workflow: { trigger: { url: 'https://slack.com/shortcuts/Ft012/abc' } },
      },
      { type: 'static_select', action_id: 'size', placeholder: plain('Size'), options: sizes },
      { type: 'multi_users_select', action_id: 'team', placeholder: plain('Team'), max_selected_items: 2 },
      { type: 'datepicker', action_id: 'day', placeholder: plain('Day'), initial_date: '2026-11-18' },
      { type: 'timepicker', action_id: 'hour', placeholder: plain('Hour') },
      { type: 'checkboxes', action_id: 'tick', options: [option('Email'), option('Phone')] },
      { type: 'radio_buttons', action_id: 'one', options: [option('Yes'), option('No')] },
      { type: 'overflow', action_id: 'more', options: [option('Edit'), option('Archive')] },
    ],
  },
  {
    type: 'section',
    block_id: 'beside',
    text: plain('Beside a section'),
    accessory: { type: 'external_select', action_id: 'who', placeholder: plain('Customer'), min_query_length: 1 },
  },
  {
    type: 'input',
    block_id: 'reason',
    label: plain('Reason'),
    dispatch_action: true,
    element: { type: 'plain_text_input', action_id: 'a' },
  },
];

type Element = Extract<KnownBlock, { type: 'input' }>['element'];

const input = (block_id: string, label: string, element: Element, more: object = {}): KnownBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { ...element, action_id: 'a' },
  ...more,
});

/** Every input of a modal, with an alert and a section beside. */
export const inputs: KnownBlock[] = [
  { type: 'alert', level: 'warning', text: mrkdwn('Nothing of this is *saved*') },
  input('text', 'Título', { type: 'plain_text_input', max_length: 20, placeholder: plain('Qué pasa') }),
  input('long', 'Detalle', { type: 'plain_text_input', multiline: true, focus_on_load: true }, { optional: true }),
  input('sent', 'Código', { type: 'plain_text_input' }, { optional: true, dispatch_action: true }),
  input('rich', 'Nota', { type: 'rich_text_input' }),
  input('number', 'Importe', { type: 'number_input', is_decimal_allowed: true, min_value: '1', max_value: '100' }),
  input('email', 'Correo', { type: 'email_text_input' }),
  input('url', 'Enlace', { type: 'url_text_input' }, { optional: true }),
  input('date', 'Fecha', { type: 'datepicker', placeholder: plain('Elija el día') }),
  input('time', 'Hora', { type: 'timepicker', timezone: 'America/New_York' }),
  input('moment', 'Momento', { type: 'datetimepicker' }),
  input('size', 'Talla', {
    type: 'static_select',
    option_groups: [{ label: plain('Ropa'), options: sizes }],
    initial_option: option('Medium'),
  }),
  input('sizes', 'Tallas', { type: 'multi_static_select', options: sizes, max_selected_items: 2 }),
  input('who', 'Cliente', { type: 'external_select', min_query_length: 2 }),
  input('whos', 'Clientes', { type: 'multi_external_select', min_query_length: 0 }, { optional: true }),
  input('person', 'Persona', { type: 'users_select' }),
  input('people', 'Personas', { type: 'multi_users_select' }, { optional: true }),
  input('place', 'Conversación', { type: 'conversations_select' }),
  input('places', 'Conversaciones', { type: 'multi_conversations_select' }, { optional: true }),
  input('channel', 'Canal', { type: 'channels_select' }),
  input('channels', 'Canales', { type: 'multi_channels_select' }, { optional: true }),
  input('ticks', 'Avisos', { type: 'checkboxes', options: [option('Email'), option('Phone')] }),
  input('radio', 'Sí o no', { type: 'radio_buttons', options: [option('Yes'), option('No')] }),
  input('file', 'Captura', { type: 'file_input', filetypes: ['png', 'txt'], max_files: 2 }),
];
