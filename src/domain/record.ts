import type { ChannelId, UserId } from './ids.ts';

/** What was written down when the escalation opened; the words are process.md's. */
export const kinds = ['functional', 'hierarchical', 'automatic'] as const;
export type Kind = (typeof kinds)[number];

/** Where it goes. A route belongs to a kind: see `kindOf`. */
export const routes = ['technical', 'departmental', 'supervisor', 'managerial'] as const;
export type Route = (typeof routes)[number];

/** Technical and departmental questions need other hands (functional), the others more authority (hierarchical). */
export const kindOf = (route: Route): Kind =>
  route === 'technical' || route === 'departmental' ? 'functional' : 'hierarchical';

/** Why the case meets the bar for escalating at all. */
export const criteria = ['funding', 'staffing', 'tooling', 'technical', 'functionality'] as const;
export type Criterion = (typeof criteria)[number];

export type Customer = { readonly name: string; readonly tier: string | null; readonly contact: string | null };

/** What the front line did before escalating, kept because an organisation wants fewer escalations. */
export type Triage = { readonly tried: string; readonly whyNotHere: string };

export type Details = {
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly kind: Kind | null;
  readonly route: Route | null;
  readonly customer: Customer | null;
  readonly services: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly triage: Triage;
  /** Linked records as people wrote them: a URL or a ticket's number. */
  readonly links: readonly string[];
};

/** Where it came from: what was typed or which message was escalated. `author` wrote that message. */
export type Source = {
  readonly via: 'command' | 'message' | 'shortcut';
  readonly channel: ChannelId | null;
  readonly messageTs: string | null;
  readonly permalink: string | null;
  readonly author: UserId | null;
};
