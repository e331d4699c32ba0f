import { expect, test } from 'vitest';
import { asChannelId, asUserId } from '../../src/domain/ids.ts';
import { readMetadata, writeMetadata, type Metadata } from '../../src/inbound/slack/opening/metadata.ts';

const metadata: Metadata = {
  source: {
    via: 'message',
    channel: asChannelId('C024BE91L'),
    messageTs: '1763900000.000100',
    permalink: 'https://acme.slack.com/archives/C024BE91L/p1763900000000100',
    author: asUserId('U024BE7LH'),
  },
  asked: true,
};
const nowhere: Metadata = {
  source: { via: 'shortcut', channel: null, messageTs: null, permalink: null, author: null },
  asked: false,
};

test('what the form carries comes back as it was written', () => {
  expect(readMetadata(writeMetadata(metadata))).toEqual(metadata);
});

test('a link too long for Slack is left out rather than everything', () => {
  const long = { ...metadata, source: { ...metadata.source, permalink: `https://a.example/${'x'.repeat(4000)}` } };
  const written = writeMetadata(long);
  expect(written.length).toBeLessThanOrEqual(3000);
  expect(readMetadata(written)).toEqual({ ...metadata, source: { ...metadata.source, permalink: null } });
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"source"'],
  ['another shape', '[]'],
  ['null', 'null'],
  [
    'a link that runs',
    JSON.stringify({ ...metadata, source: { ...metadata.source, permalink: 'javascript:alert(1)' } }),
  ],
  ['a channel that is none', JSON.stringify({ ...metadata, source: { ...metadata.source, channel: '<!channel>' } })],
  ['a stamp that is none', JSON.stringify({ ...metadata, source: { ...metadata.source, messageTs: 'now' } })],
  ['far too much', JSON.stringify({ ...metadata, more: 'x'.repeat(10_000) })],
])('%s costs the source and nothing else', (_, text) => {
  expect(readMetadata(text)).toEqual(nowhere);
});
