import { text, type Json } from '../json.ts';

/** Where each element keeps its value in `state.values`, and where the app sets the first one (Block Kit reference, block elements). */
const KEYS: Record<string, { value: string; initial: string; many: boolean }> = {
  plain_text_input: { value: 'value', initial: 'initial_value', many: false },
  email_text_input: { value: 'value', initial: 'initial_value', many: false },
  url_text_input: { value: 'value', initial: 'initial_value', many: false },
  number_input: { value: 'value', initial: 'initial_value', many: false },
  rich_text_input: { value: 'rich_text_value', initial: 'initial_value', many: false },
  file_input: { value: 'files', initial: '', many: true },
  static_select: { value: 'selected_option', initial: 'initial_option', many: false },
  external_select: { value: 'selected_option', initial: 'initial_option', many: false },
  users_select: { value: 'selected_user', initial: 'initial_user', many: false },
  conversations_select: { value: 'selected_conversation', initial: 'initial_conversation', many: false },
  channels_select: { value: 'selected_channel', initial: 'initial_channel', many: false },
  multi_static_select: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_external_select: { value: 'selected_options', initial: 'initial_options', many: true },
  multi_users_select: { value: 'selected_users', initial: 'initial_users', many: true },
  multi_conversations_select: { value: 'selected_conversations', initial: 'initial_conversations', many: true },
  multi_channels_select: { value: 'selected_channels', initial: 'initial_channels', many: true },
  checkboxes: { value: 'selected_options', initial: 'initial_options', many: true },
  radio_buttons: { value: 'selected_option', initial: 'initial_option', many: false },
  datepicker: { value: 'selected_date', initial: 'initial_date', many: false },
  timepicker: { value: 'selected_time', initial: 'initial_time', many: false },
  datetimepicker: { value: 'selected_date_time', initial: 'initial_date_time', many: false },
};

export function valueKey(type: unknown): string {
  return KEYS[text(type)]?.value ?? 'value';
}

export function initialValue(element: Json): Json {
  const keys = KEYS[text(element.type)];
  return keys ? { [keys.value]: element[keys.initial] ?? (keys.many ? [] : null) } : {};
}
