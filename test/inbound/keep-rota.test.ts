import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { keepRota } from '../../src/inbound/timers/keep-rota.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { silentLog } from '../support/log.ts';
import { policyInForce } from '../support/policy-in-force.ts';

const team = asTeamId('T-ROTA');
let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const notices = async () =>
  (await desk.db.selectFrom('lack_notices').select('id').where('team_id', '=', team).execute()).length;

test('nobody is told of as missing before the people of the policy were looked up', async () => {
  const looked = Promise.withResolvers<void>();
  const began = Promise.withResolvers<'began'>();
  const policy = () => {
    began.resolve('began');
    return policyInForce();
  };
  const rota = keepRota({ desk, team, policy, log: silentLog, looked: looked.promise });
  // A look that does not wait has asked for the policy by then.
  expect(await Promise.race([began.promise, notices()])).toBe(0);
  looked.resolve();
  await rota.run();
  expect(await notices()).toBe(1);
  await rota.stop();
});
