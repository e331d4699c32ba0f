import { h, type JSX } from 'preact';
import type { Block } from '../../protocol.ts';
import { Markdown } from '../markdown-view.ts';
import { objects, text, type Json } from '../json.ts';
import { Alert } from './alert.ts';
import { Card, Carousel } from './card.ts';
import { Container } from './container.ts';
import { elementId } from './element.ts';
import { ImageBlock } from './image.ts';
import { InputBlock } from './input-block.ts';
import { Actions, Context, ContextActions, Header, Section } from './layout.ts';
import { Plan, TaskCard } from './plan.ts';
import { RichText } from './rich-text.ts';
import { SurfaceContext, type Surface } from './surface.ts';
import { DataTable, Table } from './table.ts';
import { Unknown } from './unknown.ts';
import { RemoteFile, Video } from './video.ts';

function drawn(block: Json, surfaceId: string): JSX.Element {
  switch (block.type) {
    case 'section':
      return h(Section, { block });
    case 'header':
      return h(Header, { block });
    case 'context':
      return h(Context, { block });
    case 'divider':
      return h('hr', { class: 'block' });
    case 'actions':
      return h(Actions, { block });
    case 'image':
      return h(ImageBlock, { block });
    case 'input':
      return h(InputBlock, { block });
    case 'rich_text':
      return h(RichText, { block });
    case 'markdown':
      return h('div', { class: 'block mrkdwn markdown' }, h(Markdown, { source: text(block.text) }));
    case 'table':
      return h(Table, { block });
    case 'data_table':
      return h(DataTable, { block });
    case 'card':
      return h(Card, { block });
    case 'carousel':
      return h(Carousel, { block });
    case 'alert':
      return h(Alert, { block });
    case 'container': {
      const id = elementId(surfaceId, text(block.block_id), 'container');
      return h(Container, { block, id }, holders(objects(block.child_blocks), surfaceId));
    }
    case 'plan':
      return h(Plan, { block });
    case 'task_card':
      return h(TaskCard, { block });
    case 'video':
      return h(Video, { block });
    case 'file':
      return h(RemoteFile, { block });
    case 'context_actions':
      return h(ContextActions, { block });
    default:
      return h(Unknown, { json: block });
  }
}

function holders(blocks: readonly Json[], surfaceId: string): JSX.Element[] {
  return blocks.map((block, index) =>
    h(
      'div',
      { key: `${text(block.block_id) || index} ${text(block.type)}`, class: 'block-holder' },
      drawn(block, surfaceId),
    ),
  );
}

/** Block Kit, on the surface that owns it. Blocks keep their identity by block_id, so an update leaves what is being typed alone. */
export function Blocks({ blocks, surface }: { blocks: readonly Block[]; surface: Surface }): JSX.Element {
  return h(SurfaceContext.Provider, { value: surface }, holders(blocks, surface.id));
}
