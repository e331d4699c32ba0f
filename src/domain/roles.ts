import type { PersonsCommand } from './commands.ts';
import type { Escalation } from './escalation.ts';
import type { Event, Happening } from './events.ts';
import type { UserId } from './ids.ts';
import type { Intent } from './intents.ts';
import { roleNames, type Role } from './policy.ts';
import type { Terms, TierTarget } from './terms.ts';

/** Who was given which role; the others are held as the policy says (process.md, roles of a task force). */
export type Roles = Readonly<Partial<Record<Role, UserId>>>;

const first = (target: TierTarget | undefined): UserId | null => target?.people[0] ?? null;

const byPolicy: Readonly<Record<Role, (terms: Terms) => UserId | null>> = {
  escalation_manager: ({ manager }) => manager,
  deescalation_architect: ({ deescalationArchitect }) => first(deescalationArchitect),
  customer_executive: ({ customerExecutive }) => first(customerExecutive),
  problem_coordinator: ({ problemCoordinator }) => first(problemCoordinator),
};

/** Who holds a role at this moment: whoever it was given to, else the first whom the policy names. */
export const holderOf = ({ roles, terms }: Pick<Escalation, 'roles' | 'terms'>, role: Role): UserId | null =>
  roles[role] ?? byPolicy[role](terms);

/** Only what differs is given: a role that stays with its holder goes on following the policy. */
export function decideRoles(
  escalation: Escalation,
  { by, to }: Extract<PersonsCommand, { type: 'give-roles' }>,
): readonly Happening[] {
  const changed = roleNames.flatMap((role) => {
    const person = to[role];
    return person === undefined || person === holderOf(escalation, role) ? [] : [[role, person] as const];
  });
  return changed.length === 0 ? [] : [{ type: 'roles-given', by, roles: Object.fromEntries(changed) }];
}

/** Each is told once, whatever they were given, and whoever took a role knows. */
export const rolesTold = ({ by, roles }: Extract<Event, { type: 'roles-given' }>, seq: number): readonly Intent[] =>
  holders(roles)
    .filter((person) => person !== by)
    .map((person) => ({ type: 'tell-person', person, seq }));

export const holders = (roles: Roles): readonly UserId[] => [...new Set(Object.values(roles))];
