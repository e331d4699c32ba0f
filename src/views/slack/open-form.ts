import type { KnownBlock, ModalView } from '@slack/web-api';
import { criteria, kindOf, routes, type Criterion, type Route } from '../../domain/record.ts';
import type { Simulation } from '../../domain/simulate.ts';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { context, option, section } from './blocks.ts';
import { customerOption } from './customer-options.ts';
import { duplicateBlocks, type Duplicate } from './duplicates.ts';
import { externalInput, groupedInput, modal, multiSelectInput, selectInput, textInput } from './inputs.ts';
import { previewLines } from './preview.ts';
import { severityOptions, type Choosable } from './severity-options.ts';
import { clip, lines, oneLine } from './text.ts';

/** `callback` is the view's; the others are each both block_id and action_id of a field. */
export const openFormIds = {
  callback: 'open_form',
  title: 'open.title',
  description: 'open.description',
  severity: 'open.severity',
  customer: 'open.customer',
  customerTier: 'open.customer_tier',
  route: 'open.route',
  services: 'open.services',
  criteria: 'open.criteria',
  tried: 'open.tried',
  whyNotHere: 'open.why_not_here',
  links: 'open.links',
  contact: 'open.contact',
} as const;

/** What an input takes at most, in characters. */
export const openFormLimits = { title: 150, contact: 200, text: 3000 } as const;

/** What was typed so far, or read out of a command or a message. `links` is one record a line. */
export type OpenFormDraft = {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly severity?: string | undefined;
  readonly customerName?: string | undefined;
  readonly customerTier?: string | undefined;
  readonly customerContact?: string | undefined;
  readonly route?: Route | undefined;
  readonly services?: readonly string[] | undefined;
  readonly criteria?: readonly Criterion[] | undefined;
  readonly tried?: string | undefined;
  readonly whyNotHere?: string | undefined;
  readonly links?: string | undefined;
};

export type OpenFormState = {
  readonly draft: OpenFormDraft;
  readonly severities: readonly Choosable[];
  readonly services: readonly string[];
  readonly customerTiers: readonly string[];
  /** Who would be paged for the draft; null until a severity is chosen. */
  readonly preview: Simulation | null;
  readonly duplicates: readonly Duplicate[];
  /** The view's private_metadata. */
  readonly metadata: string;
  /** The form was sent once and came back because of its duplicates. */
  readonly askedAboutDuplicates: boolean;
};

/** Title, what is happening and severity are required, and say at once who will be paged; the rest helps those people. */
export function openForm(state: OpenFormState, language: Language): ModalView {
  const say = words(language).forms.open;
  const asked = state.askedAboutDuplicates && state.duplicates.length > 0;
  return modal({
    callback: openFormIds.callback,
    title: say.title,
    submit: asked ? say.submitAnyway : say.submit,
    metadata: state.metadata,
    language,
    blocks: [
      ...duplicateBlocks(state.duplicates, asked, language),
      ...required(state, language),
      ...preview(state.preview, language),
      { type: 'divider' },
      ...aboutTheCustomer(state, language),
      ...aboutTheCase(state, language),
    ],
  });
}

function required({ draft, severities }: OpenFormState, language: Language): KnownBlock[] {
  const { fields, hints } = words(language).forms.open;
  const ids = openFormIds;
  return [
    textInput({
      id: ids.title,
      label: fields.title,
      value: oneLine(draft.title ?? ''),
      most: openFormLimits.title,
      example: hints.title,
    }),
    textInput({
      id: ids.description,
      label: fields.description,
      value: draft.description,
      multiline: true,
      example: hints.description,
    }),
    ...selectInput({
      id: ids.severity,
      label: fields.severity,
      options: severityOptions(severities, language),
      chosen: draft.severity,
      placeholder: hints.choose,
      dispatches: true,
    }),
  ];
}

function aboutTheCustomer({ draft, customerTiers }: OpenFormState, language: Language): KnownBlock[] {
  const { fields, hints } = words(language).forms.open;
  const ids = openFormIds;
  return [
    externalInput({
      id: ids.customer,
      label: fields.customer,
      optional: true,
      placeholder: hints.customer,
      chosen: oneLine(draft.customerName ?? '') === '' ? null : customerOption(draft.customerName ?? ''),
    }),
    ...selectInput({
      id: ids.customerTier,
      label: fields.customerTier,
      optional: true,
      options: customerTiers.map(named),
      chosen: clip(draft.customerTier ?? '', 150),
      placeholder: hints.choose,
      dispatches: true,
    }),
    textInput({
      id: ids.contact,
      label: fields.contact,
      optional: true,
      value: draft.customerContact,
      most: openFormLimits.contact,
      example: hints.contact,
    }),
  ];
}

function aboutTheCase({ draft, services }: OpenFormState, language: Language): KnownBlock[] {
  const { forms, terms } = words(language);
  const { fields, hints } = forms.open;
  const ids = openFormIds;
  const groups = (['functional', 'hierarchical'] as const).map((kind) => ({
    label: terms.kinds[kind],
    options: routes.filter((route) => kindOf(route) === kind).map((route) => option(terms.routes[route], route)),
  }));
  return [
    ...multiSelectInput({
      id: ids.services,
      label: fields.services,
      optional: true,
      options: services.map(named),
      chosen: draft.services ?? [],
      placeholder: hints.choose,
      dispatches: true,
    }),
    groupedInput({
      id: ids.route,
      label: fields.route,
      optional: true,
      groups,
      chosen: draft.route,
      placeholder: hints.choose,
      dispatches: true,
    }),
    ...multiSelectInput({
      id: ids.criteria,
      label: fields.criteria,
      optional: true,
      options: criteria.map((each) => option(terms.criteria[each], each)),
      chosen: draft.criteria ?? [],
      placeholder: hints.choose,
    }),
    textInput({ id: ids.tried, label: fields.tried, optional: true, multiline: true, value: draft.tried }),
    textInput({
      id: ids.whyNotHere,
      label: fields.whyNotHere,
      optional: true,
      multiline: true,
      value: draft.whyNotHere,
    }),
    textInput({
      id: ids.links,
      label: fields.links,
      optional: true,
      multiline: true,
      value: draft.links,
      hint: hints.links,
    }),
  ];
}

const named = (name: string) => option(name, clip(name, 150));

function preview(found: Simulation | null, language: Language): KnownBlock[] {
  if (!found) return [context(words(language).forms.open.chooseSeverity)];
  return [section(lines(...previewLines(found, language)))];
}
