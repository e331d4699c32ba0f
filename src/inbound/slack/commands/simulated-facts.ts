import { nearest } from '../../../domain/nearest.ts';
import type { Policy, RoutingFacts } from '../../../domain/policy.ts';
import { kindOf, kinds, routes } from '../../../domain/record.ts';
import { words as wordsIn } from '../../../i18n/say.ts';

type Key = 'severity' | 'route' | 'kind' | 'customerTier' | 'service';
type Choices = Pick<Policy, 'severities' | 'services' | 'customers'>;
type Name = { readonly key: Key; readonly value: string; readonly said: string };

export type SimulatedFacts = {
  /** Without a severity, the worst. */
  readonly facts: RoutingFacts;
  /** What the policy has no name for, and what may have been meant by the first of it. */
  readonly unknown: readonly string[];
  readonly nearest: string | null;
};

/** A name of the policy has no more words than that. */
const longestName = 6;

/**
 * The facts that `typed` names, in any order: severities, kinds and routes by their key or their name in either language,
 * services and customer tiers as the policy writes them. A service may have several words, and there may be several of them.
 */
export function factsIn(typed: readonly string[], policy: Choices): SimulatedFacts {
  const names = namesOf(policy);
  const found: Name[] = [];
  const unknown: string[] = [];
  for (let from = 0; from < typed.length;) {
    const { name, length } = nameAt(typed, from, names, found);
    if (name) found.push(name);
    else unknown.push(typed[from] ?? '');
    from += length;
  }
  const valueOf = (key: Key) => found.find((name) => name.key === key)?.value;
  const route = routes.find((each) => each === valueOf('route')) ?? null;
  return {
    facts: {
      severity: valueOf('severity') ?? policy.severities[0]?.key ?? '',
      services: found.flatMap(({ key, value }) => (key === 'service' ? [value] : [])),
      customerTier: valueOf('customerTier') ?? null,
      route,
      kind: route ? kindOf(route) : (kinds.find((each) => each === valueOf('kind')) ?? null),
    },
    unknown,
    nearest: nearest(unknown[0] ?? '', [...new Set(names.map(({ said }) => said))]),
  };
}

/** The longest name that begins at `from`; only services may be named more than once. */
function nameAt(typed: readonly string[], from: number, names: readonly Name[], found: readonly Name[]) {
  const taken = new Set<Key>(found.flatMap(({ key }) => (key === 'service' ? [] : [key])));
  for (let length = Math.min(longestName, typed.length - from); length > 0; length -= 1) {
    const said = plain(typed.slice(from, from + length).join(' '));
    const name = names.find((each) => plain(each.said) === said && !taken.has(each.key));
    if (name) return { name, length };
  }
  return { name: null, length: 1 };
}

function namesOf({ severities, services, customers }: Choices): readonly Name[] {
  const [en, es] = [wordsIn('en').terms, wordsIn('es').terms];
  const named = (key: Key, value: string, ...others: readonly string[]): readonly Name[] =>
    [value, ...others].map((said) => ({ key, value, said }));
  return [
    ...severities.flatMap(({ key, label }) => named('severity', key, label.en, label.es)),
    ...routes.flatMap((route) => named('route', route, en.routes[route], es.routes[route])),
    ...kinds.flatMap((kind) => named('kind', kind, en.kinds[kind], es.kinds[kind])),
    ...customers.tiers.flatMap((tier) => named('customerTier', tier)),
    ...services.flatMap((service) => named('service', service)),
  ];
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
