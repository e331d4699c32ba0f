import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { reference, type UserId } from '../../domain/ids.ts';
import { callsForRca, proposedRca } from '../../domain/rca.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { duration } from '../../i18n/duration.ts';
import { words } from '../../i18n/say.ts';
import { dayInput, modal, personInput, textInput } from './inputs.ts';
import { rcaDueDay } from './rca-due.ts';
import { encodeTarget } from './target.ts';
import { oneLine } from './text.ts';

export const resolveFormIds = {
  callback: 'resolve_form',
  fix: 'resolve.fix',
  rcaOwner: 'resolve.rca_owner',
  rcaDue: 'resolve.rca_due',
} as const;

/** Characters. */
export const resolveFormLimits = { fix: 2000 } as const;

/**
 * What fixed it, and an RCA if an owner is named; where the severity calls for one, whoever would be asked is. `by` fills it
 * in; `now` sets the day that the RCA is proposed for; `fix` is what was typed already.
 */
export function resolveForm(e: Escalation, language: Language, now: Instant, by: UserId, fix?: string): ModalView {
  const say = words(language).forms.resolve;
  const called = callsForRca(e);
  const rca = called
    ? { hint: say.rcaCalledFor(oneLine(e.terms.severity.key.toUpperCase())), initial: proposedRca(e, by, now).owner }
    : { hint: say.rcaHint };
  const ids = resolveFormIds;
  return modal({
    callback: ids.callback,
    title: say.title(reference(e.number)),
    submit: say.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [
      textInput({ id: ids.fix, label: say.fix, multiline: true, most: resolveFormLimits.fix, value: fix }),
      ...(e.rca
        ? []
        : [
            personInput({ id: ids.rcaOwner, label: say.rcaOwner, optional: true, ...rca }),
            dayInput({
              id: ids.rcaDue,
              label: say.rcaDue,
              hint: say.rcaDueHint(duration(e.terms.rcaDueInMs)),
              optional: true,
              initial: rcaDueDay(e, now),
            }),
          ]),
    ],
  });
}
