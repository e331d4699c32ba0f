import type { Verb } from './commands.ts';
import type { Escalation } from './escalation.ts';
import type { TeamId, UserId } from './ids.ts';
import { holders } from './roles.ts';

/** What a person is in the workspace. Only members act; the others are refused politely. */
export type Standing = 'member' | 'guest' | 'bot' | 'stranger' | 'deactivated';
export type Actor = { readonly id: UserId; readonly team: TeamId; readonly standing: Standing };

/** What a person is to one escalation. `tier`: in any tier of its path now, or paged for it before; `role`: holds one of the policy's roles, was given one, was brought in because it took too long, or is asked to tell customers. `approver`: the policy has them approve what customers are told. `rescuer`: anyone, once nobody answered. `asked`: how it went. */
type Part = 'anyone' | 'opener' | 'tier' | 'role' | 'lead' | 'approver' | 'rescuer' | 'asked';

const allowed: { readonly [V in Exclude<Verb, 'open'>]: readonly Part[] } = {
  acknowledge: ['tier', 'role', 'rescuer'],
  decline: ['tier'],
  'page-next': ['tier', 'role', 'opener'],
  'change-severity': ['tier', 'role', 'opener', 'lead'],
  'give-roles': ['tier', 'role', 'opener', 'lead'],
  'open-room': ['tier', 'role', 'opener', 'lead'],
  join: ['anyone'],
  'draft-update': ['tier', 'role', 'opener', 'lead'],
  'post-draft': ['tier', 'role', 'opener', 'lead'],
  'post-update': ['tier', 'role', 'opener', 'lead'],
  'skip-update': ['role', 'lead'],
  'write-customer-text': ['tier', 'role', 'opener', 'lead'],
  'approve-customer-text': ['approver'],
  'send-back-customer-text': ['approver'],
  'tell-customer': ['role', 'opener', 'lead'],
  resolve: ['role', 'opener', 'lead'],
  reopen: ['tier', 'role', 'opener', 'lead'],
  'request-rca': ['role', 'opener', 'lead'],
  'give-feedback': ['asked'],
};

/** The one rule of who may do what: deny by default, never across workspaces. Any member may open. */
export function can(actor: Actor, verb: Verb, escalation: Escalation | null): boolean {
  if (actor.standing !== 'member') return false;
  if (verb === 'open') return true;
  if (!escalation || escalation.team !== actor.team) return false;
  return allowed[verb].some((part) => plays(actor.id, part, escalation));
}

function plays(person: UserId, part: Part, escalation: Escalation): boolean {
  switch (part) {
    case 'anyone':
      return true;
    case 'rescuer':
      return escalation.status === 'unanswered';
    case 'opener':
      return escalation.openedBy === person;
    case 'tier':
      return (
        escalation.terms.tiers.some((tier) => tier.people.includes(person)) ||
        escalation.pages.some((page) => page.person === person)
      );
    case 'role':
      return (
        escalation.terms.manager === person ||
        escalation.terms.roleHolders.includes(person) ||
        holders(escalation.roles).includes(person) ||
        (escalation.involved?.people.includes(person) ?? false) ||
        isAskedToTell(person, escalation)
      );
    case 'asked':
      return escalation.feedback.some((asked) => asked.person === person);
    case 'approver':
      return escalation.terms.approvers?.some(({ people }) => people.includes(person)) ?? false;
    case 'lead':
      return escalation.status === 'working'
        ? escalation.lead === person
        : escalation.status === 'resolved' && escalation.acknowledged?.by === person;
  }
}

/** By the policy now, or when the words were approved. */
const isAskedToTell = (person: UserId, { terms, customerText }: Escalation): boolean =>
  (terms.customerExecutive?.people.includes(person) ?? false) ||
  (customerText?.standing.status === 'approved' && customerText.standing.teller === person);
