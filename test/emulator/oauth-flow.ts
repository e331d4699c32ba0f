import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import type { Seed } from '../../emulator/seed.ts';
import { startWorkspace, type Workspace } from '../../emulator/workspace.ts';

export const REDIRECT = 'https://app.example.com/slack/oauth_redirect';

type Wishes = { redirectUrls?: string[]; rotation?: boolean; others?: Seed[] };

/** A workspace with an app that hears of its own removal. */
export async function installable({
  redirectUrls = [REDIRECT],
  rotation = false,
  others = [],
}: Wishes = {}): Promise<Workspace> {
  const manifest = {
    display_information: { name: 'Visitor <b>' },
    features: {
      bot_user: { display_name: 'visitor' },
      slash_commands: [{ command: '/visit', description: 'Says hello' }],
      shortcuts: [{ name: 'Visit', type: 'global', callback_id: 'visit', description: 'Says hello' }],
    },
    oauth_config: { redirect_urls: redirectUrls, scopes: { bot: ['commands', 'chat:write', 'users:read'] } },
    settings: {
      event_subscriptions: { bot_events: ['app_uninstalled', 'tokens_revoked'] },
      socket_mode_enabled: true,
      token_rotation_enabled: rotation,
    },
  };
  const file = join(mkdtempSync(join(tmpdir(), 'manifest-')), 'manifest.json');
  writeFileSync(file, JSON.stringify(manifest));
  return startWorkspace({ manifest: file, others });
}

export function clientWith(workspace: Workspace, token?: string): WebClient {
  return new WebClient(token, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });
}

/** What an app asks for in the address that it sends people to. */
export function asking(workspace: Workspace, more: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    client_id: workspace.clientId,
    scope: 'chat:write,users:read',
    redirect_uri: REDIRECT,
    ...more,
  });
}

export function askPage(workspace: Workspace, asked: URLSearchParams): Promise<Response> {
  return fetch(`${workspace.authorizeUrl}?${asked.toString()}`);
}

/** Somebody answers the page that asks; resolves with where they are sent. */
export async function decide(
  workspace: Workspace,
  asked: URLSearchParams,
  decision: 'allow' | 'deny' = 'allow',
  as = 'ana',
): Promise<URL> {
  const body = new URLSearchParams([...asked, ['as', as], ['decision', decision]]);
  const answer = await fetch(workspace.authorizeUrl, { method: 'POST', redirect: 'manual', body });
  if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`);
  return new URL(answer.headers.get('location') ?? '');
}

export async function codeFor(workspace: Workspace, asked = asking(workspace)): Promise<string> {
  return (await decide(workspace, asked)).searchParams.get('code') ?? '';
}
