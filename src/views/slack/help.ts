import type { Language } from '../../domain/terms.ts';
import { m } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { context, section } from './blocks.ts';
import type { SlackMessage } from './message.ts';
import { escape, line, lines, sentences } from './text.ts';

/** What `/escalate` understands. `unknownWord` is what was typed instead, `nearest` the command it looks like. */
export function helpAnswer(language: Language, unknownWord?: string, nearest?: string): SlackMessage {
  const say = words(language).answers.help;
  const unknown =
    unknownWord === undefined
      ? null
      : sentences(
          say.unknown(line(unknownWord, 60)),
          nearest !== undefined && say.nearest(m`\`/escalate ${line(nearest, 30)}\``),
        );
  const commands = [
    ['', say.open],
    [` ${say.example}`, say.openWith],
    [' list', say.list],
    [' mine', say.mine],
    [' show ESC-142', say.show],
    [' ack ESC-142', say.ack],
    [' update ESC-142', say.update],
    [' resolve ESC-142', say.resolve],
    [' reopen ESC-142', say.reopen],
    [' severity ESC-142 sev2', say.severity],
    [' rca ESC-142', say.rca],
    [' who', say.who],
    [` ${say.simulateExample}`, say.simulate],
    [' cover', say.cover],
  ] as const;
  const table = lines(...commands.map(([rest, what]) => m`\`/escalate${escape(rest)}\`  ${what}`));
  return {
    text: lines(unknown, say.heading, table),
    blocks: [...(unknown ? [section(unknown)] : []), section(lines(say.heading, table)), context(say.elsewhere)],
  };
}
