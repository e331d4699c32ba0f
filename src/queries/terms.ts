import type { TeamId, UserId } from '../domain/ids.ts';
import { peopleNamed, termsFor as plan, type Directory } from '../domain/plan.ts';
import type { Policy, RoutingFacts } from '../domain/policy.ts';
import type { Terms } from '../domain/terms.ts';
import type { Db } from '../store/tables/db.ts';

/** Who would be paged and when, for these facts, by the policy and the people known now. Null: no such severity. */
export async function termsFor(db: Db, team: TeamId, policy: Policy, facts: RoutingFacts): Promise<Terms | null> {
  return plan(policy, facts, await directoryOf(db, team, policy));
}

/** People by e-mail address, id or handle, as a policy names them; only members can be paged. */
async function directoryOf(db: Db, team: TeamId, policy: Policy): Promise<Directory> {
  const names = peopleNamed(policy).map(normal);
  const known = new Map<string, UserId>();
  if (names.length > 0) {
    const rows = await db
      .selectFrom('people')
      .select(['user_id', 'handle', 'email'])
      .where('team_id', '=', team)
      .where('standing', '=', 'member')
      .where((eb) =>
        eb.or([
          eb(eb.fn<string>('lower', ['email']), 'in', names),
          eb(eb.fn<string>('lower', ['user_id']), 'in', names),
          eb(eb.fn<string>('lower', ['handle']), 'in', names),
        ]),
      )
      .execute();
    for (const row of rows)
      for (const name of [row.email, row.user_id, row.handle]) if (name) known.set(normal(name), row.user_id);
  }
  return (target) => {
    const person = 'user' in target ? known.get(normal(target.user)) : undefined;
    return person ? [person] : [];
  };
}

const normal = (name: string): string => name.toLowerCase().replace(/^@/, '');
