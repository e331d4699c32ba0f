import { channelNamed } from '../state/channels.ts';
import type { Core } from '../state/core.ts';

/** `&`, `<` and `>` as Slack writes them, so that nobody can type a mention that is none. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Typed text as Slack keeps it: escaped, with links, people, groups and channels marked. */
export function encoded(core: Core, text: string): string {
  return mentioned(core, escaped(text).replaceAll(/https?:\/\/[^\s|]+[^\s|.,;:!?)]/g, '<$&>'));
}

/** The same for @handles and #channels alone: `withNames` keeps the name beside the id, as commands with `should_escape` do. */
export function mentioned(core: Core, text: string, withNames = false): string {
  return text
    .replaceAll(/(?<![\w<])@([a-z0-9._-]*[a-z0-9])/gi, (typed: string, name: string) => {
      if (['here', 'channel', 'everyone'].includes(name)) return `<!${name}>`;
      const group = [...core.state.groups.values()].find((each) => each.handle === name && !each.disabled);
      if (group) return `<!subteam^${group.id}|@${group.handle}>`;
      const person = [...core.state.people.values()].find((each) => each.name === name);
      return person ? `<@${person.id}${withNames ? `|${person.name}` : ''}>` : typed;
    })
    .replaceAll(/(?<![\w<&/])#([\p{L}\d_-]+)/gu, (typed: string, name: string) => {
      const channel = channelNamed(core, name);
      return channel?.kind === 'public' ? `<#${channel.id}|${channel.name}>` : typed;
    });
}
