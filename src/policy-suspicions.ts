import { normal } from './domain/directory.ts';
import { targetsNamed } from './domain/plan.ts';
import type { Condition, PageTarget, PathTier, Policy } from './domain/policy.ts';
import type { Fault } from './policy-references.ts';

/** What a good policy allows and hardly means: parts that nothing uses, rules that never match, pages to the same people. */
export function findSuspicions(policy: Policy): Fault[] {
  return [...uselessPaths(policy), ...uselessRules(policy), ...unused(policy), ...sameTiers(policy)];
}

function uselessPaths({ routing, escalationPaths }: Policy): Fault[] {
  const reached = new Set(routing.map((rule) => rule.path));
  return Object.keys(escalationPaths)
    .filter((name) => !reached.has(name))
    .map((name) => ({ path: ['escalation_paths', name], message: 'is reached by no routing rule' }));
}

/** A rule is never asked when an earlier one takes all that it would take. */
function uselessRules({ routing }: Policy): Fault[] {
  return routing.flatMap(({ when }, index) => {
    const before = routing.slice(0, index).findIndex((earlier) => when && earlier.when && covers(earlier.when, when));
    return before < 0 ? [] : [{ path: ['routing', index], message: `never matches: routing[${before}] takes it all` }];
  });
}

const conditions = ['kind', 'route', 'severity', 'customerTier', 'service'] as const satisfies (keyof Condition)[];

/** Whether `wide` holds wherever `narrow` does. */
const covers = (wide: Condition, narrow: Condition): boolean =>
  conditions.every((name) => {
    const allowed: readonly string[] | undefined = wide[name];
    return !allowed || (narrow[name]?.every((value) => allowed.includes(value)) ?? false);
  });

function unused(policy: Policy): Fault[] {
  const used = new Set(targetsNamed(policy).flatMap((target) => ('schedule' in target ? [target.schedule] : [])));
  const schedules = Object.keys(policy.schedules)
    .filter((name) => !used.has(name))
    .map((name) => ({ path: ['schedules', name], message: 'is used by nobody: nothing pages it' }));
  const calendars = Object.keys(policy.calendars)
    .filter((name) => !policy.severities.some(({ withinHours }) => withinHours === name))
    .map((name) => ({ path: ['calendars', name], message: 'is used by no severity' }));
  return [...schedules, ...calendars];
}

function sameTiers({ escalationPaths }: Policy): Fault[] {
  return Object.entries(escalationPaths).flatMap(([name, { tiers }]) =>
    tiers.flatMap((tier, index) => {
      const before = tiers[index - 1];
      if (!before || !isWithin(tier, before)) return [];
      const message = 'pages only those whom the tier before it has paged already';
      return [{ path: ['escalation_paths', name, 'tiers', index, 'page'], message }];
    }),
  );
}

function isWithin(tier: PathTier, before: PathTier): boolean {
  const paged = new Set(before.page.map(wanted));
  return tier.page.every((target) => paged.has(wanted(target)));
}

const wanted = (target: PageTarget): string =>
  Object.entries(target)
    .map(([kind, name]) => `${kind} ${normal(name)}`)
    .join();
