import { admin } from './en-admin.ts';
import { answers } from './en-answers.ts';
import { covers } from './en-covers.ts';
import { customers } from './en-customers.ts';
import { forms } from './en-forms.ts';
import { messages } from './en-messages.ts';
import { notices } from './en-notices.ts';
import { quiet } from './en-quiet.ts';
import { reach } from './en-reach.ts';
import { roles } from './en-roles.ts';
import { settings } from './en-settings.ts';
import { rota } from './en-rota.ts';
import { simulation } from './en-simulation.ts';
import { terms } from './en-terms.ts';

/** English is the source: `es` is typed against it, so a missing or misshapen word there does not compile. */
export const en = {
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
export type Words = typeof en;
