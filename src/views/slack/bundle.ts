import type { KnownBlock } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context, divider, section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { clip } from './text.ts';

/** Slack takes 50 blocks and 13,200 characters in them, and edits no more than 4,000 of plain text. */
const longest = { blocks: 50, characters: 12_900, text: 4_000 };
/** As many as have room with one line each; the rest is counted. */
const mostTold = 20;
const longestLine = 400;

/** What waited for somebody until their quiet hours were over, in order; one alone is said as itself. */
export function bundleMessage(messages: readonly SlackMessage[], language: Language): SlackMessage {
  const [only, ...others] = messages;
  if (only && others.length === 0) return only;
  const { quiet, terms } = words(language);
  const heading = quiet.bundle(messages.length);
  const told = messages.slice(0, mostTold);
  const hidden = messages.length - told.length;
  return {
    text: clip([heading, ...told.map(({ text }) => text)].join('\n\n'), longest.text),
    blocks: [
      section(heading),
      ...inRoom(told).flatMap((blocks) => [divider, ...blocks]),
      ...(hidden > 0 ? [context(terms.more(hidden))] : []),
    ],
  };
}

/** Each whole while there is room for the first lines of all that come after it. */
function inRoom(told: readonly SlackMessage[]): readonly (readonly KnownBlock[])[] {
  const short = told.map(({ text }) => [firstLine(text)]);
  // The heading, what is counted, and what sets each apart.
  let blocks = longest.blocks - 2 - 2 * told.length;
  let characters = longest.characters - charactersIn(short);
  return told.map((message, index) => {
    const first = short[index] ?? [];
    const moreBlocks = message.blocks.length - first.length;
    const moreCharacters = charactersIn(message.blocks) - charactersIn(first);
    if (moreBlocks > blocks || moreCharacters > characters) return first;
    blocks -= moreBlocks;
    characters -= moreCharacters;
    return message.blocks;
  });
}

const firstLine = (text: string): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: clip(text.split('\n', 1)[0] ?? '', longestLine) },
});

const charactersIn = (blocks: readonly unknown[]): number =>
  JSON.stringify(blocks)
    .matchAll(/"text":"(?:[^"\\]|\\.)*"/g)
    .reduce((sum, [text]) => sum + text.length, 0);
