import { parsed } from '../json.ts';
import type { LogPage } from '../protocol.ts';
import type { Teams } from '../state/teams.ts';

const USUAL = 100;
const MOST = 500;
/** Tokens by their form, those of another workspace or of an earlier start among them. */
const TOKEN = /\bx(?:oxe\.xox[bp]|ox[a-z]|app)-[\w-]{10,}/g;

/** One page of what passed between the app and the workspace; without `after` the newest. `null` when a number is none. */
export function logPage(teams: Teams, query: URLSearchParams): LogPage | null {
  const [{ log }] = teams;
  const limit = wholeNumber(query.get('limit') ?? String(USUAL));
  if (limit === null || limit === 0) return null;
  const most = Math.min(limit, MOST);
  const after = query.has('after') ? wholeNumber(query.get('after') ?? '') : Math.max(0, log.length - most);
  if (after === null) return null;
  const entries = log.slice(after, after + most).map((entry, index) => ({ n: after + index + 1, ...entry }));
  return { entries: withoutSecrets(teams, entries), newest: log.length };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** The log leaves out tokens where they belong; here they are taken out of anything else that an app may have put them into. */
function withoutSecrets(teams: Teams, entries: LogPage['entries']): LogPage['entries'] {
  const { appToken, signingSecret, clientSecret, verificationToken } = teams[0].app;
  const given = teams.flatMap((core) => core.installation.secrets());
  const secrets = [appToken, signingSecret, clientSecret, verificationToken, ...given];
  const hidden = (text: string) =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, '(secret)'), text).replaceAll(TOKEN, '(secret)');
  const hide = (_key: string, value: unknown) => (typeof value === 'string' ? hidden(value) : value);
  return parsed(JSON.stringify(entries, hide)) as LogPage['entries'];
}
