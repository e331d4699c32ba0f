import type { ModalView } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { plain, section } from './blocks.ts';

/** Opened at once, because a trigger lives three seconds; the form replaces it. */
export const loadingForm = (language: Language): ModalView => {
  const { forms, terms } = words(language);
  return {
    type: 'modal',
    title: plain(forms.loading.title, 24),
    close: plain(terms.buttons.cancel, 24),
    blocks: [section(forms.loading.text)],
  };
};
