import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import { roleNames, type Role } from '../../domain/policy.ts';
import { holderOf, type Roles } from '../../domain/roles.ts';
import type { Language } from '../../domain/terms.ts';
import type { Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { dotted, escape, lines, mention } from './text.ts';

/** Who holds which role now; those that nobody holds are left out. */
export const rolesHeld = (e: Escalation, language: Language): Markup =>
  listed((role) => holderOf(e, role) ?? undefined, language);

/** The same of those that were given. */
export const rolesGiven = (roles: Roles, language: Language): Markup => listed((role) => roles[role], language);

/** What somebody was given, and what each role asks of them. */
export function dutiesOf(person: UserId, roles: Roles, language: Language): Markup {
  const { names, duties, duty } = words(language).roles;
  const own = roleNames.filter((role) => roles[role] === person);
  return lines(...own.map((role) => duty(escape(names[role]), escape(duties[role]))));
}

function listed(holder: (role: Role) => UserId | undefined, language: Language): Markup {
  const { names, holds } = words(language).roles;
  return dotted(
    ...roleNames.map((role) => {
      const person = holder(role);
      return person === undefined ? null : holds(escape(names[role]), mention(person));
    }),
  );
}
