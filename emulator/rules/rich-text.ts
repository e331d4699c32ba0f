import { blockId, link } from './composition.ts';
import { boolean, byType, integer, list, object, oneOf, string, typed } from './vocabulary.ts';

const id = string({ min: 1 });
const border = oneOf(0, 1);

const style = object(
  {},
  {
    bold: boolean,
    italic: boolean,
    strike: boolean,
    code: boolean,
    underline: boolean,
    highlight: boolean,
    client_highlight: boolean,
    unlink: boolean,
  },
);

const text = typed({ text: string({ min: 1 }) }, { style });
const linked = typed({ url: link }, { text: string(), unsafe: boolean, style });

const inline = byType({
  text,
  link: linked,
  emoji: typed({ name: id }, { unicode: string(), url: string(), skin_tone: integer(1, 6), style }),
  user: typed({ user_id: id }, { style }),
  usergroup: typed({ usergroup_id: id }, { style }),
  channel: typed({ channel_id: id }, { style }),
  team: typed({ team_id: id }, { style }),
  broadcast: typed({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  color: typed({ value: id }, { style }),
  date: typed({ timestamp: integer(0), format: id }, { url: link, fallback: string(), style }),
});

const section = typed({ elements: list(inline) });

const parts = byType({
  rich_text_section: section,
  rich_text_list: typed(
    { elements: list(byType({ rich_text_section: section })), style: oneOf('bullet', 'ordered') },
    { indent: integer(0, 8), offset: integer(0), border },
  ),
  rich_text_quote: typed({ elements: list(inline) }, { border }),
  rich_text_preformatted: typed({ elements: list(byType({ text, link: linked })) }, { border, language: string() }),
});

/** For use where only rich text may stand: in an input's first value, a table's cell. */
export const richTextTypes = { rich_text: typed({ elements: list(parts) }, { block_id: blockId }) };
