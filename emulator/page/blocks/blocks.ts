import { h, type JSX } from 'preact';
import type { Block } from '../../protocol.ts';
import { ImageBlock } from './image.ts';
import { InputBlock } from './input-block.ts';
import { Actions, Context, Header, Section } from './layout.ts';
import { RichText } from './rich-text.ts';
import { SurfaceContext, type Surface } from './surface.ts';
import { Unknown } from './unknown.ts';

function drawn(block: Block): JSX.Element {
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
    default:
      return h(Unknown, { json: block });
  }
}

/** Block Kit, on the surface that owns it. Blocks keep their identity by block_id, so an update leaves what is being typed alone. */
export function Blocks({ blocks, surface }: { blocks: readonly Block[]; surface: Surface }): JSX.Element {
  return h(
    SurfaceContext.Provider,
    { value: surface },
    blocks.map((block, index) =>
      h('div', { key: `${block.block_id ?? index} ${block.type}`, class: 'block-holder' }, drawn(block)),
    ),
  );
}
