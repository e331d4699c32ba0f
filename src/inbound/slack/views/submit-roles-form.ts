import { asUserId } from '../../../domain/ids.ts';
import { roleNames } from '../../../domain/policy.ts';
import { words } from '../../../i18n/say.ts';
import { rolesFormIds } from '../../../views/slack/roles-form.ts';
import { learn } from '../reader.ts';
import { ask } from './ask.ts';
import { readFields } from './fields.ts';
import type { OnSubmit } from './on-submit.ts';

/** Whoever can't hold a role is said at their field, and nobody is given any. */
export const submitRolesForm: OnSubmit = async (inbound, submission) => {
  const form = readFields(submission.fields, submission.language);
  const chosen = roleNames.flatMap((role) => {
    const other = form.otherPerson(rolesFormIds.role(role));
    return other ? [{ role, id: other.id, person: asUserId(other.person) }] : [];
  });
  const wrong: Record<string, string> = {};
  for (const { id, person } of chosen)
    if ((await learn(inbound, person))?.standing !== 'member')
      wrong[id] = words(submission.language).forms.errors.notAPerson;
  if (Object.keys(wrong).length > 0) return { type: 'errors', errors: wrong };
  const to = Object.fromEntries(chosen.map(({ role, person }) => [role, person]));
  return ask(inbound, submission, { type: 'give-roles', by: submission.user, to }, '');
};
