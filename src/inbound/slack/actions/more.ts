import { moreChoices } from '../../../views/slack/ids.ts';
import { encodeTarget } from '../../../views/slack/target.ts';
import { choiceOf } from '../target.ts';
import { details } from './details.ts';
import type { OnClick } from './on-click.ts';
import { openForm } from './open-form.ts';
import { openRoom } from './open-room.ts';

/** The ⋯ menu. Its link leads to the room by itself. */
export const more: OnClick = async (inbound, click) => {
  const chosen = choiceOf(click.value);
  if (chosen?.choice === moreChoices.link) return null;
  const value = chosen ? encodeTarget(chosen.target) : '';
  return chooses(chosen?.choice)(inbound, { ...click, value });
};

function chooses(choice: string | undefined): OnClick {
  if (choice === moreChoices.openRoom) return openRoom;
  if (choice === moreChoices.customerWrite) return openForm('write-customer-text');
  if (choice === moreChoices.roles) return openForm('give-roles');
  return choice === moreChoices.severity ? openForm('change-severity') : details;
}
