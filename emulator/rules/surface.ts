import { byType } from './vocabulary.ts';
import type { Rule } from './vocabulary.ts';

export type Surface = 'message' | 'modal' | 'home';
export const surfaces = ['message', 'modal', 'home'] as const satisfies readonly Surface[];

/** One rule per surface, made once. */
export function perSurface(make: (surface: Surface) => Rule): Record<Surface, Rule> {
  return { message: make('message'), modal: make('modal'), home: make('home') };
}

/** A block or an element of one type: its rule, and the surfaces where Slack takes it (docs.slack.dev, "available in surfaces"). */
export type Kind = { rule: Rule; on: readonly Surface[] };

export const everywhere = (rule: Rule): Kind => ({ rule, on: surfaces });
export const only = (on: readonly Surface[], rule: Rule): Kind => ({ rule, on });

export function kindsOn(surface: Surface, kinds: Record<string, Kind>): Rule {
  const allowed = Object.entries(kinds).filter(([, kind]) => kind.on.includes(surface));
  return byType(Object.fromEntries(allowed.map(([type, kind]) => [type, kind.rule])));
}
