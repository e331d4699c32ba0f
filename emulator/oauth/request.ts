import type { Core } from '../state/core.ts';
import type { Teams } from '../state/teams.ts';
import { isChallenge } from './pkce.ts';

/**
 * What an app asks a person to agree to, and in which workspace. `back` is where the person is sent, `redirectUri` what the app
 * itself named, `challenge` what it will prove to know the secret of.
 */
export type AuthorizeRequest = {
  core: Core;
  scopes: string[];
  redirectUri: string;
  back: URL;
  state: string | null;
  challenge: string | null;
};

/** Why a request cannot be put to anybody: Slack's name for it, and what to do. */
export type Unfit = { error: string; says: string };

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** Reads the query of an authorize address, or the form that came of it. */
export function readRequest(teams: Teams, asked: URLSearchParams): AuthorizeRequest | Unfit {
  const [{ app }] = teams;
  const of = (name: string) => asked.get(name) ?? '';
  if (of('client_id') !== app.clientId)
    return { error: 'invalid_client_id', says: 'The client_id is not that of the app that runs here.' };
  const core = of('team') === '' ? teams[0] : teams.find(({ team }) => team.id === of('team'));
  if (!core)
    return { error: 'invalid_team', says: `There is no such workspace. There is ${teams.map(titled).join(', ')}.` };
  if (of('user_scope') !== '')
    return { error: 'invalid_scope', says: 'There are no user tokens here: ask for scope, not for user_scope.' };
  const scopes = [...new Set(of('scope').split(/[\s,]+/))].filter((scope) => scope !== '');
  if (scopes.length === 0) return { error: 'no_scopes', says: 'The address names no scope.' };
  const strange = scopes.filter((scope) => !app.manifest.scopes.includes(scope));
  if (strange.length > 0)
    return { error: 'invalid_scope', says: `The manifest does not name ${strange.join(', ')} among the bot's scopes.` };
  const challenge = of('code_challenge') || null;
  if (challenge !== null && !isChallenge(challenge, of('code_challenge_method')))
    return {
      error: 'invalid_code_challenge',
      says: 'The code_challenge must be that of the code_challenge_method S256.',
    };
  const back = wayBack(app.manifest.redirectUrls, of('redirect_uri'));
  if ('error' in back) return back;
  return { core, scopes, redirectUri: of('redirect_uri'), back, state: asked.get('state'), challenge };
}

function titled({ team }: Core): string {
  return `${team.name} (${team.id})`;
}

/** The address to go back to: one of the manifest's or below it, the first when none is named. */
function wayBack(registered: readonly string[], named: string): URL | Unfit {
  const asked = webAddress(named || (registered[0] ?? ''));
  if (asked && (registered.length > 0 ? registered.some((each) => covers(each, asked)) : HERE.includes(asked.hostname)))
    return asked;
  const says =
    registered.length > 0
      ? `The redirect_uri must be one that the manifest names, or below it: ${registered.join(', ')}.`
      : 'The manifest names no redirect_urls, so the redirect_uri must be on localhost. Slack itself would refuse any.';
  return { error: 'bad_redirect_uri', says };
}

function covers(registered: string, asked: URL): boolean {
  const known = webAddress(registered);
  if (!known || known.origin !== asked.origin) return false;
  return asked.pathname === known.pathname || asked.pathname.startsWith(known.pathname.replace(/\/?$/, '/'));
}

function webAddress(text: string): URL | null {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}
