import { newerSchema } from './migrate.ts';
import { evicts } from './redis.ts';
import { codesBehind, faultOf } from './slack-web.ts';

/** Why a start failed, for a person. `mend`: a setting must be changed, so that trying again is in vain. */
export type StartFault = { readonly says: string; readonly mend: boolean };

/** PostgreSQL's codes for a wrong password, user or database (appendix A of its manual). */
const refusedByPostgres = new Set(['28P01', '28000', '3D000']);

/** What a failed start is because of, or null where nobody foresaw it. Holds no address, name or secret. */
export function startFaultOf(error: unknown): StartFault | null {
  const fault = faultOf(error);
  if (fault.kind === 'shut_out' || fault.kind === 'refused') {
    // Slack's own codes are small letters, a network's are capitals.
    if (/^[a-z]/.test(fault.code))
      return {
        says: `Slack refuses the tokens (${fault.code}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.`,
        mend: true,
      };
    return { says: `Slack can't be reached (${fault.code}). SLACK_API_URL says where it is looked for.`, mend: false };
  }
  if (fault.kind === 'no_answer') return { says: 'Slack does not answer. Try again in a minute.', mend: false };
  const codes = codesBehind(error);
  if (codes.includes(evicts))
    return {
      says: 'Redis may throw timers away when its memory is short: set its maxmemory-policy to noeviction (CONFIG SET, redis.conf, or the parameters of the managed service).',
      mend: true,
    };
  if (codes.includes(newerSchema))
    return {
      says: 'A newer release of Relevo has migrated this database: start that release, or restore a backup from before it.',
      mend: true,
    };
  const refused = codes.find((code) => refusedByPostgres.has(code));
  if (refused)
    return { says: `PostgreSQL refuses DATABASE_URL (${refused}): check user, password and database.`, mend: true };
  const network = codes.find((code) => /^(E[A-Z]+|UND_\w+|57P03)$/.test(code));
  return network
    ? {
        says: `PostgreSQL or Redis can't be reached (${network}). DATABASE_URL and REDIS_URL say where they are looked for.`,
        mend: false,
      }
    : null;
}
