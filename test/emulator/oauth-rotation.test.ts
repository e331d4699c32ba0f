import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedOf } from '../../emulator/seed.ts';
import type { Workspace } from '../../emulator/workspace.ts';
import { asking, clientWith, codeFor, decide, installable, REDIRECT } from './oauth-flow.ts';
import { errorOf } from './wide-app.ts';

const HOUR = 3600_000;

let workspace: Workspace;
beforeEach(async () => {
  workspace = await installable({ rotation: true });
});
afterEach(() => workspace.stop());

const credentials = () => ({ client_id: workspace.clientId, client_secret: workspace.clientSecret });
const install = async () =>
  clientWith(workspace).oauth.v2.access({
    ...credentials(),
    code: await codeFor(workspace),
    redirect_uri: REDIRECT,
  });
const refresh = (token = '') =>
  clientWith(workspace).oauth.v2.access({ ...credentials(), grant_type: 'refresh_token', refresh_token: token });
const test = (token = '') => clientWith(workspace, token).auth.test();

it('an access token lasts twelve hours of workspace time', async () => {
  const given = await install();
  expect(given).toMatchObject({ expires_in: 43_200, token_type: 'bot' });
  expect(given.access_token).toMatch(/^xoxe\.xoxb-1-/);
  expect(given.refresh_token).toMatch(/^xoxe-1-/);
  workspace.clock.advance(11 * HOUR);
  const { expires_in: left = 0 } = await test(given.access_token);
  expect(left).toBeGreaterThan(3590);
  expect(left).toBeLessThanOrEqual(3600);
  workspace.clock.advance(HOUR);
  expect(await errorOf(test(given.access_token))).toBe('token_expired');
});

it('a refresh token gives new ones, once, even when its access token has expired', async () => {
  const first = await install();
  workspace.clock.advance(13 * HOUR);
  const second = await refresh(first.refresh_token);
  expect((await test(second.access_token)).ok).toBe(true);
  expect(await errorOf(refresh(first.refresh_token))).toBe('invalid_refresh_token');
  expect((await refresh(second.refresh_token)).ok).toBe(true);
});

it('two access tokens live at a time: a third ends the oldest', async () => {
  const first = await install();
  const second = await refresh(first.refresh_token);
  expect((await test(first.access_token)).ok).toBe(true);
  const third = await refresh(second.refresh_token);
  expect(await errorOf(test(first.access_token))).toBe('token_revoked');
  expect((await test(second.access_token)).ok).toBe(true);
  expect((await test(third.access_token)).ok).toBe(true);
});

it('a token that lasts is exchanged once for one that expires', async () => {
  const exchange = (token = '', more = {}) =>
    clientWith(workspace).oauth.v2.exchange({ ...credentials(), token, ...more });
  const lasting = workspace.botToken;
  expect(await errorOf(exchange(lasting, { client_id: '1.2' }))).toBe('invalid_client_id');
  const given = await exchange(lasting);
  expect(given).toMatchObject({ ok: true, expires_in: 43_200, refresh_token: expect.stringMatching(/^xoxe-1-/) });
  expect((await test(given.access_token)).ok).toBe(true);
  expect(await errorOf(exchange(lasting))).toBe('token_already_exchanged');
  expect(await errorOf(exchange(given.access_token))).toBe('invalid_token');
});

it('nothing is exchanged for an app without rotation', async () => {
  const still = await installable();
  const { clientId, clientSecret, botToken: token } = still;
  const asked = { client_id: clientId, client_secret: clientSecret, token };
  expect(await errorOf(clientWith(still).oauth.v2.exchange(asked))).toBe('token_rotation_not_enabled');
  await still.stop();
});

it('after it is uninstalled, no refresh token brings an app back', async () => {
  const given = await install();
  workspace.uninstall();
  expect(await errorOf(refresh(given.refresh_token))).toBe('invalid_refresh_token');
});

it('each workspace has tokens of its own to refresh', async () => {
  const several = await installable({ rotation: true, others: [seedOf('globex')] });
  const globex = several.team('globex');
  const code = await decide(several, asking(several, { team: globex.teamId }), 'allow', 'hana');
  const asked = { client_id: several.clientId, client_secret: several.clientSecret };
  const slack = clientWith(several);
  const first = await slack.oauth.v2.access({
    ...asked,
    code: code.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
  });
  several.uninstall();
  const second = await slack.oauth.v2.access({
    ...asked,
    grant_type: 'refresh_token',
    refresh_token: first.refresh_token ?? '',
  });
  expect(second).toMatchObject({ team: { id: globex.teamId }, bot_user_id: first.bot_user_id });
  expect((await clientWith(several, second.access_token).auth.test()).team_id).toBe(globex.teamId);
  expect(await errorOf(clientWith(several, several.botToken).auth.test())).toBe('account_inactive');
  await several.stop();
});
