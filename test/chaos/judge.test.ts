import { describe, expect, it } from 'vitest';
import type { CallEntry } from '../../emulator/state/log.ts';
import { judge, type Places, type Story } from './judge.ts';

const places: Places = { people: [['UA', 'UB'], ['UC'], ['UD']], leads: '#support-leads' };
const unanswered: Story = { title: 'Orders vanish 1-1', openedAt: 1_000, answered: false, answeredAt: null };

const post = (channel: string, at: number, more = ''): CallEntry => ({
  kind: 'call',
  method: 'chat.postMessage',
  args: { channel, text: `ESC-1\nOrders vanish 1-1\n${more}` },
  answer: { ok: true, channel, ts: String(at) },
  status: 200,
  at,
  ms: 1,
});
const repeat = 'Possible repeat: Slack did not confirm an earlier attempt.';
const tier1 = [post('UA', 1_100), post('UB', 1_100)];
const whole = [...tier1, post('UC', 4_200), post('UD', 7_300), post('#support-leads', 10_400)];

const violations = (log: readonly CallEntry[], story = unanswered, ...troubles: readonly number[]) =>
  judge(log, story, places, troubles).violations;

describe('what nobody answers', () => {
  it('is in order when each tier is paged once and the channel is told in the end', () => {
    expect(judge(whole, unanswered, places, [])).toEqual({
      pages: 4,
      repeats: 0,
      worstLatenessMs: 100,
      violations: [],
    });
  });
  it.each([
    ['a person', whole.filter(({ args }) => args['channel'] !== 'UB'), /LOST: tier1-b/],
    ['the channel', whole.slice(0, -1), /LOST: the channel/],
    ['everything, also what Slack refused', whole.map((call) => ({ ...call, answer: { ok: false } })), /LOST/],
  ])('is lost when %s is left out', (_name, log, said) => {
    expect(violations(log).join()).toMatch(said);
  });
  it('is late when a tier waits longer than the trouble and its grace', () => {
    const late = [...tier1, post('UC', 60_000), post('UD', 63_100), post('#support-leads', 67_000)];
    expect(violations(late).join()).toMatch(/LATE: tier 2 .* 55900 ms late/);
    expect(violations(late, unanswered, 40_000)).toEqual([]);
    expect(violations(late, unanswered, 8_000, 40_000)).toEqual([]);
  });
  it('is late all the same when trouble came after it', () => {
    const late = [...tier1, post('UC', 60_000), post('UD', 63_100), post('#support-leads', 67_000)];
    expect(violations(late, unanswered, 8_000, 61_000).join()).toMatch(/LATE: tier 2/);
  });
});

describe('a page that came twice', () => {
  it('is forgiven once when it says so', () => {
    const verdict = judge([...whole, post('UC', 9_000, repeat)], unanswered, places, []);
    expect(verdict).toMatchObject({ repeats: 1, violations: [] });
  });
  it.each([
    ['when it does not say so', [post('UC', 9_000)]],
    ['when it comes a third time', [post('UC', 9_000, repeat), post('UC', 12_000, repeat)]],
  ])('is a broken promise %s', (_name, more) => {
    expect(violations([...whole, ...more]).join()).toMatch(/DOUBLED: tier2-a/);
  });
  it('is one in the channel too', () => {
    expect(violations([...whole, post('#support-leads', 12_000)]).join()).toMatch(/DOUBLED: the channel/);
  });
});

describe('what somebody answered', () => {
  const answered: Story = { ...unanswered, answered: true, answeredAt: 4_000 };
  it('pages nobody after it, but for what was on its way', () => {
    expect(violations([...tier1, post('UC', 13_000)], answered)).toEqual([]);
    expect(violations([...tier1, post('UC', 15_000)], answered).join()).toMatch(/AFTER THE ANSWER: tier 2/);
  });
  it('has lost a page that was long due before the answer', () => {
    expect(violations([], { ...answered, answeredAt: 40_000 }).join()).toMatch(/LOST: tier1-a/);
    expect(violations([], { ...answered, answeredAt: 2_000 })).toEqual([]);
  });
  it('has lost none that trouble held back and that was not late yet', () => {
    expect(violations([], { ...answered, answeredAt: 40_000 }, 20_000)).toEqual([]);
    expect(violations([], { ...answered, answeredAt: 60_000 }, 20_000).join()).toMatch(/LOST: tier1-a/);
  });
});

describe('an escalation', () => {
  const room = { ...post('C1', 1_500), method: 'conversations.create', args: { name: 'esc-1-orders-vanish-1-1' } };
  it('has one room', () => {
    expect(violations([...whole, room])).toEqual([]);
    expect(violations([...whole, room, { ...room, args: { name: 'esc-1-orders-vanish-1-1-2' } }]).join()).toMatch(
      /2 rooms/,
    );
  });
  it('is opened once', () => {
    const second = { ...post('C1', 1_500), args: { channel: 'C1', text: 'ESC-2 Orders vanish 1-1' } };
    expect(violations([...whole, second]).join()).toMatch(/opened 2 times/);
  });
});

it('what was never saved promises nothing', () => {
  expect(violations([], { ...unanswered, openedAt: null })).toEqual([]);
});
