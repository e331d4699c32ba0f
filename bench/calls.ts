import { promisedPerMinute } from '../emulator/limits/tiers.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocally } from '../local/desk.ts';
import type { Finding } from './findings.ts';

const minute = 60_000;

/**
 * What one escalation costs: opened with a room, passed on to the second tier, acknowledged there, updated, resolved.
 * Slack promises so many calls of each method a minute: the ratio is the share of a minute that one escalation takes.
 */
export async function benchCalls(): Promise<Finding[]> {
  const home = await mkdtemp(join(tmpdir(), 'relevo-calls-'));
  const desk = await startLocally({ RELEVO_HOME: home, PORT: '0', LOG_LEVEL: 'fatal' }, 0);
  const { workspace } = desk;
  if (!workspace) throw new Error('the calls are counted in the local workspace');
  const settle = async () => {
    await workspace.settled();
    await desk.relevo().settle();
    await workspace.settled();
  };
  const from = workspace.log.length;
  const [bruno, dana] = [workspace.as('bruno'), workspace.as('dana')];
  await bruno.in('support').command('/escalate sev1 Checkout is down');
  const form = await bruno.modal(/Paged at once/);
  await form.fill({ 'What is happening?': 'Every order fails.' }).submit();
  await settle();
  workspace.clock.advance(5 * minute);
  await settle();
  await (await dana.dm(/Checkout is down/)).button('Acknowledge').click();
  await settle();
  await dana.in('support').command('/escalate update ESC-1 We are rolling back.');
  await settle();
  await dana.in('support').command('/escalate resolve ESC-1 Rolled back.');
  await settle();
  const calls = workspace.log.slice(from).flatMap((entry) => (entry.kind === 'call' ? [entry.method] : []));
  await desk.stop();
  await rm(home, { recursive: true, force: true });
  return Object.entries(Object.groupBy(calls, (method) => method))
    .flatMap(([method, made = []]) => {
      const promised = promisedPerMinute(method);
      return promised === undefined ? [] : [{ method, made: made.length, promised }];
    })
    .toSorted((a, b) => b.made / b.promised - a.made / a.promised)
    .map(({ method, made, promised }) => ({
      what: method,
      against: 'what Slack promises a minute',
      ours: made,
      theirs: promised,
      unit: 'calls',
      goal: null,
    }));
}
