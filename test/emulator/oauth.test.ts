import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedOf } from '../../emulator/seed.ts';
import type { Workspace } from '../../emulator/workspace.ts';
import { askPage, asking, clientWith, codeFor, decide, installable, REDIRECT } from './oauth-flow.ts';
import { errorOf, eventsOf } from './wide-app.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await installable();
});
afterEach(() => workspace.stop());

const credentials = () => ({ client_id: workspace.clientId, client_secret: workspace.clientSecret });
const access = (more: Record<string, string>) =>
  clientWith(workspace).oauth.v2.access({ ...credentials(), redirect_uri: REDIRECT, ...more });

describe('the page that asks', () => {
  it('says who asks for what, as text, and lets only its own form go on', async () => {
    const answer = await askPage(workspace, asking(workspace, { state: '"><script>' }));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Visitor &#60;b&#62; asks to work in Acme');
    expect(page).toContain('Write messages as itself');
    expect(page).toContain('Ana Ruiz (@ana)');
    expect(page).not.toContain('<script>');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self' https://app.example.com; base-uri 'none'; frame-ancestors 'none'",
    );
    const style = await fetch(`${workspace.url}/oauth/consent.css`);
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  it('sends people back with a code, or with what they declined, and with the state', async () => {
    const asked = asking(workspace, { state: 'a b&c' });
    const allowed = await decide(workspace, asked);
    expect(allowed.origin + allowed.pathname).toBe(REDIRECT);
    expect(allowed.searchParams.get('code')).toBeTruthy();
    expect(allowed.searchParams.get('state')).toBe('a b&c');
    const declined = await decide(workspace, asked, 'deny');
    expect(declined.searchParams.get('error')).toBe('access_denied');
    expect(declined.searchParams.get('state')).toBe('a b&c');
    expect(declined.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['another client', { client_id: '1.2' }, 'invalid_client_id'],
    ['another workspace', { team: 'T0OTHER' }, 'invalid_team'],
    ['no scope', { scope: '' }, 'no_scopes'],
    ['a scope that the manifest does not name', { scope: 'chat:write,files:read' }, 'invalid_scope'],
    [
      'a challenge of another kind',
      { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      'invalid_code_challenge',
    ],
    ['a challenge that is none', { code_challenge: 'x', code_challenge_method: 'S256' }, 'invalid_code_challenge'],
    ['user scopes', { user_scope: 'search:read' }, 'invalid_scope'],
    ['another host', { redirect_uri: 'https://evil.example.com/slack/oauth_redirect' }, 'bad_redirect_uri'],
    ['a path beside the registered one', { redirect_uri: `${REDIRECT}ed` }, 'bad_redirect_uri'],
    ['a path above it', { redirect_uri: `${REDIRECT}/../../x` }, 'bad_redirect_uri'],
    ['a script', { redirect_uri: 'javascript:alert(1)' }, 'bad_redirect_uri'],
  ])('refuses %s, and leads nowhere', async (_what, more, error) => {
    const asked = asking(workspace, more);
    const answer = await askPage(workspace, asked);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(error);
    await expect(decide(workspace, asked)).rejects.toThrow(error);
  });

  it('takes a path below a registered one, and the first registered one when none is named', async () => {
    expect((await decide(workspace, asking(workspace, { redirect_uri: `${REDIRECT}/eu` }))).pathname).toMatch(/\/eu$/);
    const asked = asking(workspace);
    asked.delete('redirect_uri');
    expect((await decide(workspace, asked)).href).toContain(REDIRECT);
  });

  it('takes an answer neither from another site, nor from a bot or a guest', async () => {
    const body = new URLSearchParams([...asking(workspace), ['as', 'ana'], ['decision', 'allow']]);
    for (const [name, value] of Object.entries({
      origin: 'https://evil.example.com',
      'sec-fetch-site': 'cross-site',
    })) {
      const headers = { [name]: value };
      const foreign = await fetch(workspace.authorizeUrl, { method: 'POST', redirect: 'manual', body, headers });
      expect(foreign.status).toBe(403);
    }
    await expect(decide(workspace, asking(workspace), 'allow', 'visitor-b-')).rejects.toThrow('400');
    workspace.restrict('ana', true);
    await expect(decide(workspace, asking(workspace))).rejects.toThrow('400');
  });

  it('asks in the workspace that is named, and offers the others', async () => {
    const several = await installable({ others: [seedOf('globex'), seedOf('initech')] });
    const { teamId } = several.team('globex');
    const first = await (await askPage(several, asking(several, { state: '"x"' }))).text();
    expect(first).toContain('asks to work in Acme');
    expect(first).toContain('Ana Ruiz');
    const there = /href="([^"]+)">Globex</.exec(first)?.[1]?.replaceAll('&#38;', '&') ?? '';
    expect(new URL(there, several.url).searchParams.get('state')).toBe('"x"');
    const page = await (await fetch(new URL(there, several.url))).text();
    expect(page).toContain('asks to work in Globex');
    expect(page).toContain('Hana Novak');
    expect(page).not.toContain('Ana Ruiz');
    expect(page).toContain(`name="team" value="${teamId}"`);
    expect(page).toMatch(/Or in <a [^>]+>Acme<\/a>, <a [^>]+>Initech<\/a>/);

    await expect(decide(several, asking(several, { team: teamId }), 'allow', 'ana')).rejects.toThrow('400');
    const code = (await decide(several, asking(several, { team: teamId }), 'allow', 'hana')).searchParams.get('code');
    const { clientId: client_id, clientSecret: client_secret } = several;
    // With the token of the first workspace in the header, as a listener's own client sends it.
    const given = await clientWith(several, several.botToken).oauth.v2.access({
      client_id,
      client_secret,
      code: code ?? '',
      redirect_uri: REDIRECT,
    });
    expect(given).toMatchObject({
      access_token: several.team('globex').botToken,
      team: { id: teamId, name: 'Globex' },
      authed_user: { id: several.team('globex').as('hana').id },
    });
    expect(several.team('initech').botToken).toBeNull();
    await several.stop();
  });

  it('lets an app without redirect_urls go back to localhost, and says what Slack would do', async () => {
    const bare = await installable({ redirectUrls: [] });
    const local = asking(bare, { redirect_uri: 'http://localhost:9/slack/oauth_redirect' });
    expect((await decide(bare, local)).host).toBe('localhost:9');
    expect(await (await askPage(bare, asking(bare))).text()).toContain('Slack itself would refuse any');
    await bare.stop();
  });
});

describe('a code', () => {
  it('gives a token that works, once', async () => {
    const code = await codeFor(workspace);
    const given = await access({ code });
    expect(given).toMatchObject({
      ok: true,
      token_type: 'bot',
      app_id: expect.stringMatching(/^A/),
      bot_user_id: expect.stringMatching(/^U/),
      team: { id: workspace.teamId, name: 'Acme' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: expect.stringMatching(/^U/) },
    });
    expect(given).not.toHaveProperty('refresh_token');
    expect(given.access_token).toBe(workspace.botToken);
    expect((await clientWith(workspace, given.access_token).users.list({})).ok).toBe(true);
    expect(await errorOf(access({ code }))).toBe('invalid_code');
  });

  it('is good for ten minutes', async () => {
    const code = await codeFor(workspace);
    workspace.clock.advance(10 * 60_000);
    expect(await errorOf(access({ code }))).toBe('invalid_code');
  });

  it('is refused to another client, another secret, another address, and for another grant', async () => {
    expect(await errorOf(access({ code: 'x', client_id: '1.2' }))).toBe('invalid_client_id');
    expect(await errorOf(access({ code: 'x', client_secret: 'no' }))).toBe('bad_client_secret');
    expect(await errorOf(access({ code: await codeFor(workspace), redirect_uri: `${REDIRECT}/x` }))).toBe(
      'bad_redirect_uri',
    );
    expect(await errorOf(access({ code: 'x', grant_type: 'password' }))).toBe('invalid_grant_type');
    expect(await errorOf(access({ grant_type: 'refresh_token', refresh_token: 'xoxe-1-no' }))).toBe(
      'invalid_refresh_token',
    );
  });

  it('that was asked for with a challenge is given for its verifier only', async () => {
    const verifier = 'a-verifier-of-more-than-forty-three-characters';
    const code_challenge = createHash('sha256').update(verifier).digest('base64url');
    const more = { code_challenge, code_challenge_method: 'S256' };
    const code = () => codeFor(workspace, asking(workspace, more));
    expect(await (await askPage(workspace, asking(workspace, more))).text()).toContain(code_challenge);
    expect(await errorOf(access({ code: await code() }))).toBe('code_verifier_required');
    expect(await errorOf(access({ code: await code(), code_verifier: `${verifier}x` }))).toBe('invalid_code_verifier');
    expect((await access({ code: await code(), code_verifier: verifier })).ok).toBe(true);
    expect(JSON.stringify(workspace.log)).not.toContain(verifier);
  });

  it('is taken with the credentials in the header', async () => {
    const basic = (secret: string) => `Basic ${Buffer.from(`${workspace.clientId}:${secret}`).toString('base64')}`;
    const body = new URLSearchParams({ code: await codeFor(workspace), redirect_uri: REDIRECT });
    const ask = async (authorization: string): Promise<unknown> =>
      (await fetch(`${workspace.apiUrl}oauth.v2.access`, { method: 'POST', headers: { authorization }, body })).json();
    expect(await ask(basic('no'))).toMatchObject({ ok: false, error: 'bad_client_secret' });
    expect(await ask(basic(workspace.clientSecret))).toMatchObject({ ok: true });
  });

  it('leaves no secret in the log', async () => {
    const code = await codeFor(workspace);
    const { access_token: token = 'none' } = await access({ code });
    const log = JSON.stringify(workspace.log);
    for (const secret of [code, token, workspace.clientSecret]) expect(log).not.toContain(secret);
  });
});

describe('leaving', () => {
  it('revokes a token: the app stays, its bot does not', async () => {
    const slack = clientWith(workspace, workspace.botToken);
    const { user_id: bot = '' } = await slack.auth.test();
    expect(await slack.auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await slack.auth.revoke()).toMatchObject({ ok: true, revoked: true });
    expect(await errorOf(slack.auth.test())).toBe('token_revoked');
    expect(await eventsOf(workspace)).toMatchObject([{ type: 'tokens_revoked', tokens: { oauth: [], bot: [bot] } }]);

    const { access_token: token } = await access({ code: await codeFor(workspace) });
    expect(token).not.toBe(workspace.botToken);
    const { user } = await clientWith(workspace, token).users.info({ user: bot });
    expect(user).toMatchObject({ deleted: false });
  });

  it('is uninstalled by a person: it hears so, and nothing after, until it is installed again', async () => {
    const slack = clientWith(workspace, workspace.botToken);
    workspace.uninstall();
    workspace.uninstall();
    expect((await eventsOf(workspace)).map((event) => event['type'])).toEqual(['tokens_revoked', 'app_uninstalled']);
    expect(await errorOf(slack.auth.test())).toBe('account_inactive');
    await expect(workspace.as('ana').in('general').command('/visit')).rejects.toThrow('not a valid command');
    await expect(workspace.as('ana').shortcut('Visit')).rejects.toThrow();
    expect(workspace.log.some((entry) => entry.kind === 'delivery' && entry.type === 'interactive')).toBe(false);

    const given = await access({ code: await codeFor(workspace, asking(workspace, { scope: 'chat:write' })) });
    expect(given.scope).toBe('chat:write');
    const again = clientWith(workspace, given.access_token);
    expect((await again.auth.test()).ok).toBe(true);
    expect(await errorOf(again.users.list({}))).toBe('missing_scope');
    expect(await errorOf(slack.auth.test())).toBe('account_inactive');
  });

  it('uninstalls itself, with its own credentials only', async () => {
    const slack = clientWith(workspace, workspace.botToken);
    expect(await errorOf(slack.apps.uninstall({ ...credentials(), client_secret: 'no' }))).toBe('bad_client_secret');
    expect((await slack.apps.uninstall(credentials())).ok).toBe(true);
    expect(await errorOf(slack.auth.test())).toBe('account_inactive');
  });

  it('stands again after a reset', async () => {
    workspace.uninstall();
    await fetch(`${workspace.url}/_local/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'reset' }),
    });
    expect((await clientWith(workspace, workspace.botToken).auth.test()).ok).toBe(true);
  });
});
