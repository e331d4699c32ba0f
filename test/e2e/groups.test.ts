import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { secondTier, startRuled, type RuledRig } from '../support/ruled.ts';
import { written, type Written } from '../support/written.ts';

let manifest: Written;
let rig: RuledRig;
let group: string;
beforeAll(async () => {
  // Whoever changes groups in Slack does so by hand; the tests do it with the app's own token.
  manifest = await written('slack-manifest.yml', ['- usergroups:read', '- usergroups:write\n      - usergroups:read']);
  rig = await startRuled([[secondTier, 'page: [{ usergroup: payments-experts }]']], { manifest: manifest.file });
  group = (await rig.slack.usergroups.list()).usergroups?.[0]?.id ?? '';
});
afterAll(async () => {
  await rig.stop();
  await manifest.remove();
});

const members = async (...people: string[]) => {
  await rig.slack.usergroups.users.update({ usergroup: group, users: people.map((name) => rig.as(name).id).join(',') });
  await rig.settle();
};
const pagedAs = (person: string, named: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => named.test(text));

describe('a user group that the policy names', () => {
  it('is paged by whoever is in it', async () => {
    const { named } = await escalate(rig, 'sev1 Refunds stuck');
    expect((await rig.as('bruno').dm(named)).text).toMatch(/then tier 2: @Dana Brooks, @Luis Ortega/);
    await rig.advance(5 * minute);
    expect((await rig.as('dana').dm(named)).text).toMatch(/Paging you as tier 2, Specialists · with @Luis Ortega/);
  });

  it('is paged by whoever is in it then: a change in Slack counts at the next page', async () => {
    await members('ana', 'dana');
    const { named } = await escalate(rig, 'sev1 Vouchers refused');
    await rig.advance(5 * minute);
    expect(pagedAs('ana', named)).toHaveLength(1);
    expect(pagedAs('luis', named)).toHaveLength(0);
  });

  it('skips a guest and somebody who has left, and says whom', async () => {
    await members('ana', 'dana', 'luis');
    rig.workspace.restrict('dana', true);
    await rig.settle();
    const { named, room } = await escalate(rig, 'sev1 Receipts blank');
    const card = await rig.as('ana').sees(room, /Opened\W+by/);
    expect(card.text).toMatch(/Not found in tier 2, Specialists: dana \(usergroup payments-experts\)/);
    await rig.advance(5 * minute);
    expect([pagedAs('dana', named).length, pagedAs('ana', named).length]).toEqual([0, 1]);
    rig.workspace.restrict('dana', false);
    await rig.settle();
  });

  it('that has nobody left in it is shown as missing, and its tier is passed over at once', async () => {
    await rig.slack.usergroups.disable({ usergroup: group });
    await rig.settle();
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.text).toMatch(
      /No se avisa en el nivel 2, Especialistas: usergroup payments-experts \(no tiene a nadie\)/,
    );
    await form.close();
    const { named, room } = await escalate(rig, 'sev1 Terminals dark');
    expect((await ana.sees(room, /Opened\W+by/)).text).toMatch(/Specialists: usergroup payments-experts/);
    await rig.advance(5 * minute);
    expect((await rig.as('luis').dm(named)).text).toMatch(/Se le avisa como nivel 3/);
    expect([pagedAs('dana', named).length, pagedAs('ana', named).length]).toEqual([0, 0]);
  });

  it('is learnt at the start as well: what changed while nobody listened counts', async () => {
    await rig.stopRelevo();
    await rig.slack.usergroups.enable({ usergroup: group });
    await rig.slack.usergroups.users.update({ usergroup: group, users: rig.as('dana').id });
    await rig.startRelevo();
    const { named } = await escalate(rig, 'sev1 Totals wrong');
    await rig.advance(5 * minute);
    expect(pagedAs('dana', named)).toHaveLength(1);
  });
});
