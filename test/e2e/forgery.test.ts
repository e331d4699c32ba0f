import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { clickOf, headersFor, send, userChanged, type Request } from '../support/as-slack.ts';
import { escalate, happenings } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
let acknowledging: Request;
beforeAll(async () => {
  rig = await startRig('http');
  await escalate(rig, 'sev1 Front door open');
  const { id } = await rig.db.selectFrom('escalations').select('id').executeTakeFirstOrThrow();
  acknowledging = clickOf(rig, rig.as('bruno').id, 'escalation.acknowledge', `${id}.1.1`);
});
afterAll(() => rig.stop());

const everythingWritten = async () => [
  await happenings(rig),
  await rig.db.selectFrom('people').selectAll().orderBy('user_id').execute(),
  await rig.db.selectFrom('outbox').select('id').orderBy('id').execute(),
];

async function post(body: string, headers: Record<string, string>) {
  const response = await fetch(rig.eventsUrl, { method: 'POST', headers, body });
  await rig.settle();
  return { status: response.status, body: await response.text() };
}

describe('a request that Slack did not sign', () => {
  it.each([
    ['with another secret', { secret: 'not the secret' }],
    ['six minutes old', { at: Date.now() - 6 * minute }],
    ['six minutes ahead', { at: Date.now() + 6 * minute }],
    ['of 1970', { at: 0 }],
  ])('is refused and writes nothing: %s', async (_, signing) => {
    const before = await everythingWritten();
    expect(await send(rig, acknowledging, signing)).toEqual({ status: 401, body: '' });
    expect(await send(rig, await userChanged(rig, 'bruno', { deleted: true }), signing)).toMatchObject({ status: 401 });
    expect(await everythingWritten()).toEqual(before);
  });

  it('is refused when its body, its time or its signature was touched or left out', async () => {
    const before = await everythingWritten();
    const headers = headersFor(rig, acknowledging);
    const { 'x-slack-signature': signature = '', 'x-slack-request-timestamp': timestamp = '', ...rest } = headers;
    const tampered = [
      [`${acknowledging.body}&more=1`, headers],
      [acknowledging.body, { ...headers, 'x-slack-request-timestamp': String(Number(timestamp) - 1) }],
      [acknowledging.body, { ...headers, 'x-slack-request-timestamp': 'soon' }],
      [acknowledging.body, { ...headers, 'x-slack-signature': signature.replace('v0=', 'v1=') }],
      [acknowledging.body, { ...headers, 'x-slack-signature': 'v0=' }],
      [acknowledging.body, { ...rest, 'x-slack-request-timestamp': timestamp }],
      [acknowledging.body, { ...rest, 'x-slack-signature': signature }],
      [acknowledging.body, rest],
    ] as const;
    for (const [body, given] of tampered) expect(await post(body, given)).toEqual({ status: 401, body: '' });
    expect(await everythingWritten()).toEqual(before);
  });

  it('is refused before it is read when it is enormous', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024);
    const { status } = await post(body, { 'content-type': 'application/json', connection: 'close' });
    expect(status).toBe(413);
  });
});

describe('a request that Slack signed', () => {
  it('has its effect, and has it once although it is sent again', async () => {
    const before = await happenings(rig);
    expect(await send(rig, acknowledging)).toMatchObject({ status: 200 });
    expect(await send(rig, acknowledging)).toMatchObject({ status: 200 });
    expect(await happenings(rig)).toBe(before + 1);
    expect((await rig.as('bruno').dm(/Front door/)).text).toMatch(/You lead it/);
  });

  it('may say what no listener knows: it is acknowledged, and nothing happens', async () => {
    const before = await everythingWritten();
    expect((await send(rig, clickOf(rig, rig.as('bruno').id, 'unknown.button', 'x'))).status).toBe(200);
    expect(await everythingWritten()).toEqual(before);
  });
});
