import { characters } from './vocabulary.ts';

type ChannelNameError =
  | 'invalid_name_required'
  | 'invalid_name_maxlength'
  | 'invalid_name_specials'
  | 'invalid_name_punctuation';

/** Slack changes nothing in a name: lower-case letters (those of scripts without case too), digits, - and _, at most 80. */
export function channelNameError(name: string): ChannelNameError | null {
  if (name === '') return 'invalid_name_required';
  if (characters(name) > 80) return 'invalid_name_maxlength';
  if (/^\p{P}+$/u.test(name)) return 'invalid_name_punctuation';
  if (!/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]+$/u.test(name)) return 'invalid_name_specials';
  return null;
}

/** For topic and purpose. */
export function topicError(text: string): 'too_long' | null {
  return characters(text) > 250 ? 'too_long' : null;
}
