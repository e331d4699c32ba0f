import { expect, test } from 'vitest';
import { draftForm, draftFormIds } from '../../src/views/slack/draft-form.ts';
import { draftMessage } from '../../src/views/slack/draft.ts';
import { firstUpdateText } from '../../src/views/slack/first-update.ts';
import { updateForm, updateFormIds } from '../../src/views/slack/update-form.ts';
import { at, buttonsOn, read } from './reading.ts';

test('the draft can be posted, edited or skipped, and says what happens otherwise', () => {
  const draft = draftMessage(at('drafted').e, 'en');
  expect(buttonsOn(draft.blocks)).toEqual(['Post', 'Edit', 'Skip']);
  expect(read(draft)).toContain(
    'If nobody posts or skips it, it goes out as it stands at 15:03, marked automatic. To: #support-updates',
  );
});

test('a draft that nobody will read says where it goes instead', () => {
  expect(read(draftMessage(at('drafted without an audience').e, 'en'))).toContain(
    'To: the timeline (the policy names no channels for it)',
  );
});

test.each([
  ['update posted', '✅ First update of ESC-142 posted, 23 Nov, 14:53'],
  ['update posted automatically', '✅ First update of ESC-142 posted automatically, 23 Nov, 15:03'],
  ['update skipped', 'First update of ESC-142 skipped: Rolled back release 812.'],
  ['resolved', '✅ ESC-142 was resolved before its first update; the resolution was told instead'],
])('%s: what became of the draft is "%s", with nothing left to press', (label, said) => {
  const draft = draftMessage(at(label).e, 'en');
  expect(read(draft)).toBe(said);
  expect(buttonsOn(draft.blocks)).toEqual([]);
});

test('the first update says what, since when, who and when the next word comes', () => {
  expect(firstUpdateText(at('working in a room').e, 'en')).toBe(
    [
      'Since 13:50 every order fails.',
      'The payment page shows an empty answer.',
      'Services: Acme Corp, Acme Corp. Open since 23 Nov, 14:03 UTC.',
      'Taken 4 min after it was opened (Front line); work is under way. The next word comes here when something changes, and when it is resolved.',
    ].join('\n'),
  );
});

test.each([
  ['paging the second tier', 'Nobody has taken it yet. Being paged now: Specialists.'],
  ['unanswered', 'Nobody has taken it yet, although every tier on its path was paged.'],
  ['taken by a role holder', 'Taken 9 min after it was opened; work is under way.'],
  ['resolved', 'It is resolved: Rolled back release 812.'],
])('%s: the first update says "%s"', (label, said) => {
  expect(firstUpdateText(at(label).e, 'en')).toContain(said);
});

test.each([
  ['en', 'Save', 'Saving posts nothing yet. What you save goes out at 15:03, or sooner if somebody presses Post.'],
  [
    'es',
    'Guardar',
    'Al guardar todavía no se publica nada. Lo guardado sale (15:03), o antes si alguien pulsa Publicar.',
  ],
] as const)('editing the draft saves it, and says when and where it goes out (%s)', (language, submit, said) => {
  const form = draftForm(at('drafted').e, language);
  expect(form.submit?.text).toBe(submit);
  expect(read(form)).toContain(said);
  expect(read(form)).toContain('#support-updates');
  expect(form.blocks.find((block) => block.block_id === draftFormIds.text)).toMatchObject({
    element: { initial_value: 'Rolled back release 812.' },
  });
});

test('a new update starts from the draft while there is one, else from nothing', () => {
  const text = (label: string) =>
    updateForm(at(label).e, 'en').blocks.find((block) => block.block_id === updateFormIds.text);
  expect(text('drafted')).toMatchObject({ element: { initial_value: 'Rolled back release 812.' } });
  expect(text('working')).not.toHaveProperty('element.initial_value');
});
