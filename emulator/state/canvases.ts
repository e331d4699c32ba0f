import type { Core } from './core.ts';
import { newId } from './ids.ts';

/** A part of a canvas that can be named, changed and removed by itself: a heading, a paragraph, a list. */
export type Section = { id: string; markdown: string };

/** A document of Slack's own, which has the id of a file. */
export type Canvas = {
  id: string;
  title: string;
  sections: Section[];
  creator: string;
  created: number;
  updated: number;
  /** The channel whose own canvas it is, or in which it has a tab. */
  channel: string | null;
  /** Whether it is the channel's own canvas, of which there is one. */
  isChannelCanvas: boolean;
};

/** Markdown as the sections it is made of: what blank lines divide. */
export function sectionsOf(markdown: string): Section[] {
  return markdown
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ id: newId('temp:C:'), markdown: part }));
}

export function canvasesOf(core: Core, channel: string): Canvas[] {
  return [...core.state.canvases.values()].filter((canvas) => canvas.channel === channel);
}

export function markdownOf(canvas: Canvas): string {
  return canvas.sections.map((section) => section.markdown).join('\n\n');
}
