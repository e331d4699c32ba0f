import { parseChoice, parseTarget, type Target } from '../../views/slack/target.ts';

/** As the database gives ids out; anything else it would take for an error of ours. */
const id = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const known = (target: Target | undefined | null): Target | null => (target && id.test(target.id) ? target : null);

/** What a button or a form carries; null for what none of ours does. */
export const targetOf = (value: string): Target | null => known(parseTarget(value));

/** What an option of a menu carries; null for what none of ours does. */
export function choiceOf(value: string): { readonly choice: string; readonly target: Target } | null {
  const chosen = parseChoice(value);
  return chosen && known(chosen.target) ? chosen : null;
}
