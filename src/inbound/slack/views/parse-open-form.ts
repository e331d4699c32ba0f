import type { Policy } from '../../../domain/policy.ts';
import { criteria, kindOf, routes, type Customer, type Details } from '../../../domain/record.ts';
import type { Language } from '../../../domain/terms.ts';
import { words } from '../../../i18n/say.ts';
import { longestCustomer } from '../../../views/slack/customer-options.ts';
import { openFormIds as ids, openFormLimits as limits, type OpenFormDraft } from '../../../views/slack/open-form.ts';
import { oneLine } from '../../../views/slack/text.ts';
import { readAs, readFields, type FormFields, type Read } from './fields.ts';

type Choices = Pick<Policy, 'severities' | 'services' | 'customers'>;

/** What a record keeps of linked records, so that a pasted page doesn't become one. */
const mostLinks = 40;

/** The form as the record of an escalation, or what is wrong at which field, in words that say what to do. */
export function parseOpenForm(fields: FormFields, policy: Choices, language: Language): Read<Details> {
  const form = readFields(fields, language);
  const severity = form.choice(ids.severity);
  const known = policy.severities.some(({ key }) => key === severity);
  if (!known) form.errors[ids.severity] = words(language).forms.errors.chooseSeverity;
  const route = routes.find((each) => each === form.choice(ids.route)) ?? null;
  const [services, chosen] = [form.choices(ids.services), form.choices(ids.criteria)];
  return readAs(
    {
      title: oneLine(form.required(ids.title, limits.title)),
      description: form.required(ids.description, limits.text),
      severity: severity ?? '',
      kind: route && kindOf(route),
      route,
      customer: customerOf(form, policy),
      services: policy.services.filter((each) => services.includes(each)),
      criteria: criteria.filter((each) => chosen.includes(each)),
      triage: { tried: form.text(ids.tried, limits.text), whyNotHere: form.text(ids.whyNotHere, limits.text) },
      links: linksOf(form.text(ids.links, limits.text)),
    },
    form.errors,
  );
}

/** A contact or a tier without a name is kept: somebody will know who it is. */
function customerOf(form: ReturnType<typeof readFields>, { customers }: Choices): Customer | null {
  const name = oneLine((form.choice(ids.customer) ?? '').toWellFormed()).slice(0, longestCustomer);
  const tier = customers.tiers.find((each) => each === form.choice(ids.customerTier)) ?? null;
  const contact = form.text(ids.contact, limits.contact) || null;
  if (name === '' && tier === null && contact === null) return null;
  return { name, tier: tier ?? (name === '' ? null : customers.defaultTier), contact };
}

const linksOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .slice(0, mostLinks);

/** The same fields as they stand, right or wrong: what is shown again when the form changes under somebody's hands. */
export function draftOf(fields: FormFields): OpenFormDraft {
  const form = readFields(fields, 'en');
  const text = (id: string) => form.text(id, Infinity);
  return {
    title: text(ids.title),
    description: text(ids.description),
    severity: form.choice(ids.severity) ?? undefined,
    customerName: form.choice(ids.customer) ?? undefined,
    customerTier: form.choice(ids.customerTier) ?? undefined,
    customerContact: text(ids.contact),
    route: routes.find((each) => each === form.choice(ids.route)),
    services: form.choices(ids.services),
    criteria: criteria.filter((each) => form.choices(ids.criteria).includes(each)),
    tried: text(ids.tried),
    whyNotHere: text(ids.whyNotHere),
    links: text(ids.links),
  };
}
