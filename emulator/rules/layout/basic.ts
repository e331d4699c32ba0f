import { anyText, blockId, httpsUrl, picture, plainText, textTypes, webUrl } from '../composition.ts';
import { imageElement } from '../elements/image.ts';
import { accessories, actionElements, contextActionElements, inputElements } from '../elements/places.ts';
import { kindsOn } from '../surface.ts';
import type { Surface } from '../surface.ts';
import { boolean, byType, eitherOf, list, oneOf, string, typed } from '../vocabulary.ts';

/** The blocks that messages, modals and Home have had from the start. */

const id = { block_id: blockId };

export const divider = typed({}, id);
export const header = typed({ text: plainText(150) }, id);
export const markdown = typed({ text: string({ min: 1, max: 12_000 }) }, id);
export const file = typed({ external_id: string({ min: 1, max: 255 }), source: oneOf('remote') }, id);
export const image = typed(picture.required, { ...id, ...picture.optional, title: plainText(2000) }, picture.across);

const contextParts = byType({ image: imageElement, ...textTypes(3000) });
export const context = typed({ elements: list(contextParts, { min: 1, max: 10 }) }, id);

export const section = (surface: Surface) =>
  typed(
    {},
    {
      ...id,
      text: anyText(3000),
      fields: list(anyText(2000), { min: 1, max: 10 }),
      accessory: kindsOn(surface, accessories),
      expand: boolean,
    },
    eitherOf('text', 'fields'),
  );

export const actions = (surface: Surface) =>
  typed({ elements: list(kindsOn(surface, actionElements), { min: 1, max: 25 }) }, id);

export const contextActions = (surface: Surface) =>
  typed({ elements: list(kindsOn(surface, contextActionElements), { min: 1, max: 5 }) }, id);

export const input = (surface: Surface) =>
  typed(
    { label: plainText(2000), element: kindsOn(surface, inputElements) },
    { ...id, hint: plainText(2000), optional: boolean, dispatch_action: boolean },
  );

/** "Less than 200" and "less than 50": the only limits that Slack states from outside. */
export const video = typed(
  { title: plainText(199), video_url: httpsUrl, thumbnail_url: webUrl, alt_text: string({ min: 1, max: 2000 }) },
  {
    ...id,
    title_url: httpsUrl,
    author_name: string({ max: 49 }),
    provider_name: string(),
    provider_icon_url: webUrl,
    description: plainText(3000),
  },
);
