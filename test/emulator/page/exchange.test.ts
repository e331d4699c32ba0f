import { describe, expect, it } from 'vitest';
import { curlOf, indented, isSought, remarksOf, summaryOf } from '../../../emulator/page/exchange.ts';
import type { Logged } from '../../../emulator/protocol.ts';

const call = (more: Partial<Extract<Logged, { kind: 'call' }>> = {}): Logged => ({
  n: 1,
  kind: 'call',
  method: 'chat.postMessage',
  args: { channel: 'C1', text: "It's down" },
  answer: { ok: true },
  status: 200,
  at: 0,
  ms: 3,
  ...more,
});

const delivery = (more: Partial<Extract<Logged, { kind: 'delivery' }>> = {}): Logged => ({
  n: 2,
  kind: 'delivery',
  type: 'events_api',
  transport: 'socket',
  payload: { event: { type: 'app_mention' } },
  attempt: 0,
  acknowledged: 'in time',
  answer: {},
  at: 0,
  ms: 3,
  ...more,
});

describe('an entry in words', () => {
  it('says what came of a call', () => {
    expect(summaryOf(call())).toEqual({
      title: 'chat.postMessage',
      detail: 'C1',
      outcome: 'ok · 200',
      isProblem: false,
    });
    expect(summaryOf(call({ answer: { ok: false, error: 'invalid_blocks' } })).outcome).toBe('invalid_blocks · 200');
    expect(summaryOf(call({ answer: { ok: false, error: 'ratelimited' }, status: 429 })).outcome).toBe(
      'rate limited · 429',
    );
    expect(summaryOf(call({ answer: {}, status: null, ms: 0 }))).toMatchObject({
      outcome: 'waiting',
      isProblem: false,
    });
    const fault = { rule: 'F1', outcome: 'refuse' };
    expect(summaryOf(call({ answer: {}, status: null, fault }))).toMatchObject({
      outcome: 'no answer · fault: refuse',
      isProblem: true,
    });
  });

  it('says what was delivered, and whether it was acknowledged', () => {
    expect(summaryOf(delivery())).toMatchObject({
      title: 'events_api',
      detail: 'app_mention',
      outcome: 'acknowledged',
      isProblem: false,
    });
    expect(summaryOf(delivery({ attempt: 1, acknowledged: 'never' }))).toMatchObject({
      detail: 'app_mention, attempt 2',
      outcome: 'never acknowledged',
      isProblem: true,
    });
    const click = { type: 'block_actions', actions: [{ action_id: 'acknowledge' }] };
    expect(summaryOf(delivery({ type: 'interactive', payload: click })).detail).toBe('block_actions acknowledge');
    const command = { command: '/escalate', text: 'sev1' };
    expect(summaryOf(delivery({ type: 'slash_commands', payload: command })).detail).toBe('/escalate sev1');
  });

  it('repeats what Slack says about the arguments', () => {
    const answer = {
      ok: false,
      response_metadata: { messages: ['[ERROR] too long'], warnings: ['superfluous_charset'] },
    };
    expect(remarksOf(call({ answer }))).toEqual(['[ERROR] too long', 'superfluous_charset']);
  });
});

describe('the filter', () => {
  it('finds every word anywhere in an entry, and nothing but the kind', () => {
    expect(isSought(call(), 'all', 'DOWN chat.post')).toBe(true);
    expect(isSought(call(), 'all', 'down elsewhere')).toBe(false);
    expect(isSought(call(), 'deliveries', '')).toBe(false);
    expect(isSought(delivery(), 'calls', '')).toBe(false);
    expect(isSought(delivery(), 'problems', '')).toBe(false);
    expect(isSought(delivery({ acknowledged: 'late' }), 'problems', 'late')).toBe(true);
  });
});

describe('what is copied', () => {
  it('opens lists that were sent as text', () => {
    expect(indented({ blocks: '[{"type":"divider"}]', text: '[not json' })).toBe(
      JSON.stringify({ blocks: [{ type: 'divider' }], text: '[not json' }, null, 2),
    );
  });

  it('is a command that a shell takes as it is, with the token left to the environment', () => {
    expect(curlOf(call({ args: { channel: 'C1', text: "It's down", blocks: [] } }), 'http://127.0.0.1:1')).toBe(
      [
        "curl -X POST 'http://127.0.0.1:1/api/chat.postMessage'",
        '-H "Authorization: Bearer $SLACK_BOT_TOKEN"',
        "--data-urlencode 'channel=C1'",
        "--data-urlencode 'text=It'\\''s down'",
        "--data-urlencode 'blocks=[]'",
      ].join(' \\\n  '),
    );
    expect(curlOf(call({ method: 'apps.connections.open', args: {} }), 'http://x')).toContain('$SLACK_APP_TOKEN');
    expect(curlOf(call({ method: 'response_url' }), 'http://x')).toBeNull();
    expect(curlOf(call({ method: 'upload', args: { file: 'F1', size: 3 } }), 'http://x')).toBeNull();
    expect(curlOf(delivery(), 'http://x')).toBeNull();
  });
});
