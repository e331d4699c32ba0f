import { expect, test } from 'vitest';
import { cardMessage } from '../../src/views/slack/card.ts';
import { at, buttonsOn, read } from './reading.ts';

const card = (label: string, language: 'en' | 'es' = 'en') => cardMessage(at(label).e, language);

test('the card tells the whole state in short lines', () => {
  expect(read(card('working in a room'))).toBe(
    [
      '🔴 *ESC-142 · SEV1 Critical* · Acme Corp (Acme Corp) · Working',
      '*Checkout returns 500 for all customers*',
      '*Customer*  Acme Corp (Acme Corp) · Acme Corp',
      '*Lead*  @bruno',
      '*Opened*  by @olga, 23 Nov, 14:03',
      '*Tier*  1 of 3, Front line, acknowledged in 4 min',
      '*First update*  due by 15:03 · 23 Nov, 15:03',
      '*Services*  Acme Corp, Acme Corp',
      'Since 13:50 every order fails.',
      'The payment page shows an empty answer.',
      '[Post update] [Resolve] [Change severity] [People and roles] [Details]',
    ].join('\n'),
  );
});

test.each([
  [
    'paging the first tier',
    ['Acknowledge', 'Post update', 'Resolve', 'Page next now', 'Change severity', 'People and roles', 'Details'],
  ],
  [
    'unanswered',
    ['Acknowledge', 'Post update', 'Resolve', 'Page again', 'Change severity', 'People and roles', 'Details'],
  ],
  ['nobody to page', ['Acknowledge', 'Post update', 'Resolve', 'Change severity', 'People and roles', 'Details']],
  ['working', ['Post update', 'Resolve', 'Change severity', 'People and roles', 'Details']],
  ['resolved', ['Reopen', 'Request RCA', 'People and roles', 'Details']],
  ['rca requested', ['Reopen', 'People and roles', 'Details']],
  ['reopened', ['Post update', 'Resolve', 'Change severity', 'People and roles', 'Details']],
])('%s: the card offers what would not be refused', (label, buttons) => {
  expect(buttonsOn(card(label).blocks)).toEqual(buttons);
});

test.each([
  ['paging the second tier', '*Tier*  2 of 3, Specialists, answer before 14:18 · 23 Nov, 14:18'],
  ['a second round', '*Tier*  1 of 3, Front line · round 2 of 2, answer before'],
  ['unanswered', '*Tier*  every tier paged, nobody answered; #support-leads was told'],
  ['nobody to page', '*Tier*  nobody to page: no tier has anyone in it'],
  ['resolved without an answer', 'nobody acknowledged it'],
  ['paging the first tier', '*Lead*  nobody yet'],
  ['drafted', '*First update*  drafted, goes out by 15:03'],
  ['update posted', '*First update*  posted, 23 Nov, 14:53'],
  ['update posted automatically', '*First update*  posted automatically, 23 Nov, 15:03'],
  ['update skipped', '*First update*  skipped: Rolled back release 812.'],
  ['resolved', '*First update*  told with the resolution'],
  ['resolved', '*Resolved*  by @marta, 23 Nov, 15:23'],
  ['resolved', '*Fix*\n>Rolled back release 812.'],
  ['rca requested', '*RCA*  @nora, due 28 Nov'],
  ['one page undeliverable', '⚠️ Could not be paged: @ana'],
  ['nobody to page', '⚠️ Not found in tier 2, Acme Corp: Acme Corp, Rolled back release 812.'],
  ['a room that failed', '⚠️ The room could not be created'],
])('%s: the card says "%s"', (label, said) => {
  expect(read(card(label))).toContain(said);
});

test('what was resolved without anybody taking it has no lead', () => {
  expect(read(card('resolved without an answer'))).not.toContain('*Lead*');
});

test('the card is whole in Spanish', () => {
  const said = read(card('unanswered', 'es'));
  expect(said).toContain('*Nivel*  se avisó a todos los niveles y nadie respondió; se ha avisado en #support-leads');
  expect(said).toContain('[Atender] [Publicar actualización] [Resolver] [Volver a avisar]');
});
