import type { KnownBlock } from '@slack/web-api';
import type { Status } from '../../domain/escalation.ts';
import { reference, type EscalationId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';
import { words } from '../../i18n/say.ts';
import { button, divider, section } from './blocks.ts';
import { ref } from './facts.ts';
import { actionIds } from './ids.ts';
import { encodeTarget } from './target.ts';
import { bold, dotted, line, lines, when } from './text.ts';

/** An escalation that may be the same case. */
export type Duplicate = {
  readonly id: EscalationId;
  readonly number: number;
  readonly title: string;
  readonly status: Status;
  readonly openedAt: Instant;
  readonly customer: string | null;
};

/** More than three is a search, not a question. */
const mostShown = 3;

/** What may be the same case already, each with its way to join it instead. Join's target has tier and round 0. */
export function duplicateBlocks(duplicates: readonly Duplicate[], asked: boolean, language: Language): KnownBlock[] {
  const { forms, terms } = words(language);
  if (duplicates.length === 0) return [];
  return [
    section(asked ? forms.open.duplicatesAsked : forms.open.duplicates),
    ...duplicates
      .slice(0, mostShown)
      .map((each) =>
        section(
          lines(
            dotted(bold(ref(each)), line(each.title, 150)),
            dotted(
              terms.status[each.status],
              line(each.customer ?? '', 80),
              forms.open.openedAt(when(each.openedAt, 'moment', language)),
            ),
          ),
          button(
            terms.buttons.join(reference(each.number)),
            actionIds.join,
            encodeTarget({ id: each.id, tier: 0, round: 0 }),
          ),
        ),
      ),
    divider,
  ];
}
