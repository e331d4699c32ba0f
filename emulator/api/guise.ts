import type { Json } from '../json.ts';
import type { Core } from '../state/core.ts';
import type { Guise } from '../state/messages.ts';
import { text } from './args.ts';
import { needScope } from './method.ts';

/** The name and picture that the app wants for one message, which it needs a scope for. An emoji goes before an address. */
export function guiseOf(core: Core, args: Json): { guise?: Guise } {
  const [name, emoji, image] = [text(args, 'username'), text(args, 'icon_emoji'), text(args, 'icon_url')];
  if (name === '' && emoji === '' && image === '') return {};
  needScope(core, ['chat:write.customize']);
  const picture = image === '' ? {} : { image };
  return {
    guise: {
      ...(name === '' ? {} : { name }),
      ...(emoji === '' ? picture : { emoji: `:${emoji.replaceAll(':', '')}:` }),
    },
  };
}
