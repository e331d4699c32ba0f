import { describe, expect, test } from 'vitest';
import { asUserId } from '../../src/domain/ids.ts';
import type { Terms } from '../../src/domain/terms.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { acknowledged, details, given, opened, paged, people, resolved, start, terms } from '../support/domain.ts';

const { olga, ana, marta } = people;
const clara = asUserId('CLARA');
const eva = asUserId('EVA');
const vera = asUserId('VERA');
const at60 = start + hour;

const approving = (changes: Partial<Terms> = {}) =>
  terms({
    approvers: [
      { target: { user: 'clara' }, people: [clara] },
      { target: { schedule: 'night' }, people: [eva] },
    ],
    ...changes,
  });
const working = given(opened({ terms: approving() }), paged(), acknowledged(ana));
const write = (text: string, by = ana) => ({ type: 'write-customer-text', by, text, hash: `hash of ${text}` }) as const;
const approve = (text: string, by = clara) => ({ type: 'approve-customer-text', by, hash: `hash of ${text}` }) as const;
const sendBack = (text: string, by = clara) =>
  ({ type: 'send-back-customer-text', by, hash: `hash of ${text}`, why: 'Too much detail.' }) as const;
const tell = (text: string, by = ana) =>
  ({ type: 'tell-customer', by, hash: `hash of ${text}`, whom: 'Ms Gray, by phone' }) as const;
const due = { type: 'customer-text-due', text: 'From the record.', hash: 'hash of From the record.' } as const;

const standing = ({ state }: { state: typeof working.state }) => state.customerText?.standing;
const shown = (story: typeof working) =>
  story.intents.flatMap((intent) =>
    intent.type === 'show' && intent.slot.startsWith('customer/') ? [intent.slot] : [],
  );

describe('words for customers', () => {
  test('are nobody’s business where the policy names nobody who approves them', () => {
    const without = given(opened(), paged(), acknowledged(ana));
    expect(without.state.customerText).toBeNull();
    expect(without.when(write('Sorry.')).refused).toEqual({ code: 'no_approvers' });
    expect(without.when(due, at60).events).toEqual([]);
  });

  test('go to everybody who may approve them, and not to whoever wrote them', () => {
    const both = working.when(write('Sorry.'));
    expect(both.events).toMatchObject([{ type: 'customer-text-written', by: ana, ask: [clara, eva], missing: [] }]);
    expect(shown(both)).toEqual(['customer/4/CLARA', 'customer/4/EVA']);
    const self = given(opened({ by: clara, terms: approving() }), paged());
    expect(self.when(write('Sorry.', clara)).events).toMatchObject([{ ask: [eva] }]);
  });

  test('say whom of the policy nobody stands behind', () => {
    const gone = [{ target: { user: 'gone@example.com' }, people: [] }];
    const alone = given(opened({ terms: approving({ approvers: gone }) }), paged(), acknowledged(ana));
    expect(alone.when(write('Sorry.')).events).toMatchObject([{ ask: [], missing: ['gone@example.com'] }]);
  });

  test('once approved are handed to whoever speaks with the customer, else to whoever leads', () => {
    const done = working.when(write('Sorry.')).when(approve('Sorry.'));
    expect(done.events).toEqual([{ type: 'customer-text-approved', by: clara, hash: 'hash of Sorry.', teller: ana }]);
    expect(shown(done)).toContain('customer/5/ANA');
    const customerExecutive = { target: { schedule: 'customers' }, people: [vera] };
    const named = given(opened({ terms: approving({ customerExecutive }) }), paged(), acknowledged(ana));
    const handed = named.when(write('Sorry.')).when(approve('Sorry.'));
    expect(standing(handed)).toMatchObject({ status: 'approved', teller: vera });
    expect(standing(handed.when(tell('Sorry.', vera)))).toMatchObject({ status: 'told', by: vera });
  });

  test('are never approved by whoever wrote them, nor by somebody whom the policy does not name', () => {
    const own = given(opened({ by: clara, terms: approving() }), paged()).when(write('Sorry.', clara));
    expect(own.when(approve('Sorry.')).refused).toEqual({ code: 'customer_text_is_own' });
    expect(own.when(approve('Sorry.', marta)).refused).toEqual({ code: 'not_allowed' });
    expect(own.when(approve('Sorry.', eva)).refused).toBeNull();
  });

  test('that were changed are not those that somebody approved', () => {
    const approved = working.when(write('Sorry.')).when(approve('Sorry.'));
    const changed = approved.when(write('So sorry.'));
    expect(standing(changed)).toMatchObject({ status: 'waiting', wording: { words: 'So sorry.' } });
    expect(shown(changed)).toEqual(expect.arrayContaining(['customer/4/CLARA', 'customer/5/ANA', 'customer/6/CLARA']));
    expect(changed.when(tell('Sorry.')).refused).toEqual({ code: 'customer_text_changed' });
    expect(changed.when(tell('So sorry.')).refused).toEqual({ code: 'customer_text_not_approved' });
    expect(changed.when(approve('Sorry.')).refused).toEqual({ code: 'customer_text_changed' });
  });

  test('written again as they stand change nothing', () => {
    const approved = working.when(write('Sorry.')).when(approve('Sorry.'));
    expect(approved.when(write('Sorry.', olga)).events).toEqual([]);
  });

  test('that are sent back come to whoever wrote them, with why, and stay theirs', () => {
    const back = working.when(write('Sorry.', olga)).when(sendBack('Sorry.'));
    expect(back.events).toMatchObject([{ type: 'customer-text-sent-back', by: clara, why: 'Too much detail.' }]);
    expect(back.intents).toContainEqual({ type: 'tell-person', person: olga, seq: 5 });
    expect(back.when(approve('Sorry.', eva)).refused).toEqual({ code: 'customer_text_sent_back', by: clara });
    expect(standing(back.when(write('Sorry.', ana)))).toMatchObject({ wording: { author: olga } });
    expect(standing(back.when(write('Shorter.', ana)))).toMatchObject({ wording: { author: ana } });
  });

  test('are approved and told once: the second is told who was first', () => {
    const approved = working.when(write('Sorry.')).when(approve('Sorry.'), start + 2 * minute);
    const first = { by: clara, at: start + 2 * minute };
    expect(approved.when(approve('Sorry.', eva)).refused).toEqual({ code: 'customer_text_approved', ...first });
    expect(approved.when(sendBack('Sorry.', eva)).refused).toEqual({ code: 'customer_text_approved', ...first });
    const told = approved.when(tell('Sorry.'), start + 3 * minute);
    expect(told.when(tell('Sorry.', olga)).refused).toEqual({ code: 'customer_told', by: ana, at: start + 3 * minute });
  });

  test('read differently once it is resolved or opened again, as long as nobody has told them', () => {
    const resolving = { type: 'resolve', by: ana, fix: 'Rolled back.' } as const;
    const waiting = working.when(write('Sorry.'));
    const over = waiting.when(resolving);
    expect(shown(over)).toEqual(['customer/4/CLARA', 'customer/4/EVA']);
    expect(shown(over.when({ type: 'reopen', by: ana, why: 'Back.' }))).toEqual(shown(over));
    expect(shown(waiting.when(approve('Sorry.')).when(tell('Sorry.')).when(resolving))).toEqual([]);
  });

  test('are written, approved and told when it is resolved, too', () => {
    const over = given(opened({ terms: approving() }), paged(), acknowledged(ana), resolved(ana));
    const told = over
      .when(write('It works again.'))
      .when(approve('It works again.'))
      .when(tell('It works again.', olga));
    expect(standing(told)).toMatchObject({ status: 'told', whom: 'Ms Gray, by phone' });
  });
});

describe('the promise that customers hear in time', () => {
  const arm = (dueAt: number) => ({ type: 'arm', deadline: { kind: 'customer-text', tier: 0, round: 0, dueAt } });

  test('begins when it opens, where the record names a customer', () => {
    expect(working.state.customerText).toMatchObject({ by: at60, firstToldAt: null });
    const nobody = given(opened({ terms: approving(), details: details({ customer: null }) }));
    expect(nobody.state.customerText).toMatchObject({ by: null });
  });

  test('is kept when somebody has told them, and only then', () => {
    const approved = working.when(write('Sorry.')).when(approve('Sorry.'));
    expect(approved.intents).not.toContainEqual({ type: 'cancel', kinds: ['customer-text'] });
    const told = approved.when(tell('Sorry.'), start + 50 * minute);
    expect(told.state.customerText).toMatchObject({ firstToldAt: start + 50 * minute });
    expect(told.intents).toContainEqual({ type: 'cancel', kinds: ['customer-text'] });
    const again = told
      .when(write('News.'))
      .when(approve('News.'))
      .when(tell('News.'), start + 70 * minute);
    expect(again.state.customerText).toMatchObject({ firstToldAt: start + 50 * minute });
    expect(again.when(due, at60).events).toEqual([]);
  });

  test('has the approvers asked for the record’s own words, and the lead told, where nobody wrote any', () => {
    const late = working.when(due, at60);
    expect(standing(late)).toMatchObject({ status: 'waiting', wording: { words: 'From the record.', author: null } });
    expect(shown(late)).toEqual(['customer/4/CLARA', 'customer/4/EVA']);
    expect(late.intents).toContainEqual({ type: 'tell-person', person: ana, seq: 4 });
    expect(standing(late.when(approve('From the record.')))).toMatchObject({ status: 'approved', by: clara });
  });

  test('has them asked again where they have not answered', () => {
    const late = working.when(write('Sorry.')).when(due, at60);
    expect(late.events).toEqual([{ type: 'customer-text-overdue', by: null, ask: [clara, eva], missing: [] }]);
    expect(shown(late)).toEqual(
      expect.arrayContaining(['customer/4/CLARA', 'customer/5/CLARA', 'customer/4/EVA', 'customer/5/EVA']),
    );
    expect(standing(late.when(approve('Sorry.', eva)))).toMatchObject({ status: 'approved', by: eva });
  });

  test('has whoever is to tell them asked again where the words are approved', () => {
    const late = working.when(write('Sorry.')).when(approve('Sorry.')).when(due, at60);
    expect(late.events).toEqual([{ type: 'customer-text-overdue', by: null, ask: [ana], missing: [] }]);
    expect(shown(late)).toContain('customer/6/ANA');
  });

  test('is there from the opening on, moves with the severity, and nobody resolves it away', () => {
    const { severity, stakeholderChannels, warRoom } = working.state.terms;
    const to = {
      severity: { ...severity, key: 'sev2' },
      acknowledgeWithinMs: minute,
      firstUpdate: { draftAfterMs: hour, withinMs: 2 * hour },
      stakeholderChannels,
      warRoom,
    };
    const moved = working.when({ type: 'change-severity', by: ana, to });
    expect(moved.intents).toContainEqual(arm(start + 2 * hour));
    expect(moved.state.customerText).toMatchObject({ by: start + 2 * hour });
    const over = working.when({ type: 'resolve', by: ana, fix: 'Rolled back.' });
    expect(over.intents).not.toContainEqual({ type: 'cancel', kinds: ['customer-text'] });
    expect(standing(over.when(due, at60))).toMatchObject({ status: 'waiting' });
  });
});
