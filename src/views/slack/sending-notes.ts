import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { length, ref } from './facts.ts';
import type { SlackMessage } from './message.ts';

/** Said above what is sent again without anybody knowing whether it arrived before. */
export const repeatNote = (language: Language): Markup => words(language).sending.repeat;

/** Said above a page that could not be sent when it was due; `ms` is how late it is. */
export const lateNote = (ms: number, language: Language): Markup => words(language).sending.late(length(ms));

/** The message with a note above it. */
export const noted = ({ text, blocks }: SlackMessage, note: Markup): SlackMessage => ({
  text: `${note}\n${text}`,
  blocks: [context(note), ...blocks],
});

/** How a page is answered where it has no buttons. */
export const answerHint = (e: Escalation, language: Language): Markup => words(language).sending.answer(ref(e));
