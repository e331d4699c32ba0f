/**
 * What to do when Slack refuses, for every method that sending calls and every error that Slack documents for it.
 *
 *   already so         what was asked is so: carry on
 *   retry              not carried out: try again later
 *   look first         it may have been carried out: look before it is repeated
 *   park               the app is not let in: everything waits until it is
 *   fall back          there is another way: post anew, or send without having looked
 *   plain text         the form of the message is at fault: send its words alone
 *   undeliverable      nothing can be posted there: page the next, tell people in place of the channel
 *   give up and alarm  trying again would not help: it is kept with its reason, and said aloud
 */
export type Course =
  | 'already so'
  | 'retry'
  | 'look first'
  | 'park'
  | 'fall back'
  | 'plain text'
  | 'undeliverable'
  | 'give up and alarm';

const courses: readonly Course[] = [
  'already so',
  'retry',
  'look first',
  'park',
  'fall back',
  'plain text',
  'undeliverable',
  'give up and alarm',
];

type Row = Partial<Record<Course, string>>;

/** What was asked is not what Slack wants to hear, or not what the app may ask. */
const wrong = `missing_scope no_permission missing_argument invalid_arguments invalid_arg_name invalid_charset
  invalid_form_data invalid_post_type missing_post_type invalid_json unknown_method method_deprecated deprecated_endpoint
  accesslimited`;

/** Of any method. */
const common: Row = {
  park: `not_authed invalid_auth account_inactive token_revoked token_expired not_allowed_token_type access_denied
    team_access_not_granted org_login_required ekm_access_denied two_factor_setup_required`,
  retry: 'fatal_error internal_error service_unavailable request_timeout team_added_to_org ratelimited rate_limited',
  'give up and alarm': wrong,
};

/** A call that makes something: "not now" may come after it was made. */
const makes: Row = { 'look first': 'fatal_error internal_error service_unavailable request_timeout' };
/** A call that only looks: what can't be seen is sent without it. */
const looks: Row = {
  'fall back': `${wrong} channel_not_found not_in_channel thread_not_found invalid_cursor
    invalid_limit invalid_ts_latest invalid_ts_oldest invalid_types invalid_metadata_keys is_archived
    method_not_supported_for_channel_type user_not_found user_not_visible user_disabled users_list_not_supplied
    not_enough_users too_many_users invalid_user_combination cannot_dm_bot team_not_found`,
};
const noForm = 'no_text invalid_blocks invalid_blocks_format msg_too_long msg_blocks_too_long';

/** Of one method, before what is common. */
const table = {
  'auth.test': [looks],
  'chat.postMessage': [
    makes,
    {
      park: 'missing_scope no_permission',
      'plain text': `${noForm} too_many_attachments attachment_payload_limit_exceeded markdown_text_conflict
        invalid_arguments invalid_json invalid_form_data invalid_metadata_format invalid_metadata_schema
        metadata_too_large metadata_must_be_sent_from_app`,
      undeliverable: `channel_not_found not_in_channel is_archived user_not_found user_disabled user_not_visible
        cannot_dm_bot messages_tab_disabled restricted_action restricted_action_read_only_channel
        restricted_action_non_threadable_channel restricted_action_thread_only_channel restricted_action_thread_locked
        as_user_not_supported slack_connect_file_link_sharing_blocked team_not_found external_channel_migrating
        posting_to_channel_denied`,
      'give up and alarm': 'cannot_reply_to_message thread_not_found message_not_found too_many_contact_cards',
    },
  ],
  'chat.update': [
    {
      'fall back': 'message_not_found',
      'plain text': `${noForm} block_mismatch too_many_attachments invalid_arguments invalid_json invalid_form_data`,
      'give up and alarm': `cant_update_message edit_window_closed is_inactive is_archived channel_not_found
        not_in_channel user_not_in_channel external_channel_migrating team_not_found`,
    },
  ],
  'chat.delete': [
    {
      'already so': 'message_not_found',
      'give up and alarm': `cant_delete_message channel_not_found not_in_channel is_archived
        compliance_exports_prevent_deletion restricted_action team_not_found`,
    },
  ],
  'conversations.create': [
    makes,
    {
      'look first': 'name_taken',
      'give up and alarm': `invalid_name invalid_name_required invalid_name_maxlength invalid_name_specials
        invalid_name_punctuation no_channel restricted_action cannot_create_channel user_is_restricted
        team_not_found max_channels_exceeded channel_cannot_be_unshared`,
    },
  ],
  'conversations.invite': [
    {
      'already so': 'already_in_channel cant_invite_self',
      'give up and alarm': `cant_invite user_not_found user_is_restricted ura_max_channels not_in_channel is_archived
        no_user channel_not_found org_user_not_in_team method_not_supported_for_channel_type user_team_not_in_channel
        too_many_users external_org_migrating team_not_found user_max_channels restricted_action`,
    },
  ],
  'conversations.archive': [
    {
      'already so': 'already_archived',
      'give up and alarm': `channel_not_found not_in_channel cant_archive_general cant_archive_required restricted_action
        user_is_restricted last_ra_channel method_not_supported_for_channel_type team_not_found
        external_channel_migrating`,
    },
  ],
  'conversations.setTopic': [
    {
      'give up and alarm': `too_long not_in_channel is_archived user_is_restricted channel_not_found
        method_not_supported_for_channel_type restricted_action`,
    },
  ],
  'conversations.setPurpose': [
    {
      'give up and alarm': `too_long not_in_channel is_archived user_is_restricted channel_not_found
        method_not_supported_for_channel_type restricted_action`,
    },
  ],
  'pins.add': [
    {
      'already so': 'already_pinned',
      'give up and alarm': `message_not_found bad_timestamp no_item_specified not_in_channel channel_not_found
        not_pinnable too_many_pins restricted_action is_archived permission_denied`,
    },
  ],
  'bookmarks.add': [
    {
      'give up and alarm': `channel_not_found not_in_channel invalid_bookmark_type invalid_link invalid_emoji
        too_many_bookmarks permission_denied is_archived`,
      retry: 'too_many_requests',
    },
  ],
  'bookmarks.list': [{ 'give up and alarm': 'channel_not_found not_in_channel' }],
  'conversations.open': [looks],
  'conversations.list': [looks],
  'conversations.history': [looks],
  'conversations.replies': [looks],
  'usergroups.list': [{ 'give up and alarm': 'plan_upgrade_required invalid_team team_not_found' }],
  'usergroups.users.update': [
    {
      'give up and alarm': `no_such_subteam no_users_provided invalid_users user_is_bot user_is_restricted
        permission_denied plan_upgrade_required subteam_max_users_exceeded`,
    },
  ],
  'users.conversations': [{ 'give up and alarm': 'invalid_types invalid_cursor invalid_limit user_not_found' }],
} as const satisfies Record<string, readonly Row[]>;

export type Method = keyof typeof table;

const wordsOf = (text = ''): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Everything that is known of a method's errors: by code, later rows over earlier ones. */
const flat = (rows: readonly Row[]): ReadonlyMap<string, Course> =>
  new Map(
    rows.flatMap((row) => courses.flatMap((course) => wordsOf(row[course]).map((code) => [code, course] as const))),
  );

/** Every method's errors with what is done about each. */
export const slackErrors: ReadonlyMap<string, ReadonlyMap<string, Course>> = new Map(
  Object.entries(table).map(([method, rows]) => [method, flat([common, ...rows])]),
);

/** Undefined for what the table doesn't know: tried a few times, then given up with an alarm. */
export const courseOf = (method: Method, code: string): Course | undefined => slackErrors.get(method)?.get(code);
