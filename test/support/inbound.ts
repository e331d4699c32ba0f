import type { Inbound } from '../../src/inbound/context.ts';
import { sendingClient } from '../../src/platform/slack-web.ts';
import type { TestDesk } from './desk.ts';
import { team } from './domain.ts';
import { idleGroups } from './idle-groups.ts';
import { idleHomes } from './idle-homes.ts';
import { silentLog } from './log.ts';
import { noWays } from './no-ways.ts';
import { policyInForce } from './policy-in-force.ts';
import { apiUrl } from './slack-api.ts';

/** What listeners are given, with the policy that comes with Relevo; Slack is what `startSlackApi` plays. */
export const inboundOf = (desk: TestDesk, changes: Partial<Inbound> = {}): Inbound => ({
  desk,
  team,
  web: sendingClient('xoxb-test', apiUrl),
  policy: policyInForce,
  log: silentLog,
  ways: noWays,
  groups: idleGroups,
  homes: idleHomes,
  wake() {},
  ...changes,
});
