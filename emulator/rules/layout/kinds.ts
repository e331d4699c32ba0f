import { everywhere, kindsOn, only } from '../surface.ts';
import type { Kind, Surface } from '../surface.ts';
import type { Rule } from '../vocabulary.ts';
import {
  actions,
  context,
  contextActions,
  divider,
  file,
  header,
  image,
  input,
  markdown,
  section,
  video,
} from './basic.ts';
import { alert, card, carousel, container, plan, taskCard } from './cards.ts';
import { richTextTypes } from '../rich-text.ts';
import { dataTable, table } from './table.ts';

/** The rule of one block on a surface: every type that Slack knows, where it takes it (docs.slack.dev/blocks.json). */
export function blockRule(surface: Surface): Rule {
  const kinds: Record<string, Kind> = {
    actions: everywhere(actions(surface)),
    alert: only(['modal'], alert),
    card: everywhere(card),
    carousel: only(['message', 'home'], carousel),
    container: only(['message'], container(surface)),
    context: everywhere(context),
    context_actions: only(['message'], contextActions(surface)),
    data_table: only(['message', 'home'], dataTable),
    divider: everywhere(divider),
    file: only(['message'], file),
    header: everywhere(header),
    image: everywhere(image),
    input: everywhere(input(surface)),
    markdown: only(['message'], markdown),
    plan: only(['message'], plan),
    rich_text: everywhere(richTextTypes.rich_text),
    section: everywhere(section(surface)),
    table: only(['message', 'home'], table),
    task_card: only(['message'], taskCard),
    video: everywhere(video),
  };
  return kindsOn(surface, kinds);
}
