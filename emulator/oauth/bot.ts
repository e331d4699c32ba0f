import type { App } from '../state/app.ts';
import { isDirect } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';

/** The app's bot is a colleague, for the first time or again, and a member of nothing yet. */
export function reviveBot(core: Core): void {
  const { people } = core.state;
  const bot = people.get(core.app.botUserId) ?? newBot(core.app, core.clock.now());
  people.set(bot.id, bot);
  mark(core, bot, false);
}

/** The bot is deactivated and leaves its channels. */
export function retireBot(core: Core): void {
  const { botUserId } = core.app;
  for (const channel of core.state.channels.values()) {
    if (!isDirect(channel)) channel.members = channel.members.filter((member) => member !== botUserId);
  }
  const bot = core.state.people.get(botUserId);
  if (bot) mark(core, bot, true);
}

function newBot({ botUserId, name }: App, now: number): Person {
  return {
    id: botUserId,
    name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    realName: name,
    email: '',
    locale: 'en-US',
    tz: 'Etc/UTC',
    isBot: true,
    deleted: false,
    updated: now,
  };
}

function mark(core: Core, bot: Person, deleted: boolean): void {
  if (bot.deleted !== deleted) Object.assign(bot, { deleted, updated: core.clock.now() });
}
