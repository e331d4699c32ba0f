import { isRecord, record, string, type Json } from '../json.ts';
import { sectionsOf, type Canvas, type Section } from '../state/canvases.ts';
import type { Core } from '../state/core.ts';
import { newId } from '../state/ids.ts';
import { json, required, text } from './args.ts';
import { changed } from './canvas-changes.ts';
import { joinedChannel } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal, refuseWith } from './refusal.ts';

const write = { scopes: ['canvases:write'] };
const LONGEST_MARKDOWN = 1024 * 1024;

export const canvases: Methods = {
  'canvases.create': {
    ...write,
    handle(core, args) {
      const channel = text(args, 'channel_id') === '' ? null : joinedChannel(core, text(args, 'channel_id')).id;
      return create(core, args, { channel, isChannelCanvas: false });
    },
  },

  'conversations.canvases.create': {
    ...write,
    handle(core, args) {
      const channel = joinedChannel(core, required(args, 'channel_id')).id;
      const known = [...core.state.canvases.values()].some((each) => each.channel === channel && each.isChannelCanvas);
      if (known) throw new Refusal('channel_canvas_already_exists');
      return create(core, args, { channel, isChannelCanvas: true });
    },
  },

  'canvases.edit': {
    ...write,
    handle(core, args) {
      const canvas = canvasWith(core, required(args, 'canvas_id'));
      const changes = json(args, 'changes', 'invalid_arguments');
      if (!Array.isArray(changes) || changes.length === 0 || !changes.every(isRecord))
        refuseWith('invalid_arguments', ['[ERROR] must provide at least 1 items [json-pointer:/changes]']);
      const next = changes.reduce<Pick<Canvas, 'title' | 'sections'> | null>(
        (now, each) => now && changed(now, each, sectionsIn(each['document_content'])),
        canvas,
      );
      if (!next) throw new Refusal('canvas_editing_failed');
      canvas.title = next.title;
      canvas.sections = next.sections;
      canvas.updated = core.clock.now();
      core.changes.tell({ type: 'state' });
      return {};
    },
  },

  'canvases.delete': {
    ...write,
    handle(core, args) {
      core.state.canvases.delete(canvasWith(core, required(args, 'canvas_id')).id);
      core.changes.tell({ type: 'state' });
      return {};
    },
  },

  'canvases.sections.lookup': {
    scopes: ['canvases:read'],
    handle(core, args) {
      const { sections } = canvasWith(core, required(args, 'canvas_id'));
      const criteria = record(json(args, 'criteria', 'invalid_arguments'));
      const types = Array.isArray(criteria['section_types']) ? criteria['section_types'].map(String) : [];
      const words = string(criteria['contains_text']);
      if (types.length === 0 && words === '')
        refuseWith('invalid_arguments', ['[ERROR] must define either `section_types` or `contains_text`']);
      const fits = ({ markdown }: Section) => {
        const level = /^(#{1,3})\s/.exec(markdown)?.[1]?.length;
        const isType = types.length === 0 || types.some((type) => level && [`h${level}`, 'any_header'].includes(type));
        return isType && markdown.includes(words);
      };
      return { sections: sections.filter(fits).map(({ id }) => ({ id })) };
    },
  },
};

function create(core: Core, args: Json, where: Pick<Canvas, 'channel' | 'isChannelCanvas'>): Json {
  const given = json(args, 'document_content', 'canvas_creation_failed');
  const sections = given === undefined ? [] : sectionsIn(given);
  if (!sections) throw new Refusal('canvas_creation_failed');
  const now = core.clock.now();
  const about = { title: text(args, 'title'), creator: core.app.botUserId, created: now, updated: now };
  const canvas: Canvas = { ...about, ...where, id: newId('F'), sections };
  core.state.canvases.set(canvas.id, canvas);
  core.changes.tell({ type: 'state' });
  return { canvas_id: canvas.id };
}

/** What a `document_content` holds; `null` when it is none, or longer than Slack takes. */
function sectionsIn(content: unknown): Section[] | null {
  const { type, markdown } = record(content);
  if (type !== 'markdown' || typeof markdown !== 'string' || markdown.length > LONGEST_MARKDOWN) return null;
  return sectionsOf(markdown);
}

function canvasWith(core: Core, id: string): Canvas {
  const canvas = core.state.canvases.get(id);
  if (!canvas) throw new Refusal('canvas_not_found');
  return canvas;
}
