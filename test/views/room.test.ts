import { expect, test } from 'vitest';
import { lineMessage } from '../../src/views/slack/line.ts';
import { roomName } from '../../src/views/slack/room-name.ts';
import { purposeText } from '../../src/views/slack/room-purpose.ts';
import { topicText } from '../../src/views/slack/topic.ts';
import { details } from '../support/domain.ts';
import { at, read } from './reading.ts';

const name = (title: string, customer: string | null, suffix?: string) =>
  roomName(
    {
      number: 142,
      details: details({ title, customer: customer === null ? null : { name: customer, tier: null, contact: null } }),
    },
    suffix,
  );

test.each([
  ['Checkout returns 500', 'Acme Corp', 'esc-142-acme-checkout-returns-500'],
  ['El pago falla en la tienda', 'Peñíscola S.L.', 'esc-142-peniscola-pago-falla-tienda'],
  ['متجر لا يعمل', null, 'esc-142'],
  ['!!! ??? ---', null, 'esc-142'],
  ['Ærø ﬁle', null, 'esc-142-file'],
])('the room of "%s" for %s is called %s', (title, customer, expected) => {
  expect(name(title, customer)).toBe(expected);
});

test('a taken name gets its suffix, however long the name is', () => {
  const long = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
  expect(name('Checkout down', null, '2')).toBe('esc-142-checkout-down-2');
  expect(name(long, null, '17')).toMatch(/^esc-142-.*-17$/);
  expect(name('x'.repeat(200), null, '2')).toBe('esc-142-2');
});

test.each([
  ['working', '🔴 SEV1 Critical · Working · lead <@BRUNO> · first update by 15:03 UTC'],
  ['update posted', '🔴 SEV1 Critical · Working · lead <@BRUNO>'],
  ['unanswered', '🔴 SEV1 Critical · Unanswered · first update by 15:03 UTC'],
  ['rca requested', '✅ SEV1 Critical · Resolved · RCA: <@NORA>, 28 Nov'],
])('%s: the topic is "%s"', (label, topic) => {
  expect(topicText(at(label).e, 'en')).toBe(topic);
});

test('the purpose says which escalation, whose and what', () => {
  expect(purposeText(at('working').e, 'es')).toBe(
    'Sala de crisis de ESC-142 · Acme Corp (Acme Corp): Checkout returns 500 for all customers',
  );
});

test.each([
  ['paging the second tier', 'Paging tier 2, Specialists · opened by @olga'],
  ['unanswered', 'Nobody has answered; #support-leads was told · opened by @olga'],
  ['nobody to page', 'Nobody could be paged; #support-leads was told · opened by @olga'],
  ['working in a room', '@bruno leads it, acknowledged in 4 min · opened by @olga · room <#CROOM142>'],
  ['resolved', 'Resolved by @marta, 23 Nov, 15:23 · opened by @olga · room <#CROOM142>'],
])('%s: the line in the channel says "%s"', (label, said) => {
  expect(
    read(lineMessage(at(label).e, 'en'))
      .split('\n')
      .at(-1),
  ).toBe(said);
});
