import { expect, test } from 'vitest';
import { cardMessage } from '../../src/views/slack/card.ts';
import { feedbackForm, feedbackFormIds } from '../../src/views/slack/feedback-form.ts';
import { feedbackMessage } from '../../src/views/slack/feedback.ts';
import { goodbyeMessage } from '../../src/views/slack/goodbye.ts';
import { story } from '../../src/views/slack/story.ts';
import { people } from '../support/domain.ts';
import { at, buttonsOn, pressable, read } from './reading.ts';

const { olga, rosa } = people;
const asks = (label: string, person = olga, language: 'en' | 'es' = 'en') =>
  read(feedbackMessage(at(label).e, person, language)).split('\n');

test('whoever opened it is asked how it went, with five answers', () => {
  expect(asks('asked how it went')).toEqual([
    'ESC-142, which you opened, is resolved. How did it go?',
    '*Checkout returns 500 for all customers* · Acme Corp (Acme Corp)',
    '[1] [2] [3] [4] [5]',
    'From 1, very badly, to 5, very well. Your answer is kept in the record, with your name.',
  ]);
});

test('whoever speaks for the customer is asked how it went for them', () => {
  expect(asks('asked how it went', rosa, 'es')[0]).toBe(
    'ESC-142 está resuelta. Usted habla por el cliente: ¿cómo fue para él?',
  );
});

test('each answer carries itself', () => {
  const carried = pressable(feedbackMessage(at('asked how it went').e, olga, 'en').blocks);
  expect(carried.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5].map((rating) => `${rating}@E1.1.1`));
  expect(new Set(carried.map(({ actionId }) => actionId)).size).toBe(5);
});

test('while it is open again nobody is asked', () => {
  const { e } = at('asked how it went, and open again');
  expect(buttonsOn(feedbackMessage(e, olga, 'en').blocks)).toEqual([]);
  expect(asks('asked how it went, and open again')[0]).toBe(
    'ESC-142 is open again. Once it is resolved, you can say here how it went.',
  );
});

test('whoever answered is thanked, and may add a comment or change it', () => {
  expect(asks('said how it went')).toEqual([
    'Thank you. You rated how ESC-142 went: 4 of 5',
    '*Checkout returns 500 for all customers* · Acme Corp (Acme Corp)',
    '[Add a comment] [Change my answer]',
  ]);
  expect(asks('said how it went, with a comment', olga, 'es')).toEqual([
    'Gracias. Su valoración de ESC-142: 5 de 5',
    '*Checkout returns 500 for all customers* · Acme Corp (Acme Corp)',
    '>Rolled back release 812.',
    '[Cambiar mi respuesta]',
  ]);
});

test('the form holds what was said', () => {
  const fields = feedbackForm(at('said how it went, with a comment').e, 'en', olga).blocks;
  expect(fields.map((each) => each.block_id)).toEqual([feedbackFormIds.rating, feedbackFormIds.comment]);
  expect(fields).toMatchObject([
    { element: { initial_option: { value: '5' } } },
    { optional: true, element: { initial_value: 'Rolled back release 812.' } },
  ]);
});

test('card and goodbye tell what everybody said', () => {
  const { e } = at('said how it went, with a comment');
  expect(read(cardMessage(e, 'en'))).toContain('*How it went*  5 of 5 (@olga), 2 of 5 (@rosa)');
  expect(read(goodbyeMessage(e, 'es'))).toContain('Valoración: 5 de 5 (@olga), 2 de 5 (@rosa)');
  expect(read(cardMessage(at('asked how it went').e, 'en'))).not.toContain('How it went');
});

test('the story tells who was asked, and what each said', () => {
  const { e, events } = at('said how it went, with a comment');
  const told = events.filter(({ type }) => type.startsWith('feedback')).map((event) => story(e, event, 'en'));
  expect(told[0]).toBe('Asked how it went: <@OLGA>, <@ROSA>');
  expect(told[1]).toBe('<@OLGA> says how it went: 4 of 5');
  expect(told.at(-1)).toBe('<@OLGA> says how it went: 5 of 5 · Rolled back release 812.');
});
