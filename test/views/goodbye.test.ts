import { expect, test } from 'vitest';
import { catchUp } from '../../src/views/slack/catch-up.ts';
import { doneText } from '../../src/views/slack/done.ts';
import { goodbyeMessage } from '../../src/views/slack/goodbye.ts';
import { showAnswer } from '../../src/views/slack/show.ts';
import { story } from '../../src/views/slack/story.ts';
import { at, read } from './reading.ts';

test('a room says goodbye with what it was about, who did it, how long it took, what fixed it, and the RCA', () => {
  expect(read(goodbyeMessage(at('rca requested').e, 'en')).split('\n')).toEqual([
    '*👋 ESC-142 is over, and so is this room*',
    '✅ *ESC-142 · SEV1 Critical* · Acme Corp (Acme Corp)',
    '*Checkout returns 500 for all customers*',
    'Resolved by @marta after 1 h 20 min · led by @bruno · opened by @olga',
    'RCA: @nora, due 28 Nov',
    '*Fix*',
    '>Rolled back release 812.',
    'What was said here can still be read and found. If it comes back, reopen it: it gets another room.',
  ]);
});

test('and says that none was asked for, in Spanish', () => {
  expect(read(goodbyeMessage(at('resolved without an answer').e, 'es'))).toMatch(
    /La resolvió @olga tras 50 min · abierta por @olga\nNo se pidió ningún RCA\./,
  );
});

const lastOf = (label: string, language: 'en' | 'es') => {
  const { e, events } = at(label);
  const event = events.at(-1);
  return event && story(e, event, language);
};

test.each([
  ['a room in use', 'en', /^People still write in the room, so it stays: /],
  ['a room that stays', 'es', /^No se pudo archivar la sala \(Rolled back release 812\.\); puede archivarse a mano/],
  ['a room that is archived', 'en', /^The room was archived$/],
  ['reopened without its room', 'es', /^Su sala se había archivado; se está creando otra$/],
] as const)('the story tells of %s', (label, language, said) => {
  expect(lastOf(label, language)).toMatch(said);
});

test('what was said in an archived room can still be found from the details', () => {
  const { e, events } = at('a room that is archived');
  const shown = JSON.stringify(showAnswer(e, events, 'en'));
  expect(shown).toContain('<#CROOM142> (archived)');
  expect(shown).toContain('channel=CROOM142');
  expect(read(catchUp(e, 'en'))).not.toContain('CROOM142');
});

test('whoever reopens it hears that another room is being created', () => {
  expect(doneText('reopen', at('reopened without its room').e, 'en')).toBe(
    'ESC-142 is open again. <@BRUNO> leads it. A room for ESC-142 is being created.',
  );
});
