import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { section } from './blocks.ts';
import { ref } from './facts.ts';
import { listAnswer } from './list.ts';
import type { SlackMessage } from './message.ts';
import { escape } from './text.ts';

/** A verb without a reference where none of the asker's escalations fits, or more than one does. */
export function whichAnswer(fitting: readonly Escalation[], verb: string, language: Language): SlackMessage {
  const say = words(language).answers.which;
  const [example] = fitting;
  const command = m`\`/escalate ${escape(verb)} ${example ? ref(example) : m`ESC-142`}\``;
  if (!example) return { text: say.none(command), blocks: [section(say.none(command))] };
  const list = listAnswer(fitting, language);
  const question = say.several(command);
  return { text: question, blocks: [section(question), ...list.blocks] };
}
