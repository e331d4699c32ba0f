import { moreChoices } from '../../../views/slack/ids.ts';
import { encodeTarget } from '../../../views/slack/target.ts';
import { choiceOf } from '../target.ts';
import { details } from './details.ts';
import type { OnClick } from './on-click.ts';
import { openRoom } from './open-room.ts';

/** The ⋯ menu. Its link leads to the room by itself. */
export const more: OnClick = async (inbound, click) => {
  const chosen = choiceOf(click.value);
  if (chosen?.choice === moreChoices.link) return null;
  const value = chosen ? encodeTarget(chosen.target) : '';
  const chooses = chosen?.choice === moreChoices.openRoom ? openRoom : details;
  return chooses(inbound, { ...click, value });
};
