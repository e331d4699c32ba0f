import type { Words } from './en.ts';
import { admin } from './es-admin.ts';
import { answers } from './es-answers.ts';
import { covers } from './es-covers.ts';
import { customers } from './es-customers.ts';
import { forms } from './es-forms.ts';
import { messages } from './es-messages.ts';
import { notices } from './es-notices.ts';
import { quiet } from './es-quiet.ts';
import { reach } from './es-reach.ts';
import { rota } from './es-rota.ts';
import { roles } from './es-roles.ts';
import { settings } from './es-settings.ts';
import { simulation } from './es-simulation.ts';
import { terms } from './es-terms.ts';

export const es: Words = {
  terms,
  ...messages,
  notices,
  forms,
  answers,
  admin,
  settings,
  quiet,
  reach,
  simulation,
  covers,
  customers,
  roles,
  rota,
};
