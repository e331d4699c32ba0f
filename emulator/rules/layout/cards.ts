import { anyText, blockId, mrkdwn, plainText, webUrl } from '../composition.ts';
import { button } from '../elements/button.ts';
import { imageElement } from '../elements/image.ts';
import type { Surface } from '../surface.ts';
import { boolean, byType, eitherOf, list, oneOf, string, typed } from '../vocabulary.ts';
import type { Rule } from '../vocabulary.ts';
import { actions, context, divider, file, header, image, input, section, video } from './basic.ts';
import { richTextTypes } from '../rich-text.ts';
import { table } from './table.ts';

/** The newer blocks, which group or frame others. */

const id = { block_id: blockId };
const picture = byType({ image: imageElement });
const richText = byType(richTextTypes);

export const alert = typed(
  { text: anyText(3000) },
  { ...id, level: oneOf('default', 'info', 'warning', 'error', 'success') },
);

export const card = typed(
  {},
  {
    ...id,
    hero_image: picture,
    icon: picture,
    title: mrkdwn(150),
    subtitle: mrkdwn(150),
    body: mrkdwn(200),
    actions: list(byType({ button }), { min: 1 }),
  },
  eitherOf('hero_image', 'title', 'actions', 'body'),
);

export const carousel = typed({ elements: list(byType({ card }), { min: 1, max: 10 }) }, id);

function children(surface: Surface): Rule {
  return byType({
    ...richTextTypes,
    actions: actions(surface),
    context,
    divider,
    file,
    header,
    image,
    input: input(surface),
    section: section(surface),
    table,
    video,
  });
}

export const container = (surface: Surface) =>
  typed(
    { child_blocks: list(children(surface), { min: 1, max: 10 }) },
    {
      ...id,
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: picture,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    eitherOf('title', 'rich_text_title'),
  );

const source = byType({ url: typed({ url: webUrl, text: string({ min: 1 }) }) });

export const taskCard = typed(
  {
    task_id: string({ min: 1 }),
    title: string({ min: 1 }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  { ...id, details: richText, output: richText, sources: list(source) },
);

export const plan = typed({ title: string({ min: 1 }) }, { ...id, tasks: list(byType({ task_card: taskCard })) });
