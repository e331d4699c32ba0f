import { expect, test } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.ts';
import { asksSomething, customerMessage } from '../../src/views/slack/customer-message.ts';
import { customerDraft } from '../../src/views/slack/customer-draft.ts';
import { customerTextForm, customerTextFormIds } from '../../src/views/slack/customer-text-form.ts';
import { showAnswer } from '../../src/views/slack/show.ts';
import { homeView } from '../../src/views/slack/home.ts';
import { people } from '../support/domain.ts';
import { homeState } from './home-state.ts';
import { at, buttonsOn, read } from './reading.ts';

const askedOf = (label: string, place = 0) => {
  const { e } = at(label);
  const asked = e.customerText?.asked.at(place);
  const [person] = asked?.people ?? [];
  if (!asked || !person) throw new Error(`nobody is asked about words for customers: ${label}`);
  return { e, key: { seq: asked.seq, person } };
};
const message = (label: string, place = 0, language: 'en' | 'es' = 'en') => {
  const { e, key } = askedOf(label, place);
  return customerMessage(e, key, language);
};

test('an approver reads the exact words, who wrote them, and by when they are promised', () => {
  expect(read(message('words for customers written'))).toBe(
    [
      '🔴 *ESC-142 · SEV1 Critical* · Acme Corp (Acme Corp)',
      '*Checkout returns 500 for all customers*',
      '*Customers are to be told this.* Nobody tells them before it is approved.',
      'Since 13:50 every order fails.',
      'The payment page shows an empty answer.',
      'Written by @bruno. They are promised to hear by 15:03.',
      '[Approve] [Send back] [Details]',
    ].join('\n'),
  );
});

test('an approver is warned once it is resolved, for the words may be from before', () => {
  const { e, key } = askedOf('words for customers written');
  const resolution = { by: people.ana, at: e.openedAt, fix: 'Rolled back.' };
  const over: Escalation = { ...e, status: 'resolved', acknowledged: null, resolution };
  expect(read(customerMessage(over, key, 'en'))).toMatch(
    /⚠️ Resolved: .+ What was written before that may no longer be/,
  );
  expect(read(customerMessage(over, key, 'es'))).toMatch(/⚠️ Resuelta: .+ Lo escrito antes puede haber dejado/);
});

test('words stand in a message to the letter, whatever signs they have, and nothing in them is markup', () => {
  const { e, key } = askedOf('words for customers written');
  const words = 'a & b <@U1> *c* `d` :smile: <https://evil.example|e>';
  const standing = { status: 'waiting', wording: { words, hash: 'h', author: null } } as const;
  const { blocks } = customerMessage(
    { ...e, customerText: { by: null, firstToldAt: null, asked: e.customerText?.asked ?? [], standing } },
    key,
    'en',
  );
  expect(blocks).toContainEqual({ type: 'section', text: { type: 'plain_text', text: words, emoji: false } });
});

test.each([
  [
    'words for customers from the record',
    0,
    'Composed from the record: nobody wrote to them in time.',
    ['Approve', 'Send back', 'Details'],
  ],
  ['words for customers sent back', 0, '↩️ Sent back by @dana: Rolled back release 812.', ['Details']],
  [
    'words for customers approved',
    0,
    '✅ Approved by @dana, 23 Nov, 14:04. @bruno is asked to tell them.',
    ['Details'],
  ],
  [
    'words for customers approved',
    1,
    '*Please tell Acme Corp (Acme Corp).* These words are approved:',
    ['Customer told', 'Details'],
  ],
  ['words for customers approved and late', 2, '*Please tell Acme Corp (Acme Corp).*', ['Customer told', 'Details']],
  ['customers told', 1, '✅ @bruno told Rolled back release 812., 23 Nov, 14:04.', ['Details']],
])('%s (%i): "%s"', (label, place, said, buttons) => {
  const drawn = message(label, place);
  expect(read(drawn)).toContain(said);
  expect(buttonsOn(drawn.blocks)).toEqual(buttons);
});

test('whoever was asked about words that have changed since is asked nothing, and does not read them', () => {
  const { e } = at('words for customers written');
  const drawn = customerMessage(e, { seq: 1, person: people.dana }, 'es');
  expect(read(drawn)).toContain('Este texto para clientes ha cambiado después.');
  expect(read(drawn)).not.toContain('Since 13:50');
  expect(asksSomething(e, { seq: 1, person: people.dana })).toBe(false);
});

test('the form begins with what the record says in the language of the company, and then with what was written', () => {
  const value = (label: string) =>
    customerTextForm(at(label).e, 'es').blocks.find((block) => block.block_id === customerTextFormIds.text);
  expect(value('words for customers promised')).toMatchObject({
    element: { initial_value: expect.stringMatching(/^Hello,\nWe know of this problem: Checkout/) },
  });
  expect(value('words for customers sent back')).toMatchObject({
    element: { initial_value: expect.stringMatching(/^Since 13:50 every order fails\./) },
  });
});

test('the record tells a customer what is wrong, that it is worked on, when they hear again and their reference', () => {
  expect(customerDraft(at('the next update promised').e, 'en')).toBe(
    [
      'Hello,',
      'We know of this problem: Checkout returns 500 for all customers',
      'Affected: Acme Corp, Acme Corp. It was reported to us on 23 Nov, 14:03 UTC.',
      'Our specialists are working on it. You will hear from us again by 23 Nov, 15:03 UTC at the latest.',
      'We are sorry for the trouble. Your reference is ESC-142.',
    ].join('\n'),
  );
  expect(customerDraft(at('resolved').e, 'es')).toContain('Está resuelto desde el 23 nov, 15:23 UTC.');
});

test('the details have the words whole, and the button for whoever has told them', () => {
  const { e, events } = at('words for customers approved');
  const drawn = showAnswer(e, events, 'en');
  expect(read(drawn)).toContain('*Words for customers*\nSince 13:50 every order fails.\nThe payment page');
  expect(buttonsOn(drawn.blocks)).toContain('Customer told');
});

test('Home lists what I am asked to approve, and what I am asked to tell', () => {
  const customerTexts = [at('words for customers written').e, at('words for customers approved').e];
  const home = read(homeView(homeState({ customerTexts }), 'en'));
  expect(home).toContain('*Words for customers*');
  expect(home).toMatch(
    /ESC-142 Checkout returns 500 for all customers\nTo be approved · .*\n>Since 13:50 every order fails\./,
  );
  expect(home).toContain('Approved, to be told · ');
  expect(home).not.toContain('Nothing is waiting for you.');
});
