import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, context, section } from './blocks.ts';
import { buttonsOf } from './buttons.ts';
import { dueTime, updateClock } from './clocks.ts';
import { audience, ref, title } from './facts.ts';
import { actionIds } from './ids.ts';
import type { SlackMessage } from './message.ts';
import { encodeTarget } from './target.ts';
import { bold, line, lines, quote, when } from './text.ts';
import { updateFormLimits } from './update-form.ts';
import { toldByResolving } from './update-standing.ts';

/** The first update while it waits for a person, and what became of it after that. */
export function draftMessage(e: Escalation, language: Language): SlackMessage {
  const { draft: say, terms } = words(language);
  if (e.firstUpdate.status !== 'drafted') {
    const text = afterwards(e, language);
    return { text, blocks: [section(text)] };
  }
  const due = dueTime(e.terms, updateClock(e.terms, e.firstUpdate.by), language);
  const outlook = say.outlook(due, audience(e.terms, language));
  const value = encodeTarget(e);
  return {
    text: lines(say.heading(ref(e), due), outlook),
    blocks: [
      section(lines(say.heading(ref(e), due), bold(title(e)), quote(e.firstUpdate.text, updateFormLimits.text))),
      context(outlook),
      ...buttons(
        button(terms.buttons.post, actionIds.draftPost, value, 'primary'),
        button(terms.buttons.edit, actionIds.draftEdit, value),
        button(terms.buttons.skip, actionIds.draftSkip, value),
        buttonsOf(e, language).writeToCustomers,
      ),
    ],
  };
}

function afterwards(e: Escalation, language: Language): Markup {
  const say = words(language).draft;
  const { firstUpdate } = e;
  switch (firstUpdate.status) {
    case 'due':
    case 'drafted':
      return say.notYet(ref(e), dueTime(e.terms, updateClock(e.terms, firstUpdate.by), language));
    case 'skipped':
      return say.skipped(ref(e), line(firstUpdate.why, 400));
    case 'posted': {
      if (toldByResolving(e)) return say.resolved(ref(e));
      const at = when(firstUpdate.at, 'moment', language);
      return firstUpdate.automatic ? say.automatic(ref(e), at) : say.posted(ref(e), at);
    }
  }
}
