import { expect, test } from 'vitest';
import { factsIn } from '../../src/inbound/slack/commands/simulated-facts.ts';
import { loadPolicy } from '../../src/launch.ts';

const own = await loadPolicy(null);
const policy = {
  ...own,
  services: ['checkout', 'card readers', 'premium'],
  customers: { ...own.customers, tiers: ['strategic', 'premium'] },
};
const facts = (typed: string) => factsIn(typed.split(' ').filter(Boolean), policy);
const nothing = { severity: 'sev1', services: [], customerTier: null, kind: null, route: null };

test.each([
  ['', {}],
  ['sev2', { severity: 'sev2' }],
  ['critica', { severity: 'sev1' }],
  ['SEV1 checkout strategic', { services: ['checkout'], customerTier: 'strategic' }],
  ['strategic Alta', { severity: 'sev2', customerTier: 'strategic' }],
  ['card readers checkout', { services: ['card readers', 'checkout'] }],
  ['managerial', { route: 'managerial', kind: 'hierarchical' }],
  ['directiva', { route: 'managerial', kind: 'hierarchical' }],
  ['De supervisor', { route: 'supervisor', kind: 'hierarchical' }],
  ['jerárquica', { kind: 'hierarchical' }],
  ['premium premium', { customerTier: 'premium', services: ['premium'] }],
])('%j is understood', (typed, meant) => {
  expect(facts(typed)).toEqual({ facts: { ...nothing, ...meant }, unknown: [], nearest: null });
});

test('what the policy has no name for is said, with what may have been meant', () => {
  expect(facts('sev1 chekout gold')).toMatchObject({ unknown: ['chekout', 'gold'], nearest: 'checkout' });
  expect(facts('sev1 xylophones')).toMatchObject({ unknown: ['xylophones'], nearest: null });
});
