import { badges } from './badges.ts';
import { emojiPicture, EMOJI_NAMES } from './emoji.ts';
import { channelById, isDirect, nameOf, workspace } from './store.ts';

export type Completion = { key: string; title: string; hint: string; detail: string; insert: string };
export type Completing = { kind: string; from: number; items: Completion[] };

const MOST = 12;

function commands(typed: string): Completion[] {
  return workspace()
    .apps.flatMap((app) => app.commands.map((command) => ({ app, command })))
    .filter(({ command }) => command.command.startsWith(typed.toLowerCase()))
    .map(({ app, command }) => ({
      key: command.command,
      title: command.command,
      hint: command.usageHint,
      detail: [command.description, app.name].filter(Boolean).join(' · '),
      insert: `${command.command} `,
    }));
}

function people(typed: string): Completion[] {
  const found = workspace().people.filter(
    (each) =>
      !each.deleted &&
      `${each.name} ${each.realName}`
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(typed)),
  );
  const everybody = ['here', 'channel'].filter((range) => typed !== '' && range.startsWith(typed));
  return [
    ...found.map((each) => ({
      key: each.id,
      title: nameOf(each.id),
      hint: '',
      detail: [`@${each.name}`, ...badges(each)].join(' · '),
      insert: `@${each.name} `,
    })),
    ...everybody.map((range) => ({
      key: range,
      title: `@${range}`,
      hint: '',
      detail: 'Everybody in the channel',
      insert: `@${range} `,
    })),
  ];
}

function channels(typed: string): Completion[] {
  return workspace()
    .channels.filter((channel) => channel.kind === 'public' && !channel.archived && channel.name.includes(typed))
    .map((channel) => ({
      key: channel.id,
      title: `#${channel.name}`,
      hint: '',
      detail: channel.topic,
      insert: `#${channel.name} `,
    }));
}

function emojis(typed: string): Completion[] {
  return EMOJI_NAMES.filter((name) => name.includes(typed))
    .toSorted((a, b) => a.indexOf(typed) - b.indexOf(typed))
    .map((name) => ({
      key: name,
      title: `${emojiPicture(name) ?? ''}  :${name}:`,
      hint: '',
      detail: '',
      insert: `:${name}: `,
    }));
}

/** What may follow at the caret: a command at the very start, a person, a channel, or an emoji; null where nothing does. */
export function completing(text: string, caret: number): Completing | null {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) return offer('commands', 0, commands(before));
  const found = /(?:^|[\s(])([@#:])([\p{L}\p{N}._+-]*)$/u.exec(before);
  if (!found) return null;
  const [, sign = '', rest = ''] = found;
  const from = caret - rest.length - 1;
  const typed = rest.toLowerCase();
  if (sign === '@') return offer('people', from, people(typed));
  if (sign === '#') return offer('channels', from, channels(typed));
  return typed.length < 2 ? null : offer('emoji', from, emojis(typed));
}

function offer(kind: string, from: number, items: Completion[]): Completing | null {
  return items.length === 0 ? null : { kind, from, items: items.slice(0, MOST) };
}

/** The command at the start of what was typed, if the app has it. */
export function knownCommand(text: string): { command: string; usageHint: string } | null {
  const [first = ''] = text.split(/\s/, 1);
  return (
    workspace()
      .apps.flatMap((app) => app.commands)
      .find((each) => each.command === first.toLowerCase()) ?? null
  );
}

/** Why a text can't be sent as it stands, found before the workspace is asked; null when it can. */
export function cannotSend(text: string, channelId: string, inThread: boolean): string | null {
  const [first = ''] = text.split(/\s/, 1);
  if (!/^\/[a-z]/i.test(first)) return null;
  if (inThread) return 'Commands don’t work in threads. Use them in the channel or conversation.';
  if (knownCommand(text)) return null;
  const at = channelById(channelId);
  const place = at && isDirect(at) ? 'conversation' : 'channel';
  const { apps, team } = workspace();
  const why = apps.length === 0 ? `: no app is installed in ${team.name}` : '';
  return `${first} is not a command here${why}. To say it in the ${place}, put a space before the slash.`;
}
