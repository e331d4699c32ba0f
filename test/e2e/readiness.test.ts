import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { calls, escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
let monitor: Server;
let beats: number;
beforeEach(async () => {
  beats = 0;
  monitor = createServer((_, response) => {
    beats += 1;
    response.end();
  });
  monitor.listen(0, '127.0.0.1');
  await once(monitor, 'listening');
  const address = monitor.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  rig = await startRig('socket', {}, { RELEVO_HEARTBEAT_URL: `http://127.0.0.1:${port}/ping` });
});
afterEach(async () => {
  await rig.stop();
  monitor.closeAllConnections();
  monitor.close();
});

async function probe(path: string) {
  const response = await fetch(`http://127.0.0.1:${rig.port}${path}`);
  return { status: response.status, body: await response.json() };
}

describe('readiness', () => {
  it('names what paging needs, and asks Slack once however often it is asked', async () => {
    const before = calls(rig, 'auth.test').length;
    const all = { database: 'ok', slack: 'ok', sweep: 'ok', queue: 'ok' };
    for (let each = 0; each < 3; each += 1)
      expect(await probe('/readyz')).toEqual({ status: 200, body: { status: 'ok', checks: all } });
    expect(calls(rig, 'auth.test').length - before).toBe(1);
  });

  it('is over when Slack refuses the token, while the process is alive', async () => {
    const invalid = { do: 'error', code: 'invalid_auth' } as const;
    rig.workspace.faults.add({ method: 'auth.test', times: 'always', outcome: invalid });
    expect(await probe('/readyz')).toMatchObject({ status: 503, body: { checks: { slack: 'invalid_auth' } } });
    expect(await probe('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  });
});

describe('the outside monitor', () => {
  it('hears from Relevo while all is well', async () => {
    await escalate(rig, 'sev1 Well');
    await rig.advance(hour);
    await rig.audit();
    expect(beats).toBe(1);
    await rig.audit();
    expect(beats).toBe(2);
  });

  it('hears nothing while a page is stuck, and hears again when it went out', async () => {
    const unavailable = { do: 'http', status: 503 } as const;
    rig.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'bruno' },
      times: 'always',
      outcome: unavailable,
    });
    await escalate(rig, 'sev3 Stuck');
    await rig.advance(3 * minute);
    await rig.audit();
    expect(beats).toBe(0);
    rig.workspace.faults.clear();
    // It is looked for twice, lest it be sent twice.
    for (let each = 0; each < 3; each += 1) await rig.advance(minute);
    await rig.audit();
    expect(beats).toBe(1);
  });

  it('hears nothing while Slack refuses the token', async () => {
    const revoked = { do: 'error', code: 'token_revoked' } as const;
    rig.workspace.faults.add({ method: 'auth.test', times: 'always', outcome: revoked });
    await rig.audit();
    expect(beats).toBe(0);
  });
});
