import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { buttons, context, fields, section } from './blocks.ts';
import { buttonsOf, cardMenu } from './buttons.ts';
import { factFields } from './fact-fields.ts';
import { headline, title } from './facts.ts';
import type { SlackMessage } from './message.ts';
import { bold, dotted, lines, prose, quote } from './text.ts';
import { troubles } from './troubles.ts';

/** The pinned message of the room: everything that is true now. */
export function cardMessage(e: Escalation, language: Language): SlackMessage {
  const say = words(language).terms;
  const top = dotted(headline(e, language), say.status[e.status]);
  const description = prose(e.details.description, 900);
  const trouble = troubles(e, language);
  const all = buttonsOf(e, language);
  return {
    text: lines(top, title(e)),
    blocks: [
      section(lines(top, bold(title(e)))),
      fields(factFields(e, language)),
      ...(description === '' ? [] : [section(description)]),
      ...(e.status === 'resolved' ? [section(lines(bold(say.facts.fix), quote(e.resolution.fix, 900)))] : []),
      ...(trouble.length > 0 ? [context(lines(...trouble))] : []),
      ...buttons(
        all.acknowledge,
        all.postUpdate,
        all.resolve,
        all.pageNext,
        all.reopen,
        all.requestRca,
        cardMenu(e, language),
      ),
    ],
  };
}
