import type { Canvas, CanvasTitle } from '../protocol.ts';
import { canvasesOf, type Canvas as StoredCanvas } from '../state/canvases.ts';
import { canRead, type Channel } from '../state/channels.ts';
import type { Core } from '../state/core.ts';
import { messagesOf } from '../state/messages.ts';
import type { Person } from '../state/people.ts';

/** The canvases of a channel, its own first, as its header offers them. */
export function canvasTitles(core: Core, channel: Channel): CanvasTitle[] {
  return canvasesOf(core, channel.id)
    .map(titleOf)
    .toSorted((one, other) => Number(other.own) - Number(one.own));
}

/** A canvas for somebody's window: of a channel that they can read, or linked in one. `null` is for all others. */
export function canvasForPerson(core: Core, id: string, person: Person): Canvas | null {
  const canvas = core.state.canvases.get(id);
  if (!canvas || !isShown(core, canvas, person)) return null;
  return { ...titleOf(canvas), channel: canvas.channel, updated: canvas.updated, sections: canvas.sections };
}

function titleOf({ id, title, isChannelCanvas }: StoredCanvas): CanvasTitle {
  return { id, title, own: isChannelCanvas };
}

function isShown(core: Core, canvas: StoredCanvas, person: Person): boolean {
  const readable = [...core.state.channels.values()].filter((channel) => canRead(channel, person));
  if (readable.some((channel) => channel.id === canvas.channel)) return true;
  // Ids are letters and digits, which stand in JSON as they are.
  return readable.some((channel) =>
    messagesOf(core, channel.id).some(
      ({ text, blocks, ephemeralTo }) =>
        (ephemeralTo === null || ephemeralTo === person.id) && JSON.stringify([text, blocks]).includes(canvas.id),
    ),
  );
}
