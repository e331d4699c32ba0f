import { expect, test } from 'vitest';
import type { EventType } from '../../src/domain/events.ts';
import { channelNotice } from '../../src/views/slack/channel-notice.ts';
import { executiveNotice } from '../../src/views/slack/executive-notice.ts';
import { noteMessage } from '../../src/views/slack/note.ts';
import { personNotice } from '../../src/views/slack/person-notice.ts';
import { sourceThread } from '../../src/views/slack/source-thread.ts';
import { people } from '../support/domain.ts';
import { at, buttonsOn, read } from './reading.ts';

function lastOf(label: string, type: EventType) {
  const { e, events } = at(label);
  const event = events.findLast((each) => each.type === type);
  if (!event) throw new Error(`nothing of type ${type} happened`);
  return { e, event };
}

const story = (label: string, language: 'en' | 'es' = 'en') =>
  at(label).events.map((event) => read(noteMessage(at(label).e, event, language)));

test('the fallback channel learns who was tried, how often, and what it can do', () => {
  const { e, event } = lastOf('unanswered', 'unanswered');
  const notice = channelNotice(e, event, 'en');
  expect(read(notice)).toBe(
    [
      '🔴 *Nobody has answered ESC-142* · SEV1 Critical · Acme Corp (Acme Corp)',
      '*Checkout returns 500 for all customers*',
      'Every tier on its path was paged, in 2 rounds, since 23 Nov, 14:03:',
      '•  tier 1, Front line: @ana, @bruno',
      '•  tier 2, Specialists: @carla',
      '•  tier 3, Management: @dana, @leo',
      'Nobody is being paged now. Acknowledge to take it, or page again from the first tier.',
      '[Acknowledge] [Page again] [Details]',
    ].join('\n'),
  );
});

test('a notice that is sent late says what happened since', () => {
  const { event } = lastOf('unanswered', 'unanswered');
  const late = (label: string) => read(channelNotice(at(label).e, event, 'en'));
  expect(late('unanswered, then paged again')).toContain('It is being paged again.');
  expect(late('working')).toContain('Since then @bruno has acknowledged it.');
  expect(late('resolved')).toContain('Since then it has been resolved.');
});

test('where no tier has anyone, nobody is said to have been silent', () => {
  const { e, event } = lastOf('nobody to page', 'unanswered');
  const notice = channelNotice(e, event, 'en');
  expect(read(notice)).toContain('*Nobody could be paged for ESC-142*');
  expect(buttonsOn(notice.blocks)).toEqual(['Acknowledge', 'Details']);
});

test('stakeholders read who posted, or that nobody did', () => {
  const posted = lastOf('update posted', 'update-posted');
  const automatic = lastOf('update posted automatically', 'update-posted');
  expect(read(channelNotice(posted.e, posted.event, 'en'))).toContain(
    'Posted by @bruno, 23 Nov, 14:53 · @bruno leads it',
  );
  expect(read(channelNotice(automatic.e, automatic.event, 'en'))).toContain(
    'Posted automatically, 23 Nov, 15:03: nobody had posted one in time',
  );
});

test('stakeholders learn that it is resolved, how and after how long, and that it is open again', () => {
  const resolved = lastOf('resolved', 'resolved');
  const reopened = lastOf('reopened', 'reopened');
  expect(read(channelNotice(resolved.e, resolved.event, 'en'))).toContain(
    '>Rolled back release 812.\nResolved by @marta after 1 h 20 min',
  );
  expect(read(channelNotice(reopened.e, reopened.event, 'es'))).toContain(
    '🔁 *ESC-142 vuelve a estar abierta* · SEV1 Crítica',
  );
});

test('executives read what it means for customers, who leads and when they hear again, and nothing of the work', () => {
  const { e, event } = lastOf('the next update promised', 'update-posted');
  expect(read(executiveNotice(e, event, 'en'))).toBe(
    [
      '🔴 *Where ESC-142 stands* · SEV1 Critical · Acme Corp (Acme Corp)',
      '*Checkout returns 500 for all customers*',
      "*For customers:* A customer can't work · Acme Corp, Acme Corp",
      '*Lead:* @bruno',
      '*Next word:* by 15:03',
      'Open for 30 min · 23 Nov, 14:33',
      '[Details]',
    ].join('\n'),
  );
});

test('executives learn that it is resolved and open again, in Spanish too', () => {
  const resolved = lastOf('rca requested', 'resolved');
  const reopened = lastOf('reopened', 'reopened');
  const over = read(executiveNotice(resolved.e, resolved.event, 'es'));
  expect(over).toContain('✅ *ESC-142 está resuelta* · SEV1 Crítica');
  expect(over).toContain('*Para los clientes supuso:* Un cliente no puede trabajar');
  expect(over).toContain('*Próximas noticias:* ninguna, salvo que se reabra');
  expect(over).toContain('análisis de causa raíz, vence: 28 nov');
  expect(over).not.toContain('Rolled back');
  const again = read(executiveNotice(reopened.e, reopened.event, 'es'));
  expect(again).toContain('🔁 *ESC-142 vuelve a estar abierta*');
  expect(again).toContain('*Próximas noticias:* cuando algo cambie y cuando se resuelva');
});

test.each([
  ['rca requested', 'rca-requested', '📝 @marta asks you for the root-cause analysis of ESC-142, due 28 Nov'],
  ['rca called for', 'rca-requested', '📝 The root-cause analysis of ESC-142 is yours to write, due 28 Nov'],
  ['rca reminded', 'rca-reminded', '📝 Your root-cause analysis of ESC-142 is due 28 Nov'],
  ['resolved', 'resolved', '✅ @marta resolved ESC-142, which you opened'],
  ['reopened', 'reopened', '🔴 @marta reopened ESC-142; you lead it again'],
  ['roles given', 'roles-given', '👤 @marta gave you a role in ESC-142'],
] as const)('%s: the person concerned reads it first', (label, type, said) => {
  const { e, event } = lastOf(label, type);
  expect(read(personNotice(e, event, 'en', people.olga)).split('\n')[0]).toBe(said);
});

test('whoever opened it can reopen it from the notice', () => {
  const { e, event } = lastOf('resolved', 'resolved');
  expect(buttonsOn(personNotice(e, event, 'en', people.olga).blocks)).toEqual(['Reopen', 'Details']);
});

test('the story tells each event in one line with its time', () => {
  expect(story('rca reminded')).toEqual([
    '23 Nov, 14:03 · @olga opened it',
    '23 Nov, 14:03 · Paged tier 1, Front line: @ana, @bruno; answer before 14:08',
    "23 Nov, 14:04 · @ana can't take it: busy",
    '23 Nov, 14:07 · @bruno acknowledged after 4 min and leads it',
    '23 Nov, 14:07 · A room is being created',
    '23 Nov, 14:04 · The room <#CROOM142> is open',
    '23 Nov, 15:23 · ✅ @marta resolved it: Rolled back release 812.',
    '23 Nov, 15:33 · @marta asked @nora for the RCA, due 28 Nov',
    '27 Nov, 14:03 · @nora was reminded of the RCA, due 28 Nov',
  ]);
});

test('the story says that nobody had to ask for an RCA', () => {
  expect(story('rca called for').at(-1)).toBe(
    '23 Nov, 15:23 · Its severity calls for an RCA: @rosa writes it, due 28 Nov',
  );
  expect(story('rca called for', 'es').at(-1)).toMatch(/Su gravedad exige un RCA: lo redacta @rosa; vence: 28 nov$/);
});

test.each([
  ['paging the second tier', 'Nadie respondió a tiempo. Aviso al nivel 2, Especialistas: @carla; hora límite: 14:18'],
  ['paged at once', 'Aviso inmediato al nivel 2, Especialistas: @carla; hora límite: 14:14 · lo pidió @olga'],
  ['both pages undeliverable', 'No quedaba a quién avisar en ese nivel. Aviso al nivel 2'],
  ['unanswered', 'Nadie respondió en ninguna ronda; se ha avisado en #support-leads'],
  ['update posted automatically', 'Nadie publicó a tiempo, así que la primera actualización salió automáticamente:'],
])('%s: the story says why, in Spanish', (label, said) => {
  expect(story(label, 'es').at(-1)).toContain(said);
});

test('the author of an escalated message is named, unless they escalated it themselves', () => {
  const { e } = at('paging the first tier');
  expect(read(sourceThread(e, 'en'))).toContain('@olga escalated this message from @nora as ESC-142 (SEV1 Critical).');
  const own = { ...e, source: { ...e.source, author: e.openedBy } };
  expect(read(sourceThread(own, 'en'))).toContain('@olga escalated this message as ESC-142');
});
