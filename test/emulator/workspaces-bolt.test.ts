import type { ButtonAction } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { seedOf } from '../../emulator/seed.ts';
import type { DeliveryEntry } from '../../emulator/state/log.ts';
import type { Workspace } from '../../emulator/workspace.ts';
import { installByPage, oauthApp, type OAuthApp } from './oauth-app.ts';
import { clientWith, installable } from './oauth-flow.ts';
import { errorOf, eventsOf } from './wide-app.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

type Seen = { trigger: string; responseUrl: string };

/** An app that says whose token it answers with: to a command with a button, to a click with a modal. */
function teach({ app }: OAuthApp, seen: Map<string, Seen>): void {
  app.command('/visit', async ({ ack, client, respond, body }) => {
    await ack();
    seen.set(body.team_id, { trigger: body.trigger_id, responseUrl: body.response_url });
    const { team } = await client.auth.test();
    const text = `At work in ${team}`;
    const button: ButtonAction['text'] = { type: 'plain_text', text: 'Ask' };
    await respond({
      text,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text } },
        { type: 'actions', elements: [{ type: 'button', action_id: 'ask', text: button }] },
      ],
    });
  });
  app.action('ask', async ({ ack, client, body }) => {
    await ack();
    const { team } = await client.auth.test();
    const block = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `Asked in ${team}` } };
    const title = { type: 'plain_text' as const, text: 'Asked' };
    if ('trigger_id' in body)
      await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks: [block] } });
  });
}

async function open(over: 'http' | 'socket') {
  const workspace = await installable({ redirectUrls: [], others: [seedOf('globex')] });
  stops.push(() => workspace.stop());
  workspace.uninstall();
  await workspace.settled();
  const bolt = await oauthApp(workspace, over);
  const seen = new Map<string, Seen>();
  teach(bolt, seen);
  await bolt.start();
  stops.push(() => bolt.app.stop());
  const globex = workspace.team('globex');
  await installByPage(workspace, bolt.home);
  await installByPage(workspace, bolt.home, { team: globex.teamId, as: 'hana' });
  const tokens = { acme: tokenIn(bolt, workspace.teamId), globex: tokenIn(bolt, globex.teamId) };
  return { workspace, globex, bolt, tokens, seen };
}

function tokenIn({ kept }: OAuthApp, team: string): string {
  return kept.get(team)?.bot?.token ?? '';
}

function deliveriesOf({ log }: Workspace): DeliveryEntry[] {
  return log.filter((entry) => entry.kind === 'delivery');
}

describe.each(['http', 'socket'] as const)('an app in two workspaces, over %s', (over) => {
  it('answers each with the token of that one', async () => {
    const { workspace, globex, tokens, bolt } = await open(over);
    expect(tokens.acme).toMatch(/^xoxb-/);
    expect(tokens.globex).toMatch(/^xoxb-/);
    expect(tokens.globex).not.toBe(tokens.acme);
    expect(bolt.kept.get(globex.teamId)).toMatchObject({
      team: { id: globex.teamId, name: 'Globex' },
      user: { id: globex.as('hana').id },
    });
    for (const [person, name] of [
      [workspace.as('ana'), 'Acme'],
      [globex.as('hana'), 'Globex'],
    ] as const) {
      await person.in('general').command('/visit');
      const answer = await person.sees('general', new RegExp(`At work in ${name}`));
      await answer.button('Ask').click();
      await person.modal(new RegExp(`Asked in ${name}`));
    }
    const [first, last] = [deliveriesOf(workspace).at(0), deliveriesOf(workspace).at(-1)];
    expect(first?.team).toBe(workspace.teamId);
    expect(last).toMatchObject({ team: globex.teamId, payload: { team: { id: globex.teamId, domain: 'globex' } } });
  });

  it('leaves one and stays in the other', async () => {
    const { workspace, globex, tokens, bolt } = await open(over);
    const before = (await eventsOf(workspace)).length;
    globex.uninstall();
    const events = (await eventsOf(workspace)).slice(before);
    expect(events.map((event) => event['type'])).toEqual(['tokens_revoked', 'app_uninstalled']);
    const [entry] = deliveriesOf(workspace).slice(-1);
    expect(entry?.payload).toMatchObject({
      team_id: globex.teamId,
      context_team_id: globex.teamId,
      authorizations: [{ team_id: globex.teamId }],
    });
    expect([...bolt.kept.keys()]).toEqual([workspace.teamId]);
    expect(await errorOf(clientWith(workspace, tokens.globex).auth.test())).toBe('account_inactive');
    await expect(globex.as('hana').in('general').command('/visit')).rejects.toThrow('not a valid command');
    const ana = workspace.as('ana');
    await ana.in('general').command('/visit');
    await ana.sees('general', /At work in Acme/);

    await installByPage(workspace, bolt.home, { team: globex.teamId, as: 'omar' });
    await globex.as('omar').in('general').command('/visit');
    await globex.as('omar').sees('general', /At work in Globex/);
  });

  it('cannot use in one what it was given in the other', async () => {
    const { workspace, globex, tokens, seen } = await open(over);
    const hana = globex.as('hana');
    await hana.in('general').command('/visit');
    await hana.sees('general', /At work/);
    const { trigger = '' } = seen.get(globex.teamId) ?? {};
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Stray' }, blocks: [] };
    const acme = clientWith(workspace, tokens.acme);
    expect(await errorOf(acme.views.open({ trigger_id: trigger, view }))).toBe('invalid_trigger_id');
    expect((await clientWith(workspace, tokens.globex).views.open({ trigger_id: trigger, view })).ok).toBe(true);

    const { responseUrl = '' } = seen.get(globex.teamId) ?? {};
    const stray = responseUrl.replace(globex.teamId, workspace.teamId);
    const post = (url: string) => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'Found' }) });
    expect((await post(stray)).status).toBe(404);
    expect((await post(responseUrl)).status).toBe(200);
    await hana.sees('general', /Found/);
  });
});
