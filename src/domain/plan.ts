import type { UserId } from './ids.ts';
import { pathFor, severityOf, type PageTarget, type Policy, type RoutingFacts } from './policy.ts';
import type { Terms, Tier } from './terms.ts';

/** Finds who a target of the policy is: its members who can be paged, none when it can't be found. */
export type Directory = (target: PageTarget) => readonly UserId[];

/** What an escalation opens with: the part of the policy that concerns it, with people in place of names. */
export function termsFor(policy: Policy, facts: RoutingFacts, directory: Directory): Terms | null {
  const severity = severityOf(policy, facts.severity);
  const path = pathFor(policy, facts);
  if (!severity || !path) return null;
  const holders = Object.values(policy.roles).flatMap((target) => (target ? directory(target) : []));
  const manager = policy.roles.escalation_manager;
  const internal = policy.stakeholders.internal;
  return {
    severity: {
      key: severity.key,
      label: severity.label,
      means: severity.means,
      rank: policy.severities.indexOf(severity),
    },
    tiers: path.tiers.map((tier): Tier => {
      const found = tier.page.map((target) => ({ target, people: directory(target) }));
      return {
        name: tier.name,
        people: [...new Set(found.flatMap(({ people }) => people))],
        acknowledgeWithinMs: tier.acknowledgeWithinMs ?? severity.acknowledgeWithinMs,
        missing: found.filter(({ people }) => people.length === 0).map(({ target }) => targetText(target)),
      };
    }),
    rounds: 1 + path.repeat,
    fallbackChannel: path.then.channel,
    warRoom: severity.warRoom,
    firstUpdate: { draftAfterMs: severity.firstUpdate.draftAtMs, withinMs: severity.firstUpdate.withinMs },
    stakeholderChannels:
      internal && (internal.severities?.includes(severity.key) ?? true) ? [...new Set(internal.channels)] : [],
    manager: (manager && directory(manager)[0]) ?? null,
    roleHolders: [...new Set(holders)],
    language: policy.language,
    rcaDueInMs: policy.closing.rcaDueInMs,
  };
}

/** As the policy file writes it: `dana@example.com`, `usergroup payments-experts`. */
export function targetText(target: PageTarget): string {
  if ('user' in target) return target.user;
  return 'usergroup' in target ? `usergroup ${target.usergroup}` : `schedule ${target.schedule}`;
}

/** Every person that the policy names, each once: who must be known before anybody can be paged. */
export function peopleNamed(policy: Policy): readonly string[] {
  const targets = [
    ...Object.values(policy.escalationPaths).flatMap((path) => path.tiers.flatMap((tier) => tier.page)),
    ...Object.values(policy.roles).flatMap((target) => (target ? [target] : [])),
  ];
  return [...new Set(targets.flatMap((target) => ('user' in target ? [target.user] : [])))];
}
