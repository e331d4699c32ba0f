import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readManifest } from '../../../emulator/rules/manifest.ts';
import { letters, times } from './samples.ts';

const whole = `
_metadata: { major_version: 2 }
display_information: { name: Desk, description: Pages people, background_color: "#1d1c1d" }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false }
  bot_user: { display_name: desk, always_online: true }
  slash_commands:
    - { command: /escalate, description: Open one, usage_hint: "[what happened]", should_escape: true }
    - { command: /oncall, description: Who is on call }
  shortcuts:
    - { name: Escalate, type: global, callback_id: new, description: Open one }
    - { name: Escalate this, type: message, callback_id: from_message, description: Open one from here }
oauth_config:
  redirect_urls: [https://desk.example.com/slack/oauth_redirect]
  scopes: { bot: [commands, chat:write] }
settings:
  event_subscriptions: { bot_events: [app_home_opened, member_joined_channel] }
  interactivity: { is_enabled: true }
  org_deploy_enabled: false
  socket_mode_enabled: true
  token_rotation_enabled: true
`;

test('a whole manifest is read', () => {
  expect(readManifest(whole)).toEqual({
    manifest: {
      appName: 'Desk',
      commands: [
        { command: '/escalate', description: 'Open one', usageHint: '[what happened]', shouldEscape: true },
        { command: '/oncall', description: 'Who is on call', usageHint: '', shouldEscape: false },
      ],
      shortcuts: [
        { name: 'Escalate', type: 'global', callbackId: 'new', description: 'Open one' },
        { name: 'Escalate this', type: 'message', callbackId: 'from_message', description: 'Open one from here' },
      ],
      scopes: ['commands', 'chat:write'],
      botEvents: ['app_home_opened', 'member_joined_channel'],
      metadataSubscriptions: [],
      socketMode: true,
      homeTab: true,
      messagesTab: true,
      messagesReadOnly: false,
      redirectUrls: ['https://desk.example.com/slack/oauth_redirect'],
      tokenRotation: true,
    },
    problems: [],
  });
});

test('a name is all that a manifest needs', () => {
  expect(readManifest('display_information: { name: Desk }')).toEqual({
    manifest: {
      appName: 'Desk',
      commands: [],
      shortcuts: [],
      scopes: [],
      botEvents: [],
      metadataSubscriptions: [],
      socketMode: false,
      homeTab: false,
      messagesTab: false,
      messagesReadOnly: false,
      redirectUrls: [],
      tokenRotation: false,
    },
    problems: [],
  });
});

type Parts = {
  command?: object;
  commands?: object[];
  shortcut?: object;
  shortcuts?: object[];
  display?: object;
  scopes?: unknown[];
  more?: object;
};

/** A manifest with Socket Mode that is right but for the parts given. */
function problems({ command, shortcut, display, more, scopes = ['commands'], ...lists }: Parts): string[] {
  const manifest = {
    display_information: { name: 'Desk', ...display },
    features: {
      slash_commands: lists.commands ?? [{ command: '/go', description: 'Go', ...command }],
      shortcuts: lists.shortcuts ?? [{ name: 'Go', type: 'global', callback_id: 'go', description: 'Go', ...shortcut }],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { socket_mode_enabled: true },
    ...more,
  };
  return readManifest(stringify(manifest)).problems;
}

describe('a length', () => {
  const command = '/features/slash_commands/0';
  const shortcut = '/features/shortcuts/0';
  const rows: [pointer: string, max: number, parts: (text: string) => Parts][] = [
    ['/display_information/name', 35, (name) => ({ display: { name } })],
    ['/display_information/description', 140, (description) => ({ display: { description } })],
    ['/display_information/long_description', 4000, (text) => ({ display: { long_description: text } })],
    [`${command}/command`, 32, (text) => ({ command: { command: `/${text.slice(1)}` } })],
    [`${command}/url`, 3000, (text) => ({ command: { url: `https://${text.slice(8)}` } })],
    [`${command}/description`, 2000, (description) => ({ command: { description } })],
    [`${command}/usage_hint`, 1000, (text) => ({ command: { usage_hint: text } })],
    [`${shortcut}/name`, 24, (name) => ({ shortcut: { name } })],
    [`${shortcut}/callback_id`, 255, (text) => ({ shortcut: { callback_id: text } })],
    [`${shortcut}/description`, 150, (description) => ({ shortcut: { description } })],
    ['/features/bot_user/display_name', 80, (text) => ({ more: { features: { bot_user: { display_name: text } } } })],
  ];
  test.each(rows)('of %s is at most %i', (pointer, max, parts) => {
    expect(problems(parts(letters(max)))).toEqual([]);
    expect(problems(parts(letters(max + 1)))).toEqual([`${pointer}: must be less than ${max + 1} characters`]);
  });

  test.each(rows.filter(([pointer]) => !/(long_description|command|url)$/.test(pointer)))(
    'of %s may be one, not none',
    (pointer, _max, parts) => {
      expect(problems(parts('x'))).toEqual([]);
      expect(problems(parts(''))).toEqual([`${pointer}: must be more than 0 characters`]);
    },
  );

  test('of the long description is at least 175', () => {
    expect(problems({ display: { long_description: letters(174) } })).toEqual([
      '/display_information/long_description: must be more than 174 characters',
    ]);
  });

  test('of the list of commands is at most 50, of shortcuts 10', () => {
    const commands = times(51, (index) => ({ command: `/go${index}`, description: 'Go' }));
    const shortcuts = times(11, (index) => ({
      name: 'Go',
      type: 'global',
      callback_id: `go${index}`,
      description: 'Go',
    }));
    expect(problems({ commands: commands.slice(1), shortcuts: shortcuts.slice(1) })).toEqual([]);
    expect(problems({ commands, shortcuts })).toEqual([
      '/features/slash_commands: no more than 50 items allowed',
      '/features/shortcuts: no more than 10 items allowed',
    ]);
  });
});

test.each([
  ['/oauth_config/scopes/bot', 255, (count: number) => ({ scopes: times(count, () => 'commands') })],
  [
    '/oauth_config/redirect_urls',
    1000,
    (count: number) => withConfig({ redirect_urls: times(count, () => 'https://a.b') }),
  ],
  ['/settings/event_subscriptions/bot_events', 100, (count: number) => withEvents(times(count, () => 'team_join'))],
])('the list %s has at most %i entries', (pointer, max, parts) => {
  expect(problems(parts(max))).toEqual([]);
  expect(problems(parts(max + 1))).toEqual([`${pointer}: no more than ${max} items allowed`]);
});

const withConfig = (config: object): Parts => ({
  more: { oauth_config: { scopes: { bot: ['commands'] }, ...config } },
});
const withEvents = (bot_events: string[]): Parts => ({
  more: { settings: { socket_mode_enabled: true, event_subscriptions: { bot_events } } },
});

describe('a manifest is refused', () => {
  const rows: [why: string, parts: Parts, line: string][] = [
    ['with a typo in a key', { more: { setings: {} } }, '/: invalid additional property: setings'],
    [
      'with a typo in a command’s key',
      { command: { hint: 'x' } },
      '/features/slash_commands/0: invalid additional property: hint',
    ],
    ['without a name', { display: { name: undefined } }, '/display_information: missing required field: name'],
    [
      'with a command without its slash',
      { command: { command: 'go' } },
      '/features/slash_commands/0/command: must start with / and have no spaces',
    ],
    [
      'with a command of two words',
      { command: { command: '/go now' } },
      '/features/slash_commands/0/command: must start with / and have no spaces',
    ],
    [
      'with the same command twice',
      {
        commands: [
          { command: '/go', description: 'A' },
          { command: '/go', description: 'B' },
        ],
      },
      '/features/slash_commands/1/command: `/go` is already used',
    ],
    [
      'with a third type of shortcut',
      { shortcut: { type: 'channel' } },
      '/features/shortcuts/0/type: must be a valid enum value',
    ],
    [
      'with a scope that Slack does not know',
      { scopes: ['commands', 'chat:wirte'] },
      '/oauth_config/scopes/bot/1: is not a scope of bot tokens',
    ],
    [
      'with a scope of people',
      { scopes: ['commands', 'search:read'] },
      '/oauth_config/scopes/bot/1: is not a scope of bot tokens',
    ],
    [
      'with commands but no scope for them',
      { scopes: ['chat:write'] },
      '/oauth_config/scopes/bot: must include `commands`',
    ],
    [
      'with an event that Slack does not know',
      { more: { settings: { socket_mode_enabled: true, event_subscriptions: { bot_events: ['app_home_open'] } } } },
      '/settings/event_subscriptions/bot_events/0: is not an event for bots',
    ],
    [
      'with a Home tab but no scope at all',
      { more: { features: { app_home: { home_tab_enabled: true } }, oauth_config: {} } },
      '/features/app_home: requires at least one bot scope',
    ],
    [
      'with a word for a flag',
      {
        more: { settings: { socket_mode_enabled: 'yes', is_hosted: true } },
        commands: [{ command: '/go', description: 'Go', url: 'https://example.com' }],
      },
      '/settings/socket_mode_enabled: must provide a boolean',
    ],
  ];
  test.each(rows)('%s', (_why, parts, line) => {
    expect(problems(parts)).toEqual([line]);
  });

  test('without Socket Mode, when it does not say where to send commands, events and clicks', () => {
    const settings = { event_subscriptions: { bot_events: ['team_join'] }, interactivity: { is_enabled: true } };
    expect(problems({ more: { settings } })).toEqual([
      '/features/slash_commands/0: requires a request url or Socket Mode',
      '/settings/event_subscriptions: requires a request url or Socket Mode',
      '/settings/interactivity: requires a request url or Socket Mode',
    ]);
    const url = 'https://example.com/slack/events';
    const addressed = {
      event_subscriptions: { request_url: url, bot_events: ['team_join'] },
      interactivity: { is_enabled: true, request_url: url },
    };
    expect(problems({ command: { url }, more: { settings: addressed } })).toEqual([]);
  });

  test.each(['', 'just words', '- a\n- b'])('when it is no manifest at all: %j', (text) => {
    expect(readManifest(text).problems).toEqual(['/: must provide an object']);
    expect(readManifest(text).manifest.appName).toBe('');
  });

  test('when it is no YAML, with the line', () => {
    expect(readManifest('display_information: { name: Desk\nfeatures: [').problems.join('\n')).toMatch(/line \d/);
  });

  test('with the same key twice', () => {
    expect(readManifest('settings: {}\nsettings: {}').problems.join('\n')).toMatch(/unique/i);
  });
});

test('what is right is read although something else is wrong', () => {
  const { manifest, problems: found } = readManifest(whole.replace('always_online', 'allways_online'));
  expect(found).toEqual(['/features/bot_user: invalid additional property: allways_online']);
  expect(manifest.commands).toHaveLength(2);
});
