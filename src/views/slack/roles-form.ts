import type { ModalView } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import { roleNames, type Role } from '../../domain/policy.ts';
import { holderOf } from '../../domain/roles.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context } from './blocks.ts';
import { modal, personInput } from './inputs.ts';
import { encodeTarget } from './target.ts';

/** The id of a role's field goes on with its holder, behind a slash: who changes one role leaves the others as they are by then. */
export const rolesFormIds = { callback: 'roles_form', role: (role: Role) => `roles.${role}` } as const;

/** Who holds each role, to be taken or given. */
export function rolesForm(e: Escalation, language: Language): ModalView {
  const say = words(language).roles;
  const input = (role: Role) => {
    const holder = holderOf(e, role);
    const id = `${rolesFormIds.role(role)}/${holder ?? ''}`;
    const field = { id, label: say.names[role], hint: say.duties[role], optional: true };
    return personInput(holder ? { ...field, initial: holder } : field);
  };
  return modal({
    callback: rolesFormIds.callback,
    title: say.form.title(reference(e.number)),
    submit: say.form.submit,
    metadata: encodeTarget(e),
    language,
    blocks: [...roleNames.map(input), context(say.form.note)],
  });
}
