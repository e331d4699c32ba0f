import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../local/free-port.ts';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig('http');
});
afterAll(() => rig.stop());

it('while nothing that Slack sends arrives, the next tiers are paged in time all the same', async () => {
  const { named } = await escalate(rig, 'sev1 Nobody hears');
  rig.workspace.deliverByHttp(`http://127.0.0.1:${await freePort()}/nobody`, rig.workspace.signingSecret);
  await rig.advance(5 * minute);
  await rig.as('dana').dm(named);
  await rig.advance(5 * minute);
  await rig.as('luis').dm(named);
  rig.workspace.deliverByHttp(rig.eventsUrl, rig.workspace.signingSecret);
  const page = await rig.as('luis').dm(named);
  await page.button('Atender').click();
  await rig.settle();
  expect(page.text).toMatch(/Está a su cargo/);
});
