import { actionId, confirm, conversationFilter, option, optionGroup, placeholder } from '../composition.ts';
import { boolean, exactlyOneOf, integer, list, string, typed } from '../vocabulary.ts';
import { initialAmongOptions } from './choices.ts';

const id = string({ min: 1 });
const menu = { action_id: actionId, placeholder, confirm, focus_on_load: boolean };
const multi = { ...menu, max_selected_items: integer(1) };

const offered = { options: list(option, { min: 1, max: 100 }), option_groups: list(optionGroup, { min: 1, max: 100 }) };
const eitherOptions = exactlyOneOf('options', 'option_groups');
const asked = { min_query_length: integer(0) };
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter };
const initialOptions = list(option, { min: 1, max: 100 });

export const selects = {
  static_select: typed({}, { ...menu, ...offered, initial_option: option }, eitherOptions, initialAmongOptions),
  external_select: typed({}, { ...menu, ...asked, initial_option: option }),
  users_select: typed({}, { ...menu, initial_user: id }),
  conversations_select: typed(
    {},
    { ...menu, ...conversations, initial_conversation: id, response_url_enabled: boolean },
  ),
  channels_select: typed({}, { ...menu, initial_channel: id, response_url_enabled: boolean }),
  multi_static_select: typed(
    {},
    { ...multi, ...offered, initial_options: initialOptions },
    eitherOptions,
    initialAmongOptions,
  ),
  multi_external_select: typed({}, { ...multi, ...asked, initial_options: initialOptions }),
  multi_users_select: typed({}, { ...multi, initial_users: list(id) }),
  multi_conversations_select: typed({}, { ...multi, ...conversations, initial_conversations: list(id) }),
  multi_channels_select: typed({}, { ...multi, initial_channels: list(id) }),
};
