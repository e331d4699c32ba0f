import { expect, test } from 'vitest';
import { draftFromMessage } from '../../src/inbound/slack/shortcuts/escalate-message.ts';

test('the first line is the title, all of it is what is happening', () => {
  expect(draftFromMessage({ ts: '1.1', text: 'Orders fail &amp; nobody knows\nsince <#C1|noon>' })).toEqual({
    title: 'Orders fail & nobody knows',
    description: 'Orders fail & nobody knows\nsince #noon',
    links: '',
  });
});

test('a message of files alone becomes linked records', () => {
  const files = [{ permalink: 'https://acme.slack.com/files/1' }, { permalink: null }];
  expect(draftFromMessage({ ts: '1.1', text: '', files })).toEqual({
    title: '',
    description: '',
    links: 'https://acme.slack.com/files/1',
  });
});

test.each([[{}], [{ text: null, files: null }]])('a message without text begins an empty form: %j', (message) => {
  expect(draftFromMessage({ ts: '1.1', ...message })).toEqual({ title: '', description: '', links: '' });
});

test('a message longer than the form is cut to what its fields take, between characters', () => {
  const { title = '', description = '' } = draftFromMessage({ ts: '1.1', text: '🔥'.repeat(20_000) });
  expect([title.length <= 150, description.length <= 3000]).toEqual([true, true]);
  expect([title.isWellFormed(), description.isWellFormed()]).toEqual([true, true]);
});
