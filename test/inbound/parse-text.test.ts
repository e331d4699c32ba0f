import { describe, expect, test } from 'vitest';
import { nearestVerb, parseText, splitCustomer } from '../../src/inbound/slack/commands/parse-text.ts';

const severities = [
  { key: 'sev1', label: { en: 'Critical', es: 'Crítica' } },
  { key: 'sev2', label: { en: 'High', es: 'Alta' } },
];
const parse = (text: string) => parseText(text, severities);

describe('words after /escalate', () => {
  test.each(['', '   ', '\n', '\u200F\u0000'])('nothing to read in %j is nothing', (text) => {
    expect(parse(text)).toMatchObject({ type: 'empty', inRoom: { verb: 'show' } });
  });

  test.each([
    ['list', 'list', null],
    ['LIST', 'list', null],
    ['show ESC-142', 'show', 142],
    ['ack 142', 'ack', 142],
    ['resolve esc142', 'resolve', 142],
    ['  who  ', 'who', null],
  ])('%j is a verb', (text, verb, number) => {
    expect(parse(text)).toEqual({ type: 'verb', verb, number, words: '' });
  });

  test('what follows the reference is kept, line breaks included', () => {
    expect(parse('resolve ESC-142 Restarted the pods.\nTwice.')).toEqual({
      type: 'verb',
      verb: 'resolve',
      number: 142,
      words: 'Restarted the pods.\nTwice.',
    });
  });

  test('who takes a severity instead of a reference', () => {
    expect(parse('who SEV2')).toEqual({ type: 'verb', verb: 'who', number: null, words: 'sev2' });
    expect(parse('severity Sev2')).toEqual({ type: 'verb', verb: 'severity', number: null, words: 'sev2' });
    expect(parse('severity ESC-142 sev2')).toEqual({ type: 'verb', verb: 'severity', number: 142, words: 'sev2' });
  });

  test.each(['show stopper in checkout', 'list of orders is empty'])('a title may begin like a verb: %j', (text) => {
    expect(parse(text)).toEqual({ type: 'open', severity: null, rest: text });
  });

  test("a verb that takes words is one in an escalation's room, to be confirmed", () => {
    expect(parse('update of the gateway fails\nagain')).toEqual({
      type: 'open',
      severity: null,
      rest: 'update of the gateway fails again',
      inRoom: { type: 'verb', verb: 'update', number: null, words: 'of the gateway fails\nagain', toConfirm: true },
    });
  });

  test.each([
    ['lst', 'list'],
    ['hlep', 'help'],
    ['resolv ESC-142', 'resolve'],
    ['res', 'resolve'],
    ['frobnicate 12', null],
  ])('%j is not understood, and the nearest verb is %s', (text, nearest) => {
    expect(parse(text)).toEqual({ type: 'unknown', word: text.split(' ')[0], nearest });
  });

  test.each(['sev1', 'SEV1', 'sev1:', 'critical', 'Crítica'])('%s at the beginning is the severity', (word) => {
    expect(parse(`${word} Acme  checkout is down`)).toEqual({
      type: 'open',
      severity: 'sev1',
      rest: 'Acme checkout is down',
    });
  });

  test('a severity later in the text is part of the title', () => {
    expect(parse('Acme says sev1')).toEqual({ type: 'open', severity: null, rest: 'Acme says sev1' });
  });

  test('a single word that is near no verb is a title', () => {
    expect(parse('checkout')).toEqual({ type: 'open', severity: null, rest: 'checkout' });
  });

  test('mentions, links and escaped signs are read as they were typed', () => {
    expect(parse('<@U1|ana> says <#C1|orders> &amp; <https://a.example/x> fail &lt;again&gt;')).toMatchObject({
      rest: '@ana says #orders & https://a.example/x fail <again>',
    });
  });
});

describe('the customer in a text', () => {
  const known = ['Acme', 'Acme Corp', 'Ñandú Viajes'];

  test.each([
    ['Acme Corp checkout is down', 'Acme Corp', 'checkout is down'],
    ['acme: checkout is down', 'Acme', 'checkout is down'],
    ['ñandú viajes - no carga', 'Ñandú Viajes', 'no carga'],
    ['Acmeville is down', null, 'Acmeville is down'],
    ['"Blue Sky" checkout is down', 'Blue Sky', 'checkout is down'],
    ['“acme corp”: checkout is down', 'Acme Corp', 'checkout is down'],
    ['checkout at Acme is down', null, 'checkout at Acme is down'],
    ['Acme', 'Acme', 'Acme'],
    ['"all of it"', null, '"all of it"'],
  ])('%j', (text, customer, title) => {
    expect(splitCustomer(text, known)).toEqual({ customer, title });
  });
});

test('a word of any length is compared without delay', () => {
  expect(nearestVerb('e'.repeat(10_000))).toBeNull();
});
