/**
 * Which keys Slack's own examples of what it sends have, as paths. What only enterprise organisations and messages with
 * attachments have, or user tokens, is left out, and `response_urls` stands where Bolt looks for it: beside the view, not in it.
 */
export const SLACK_KEYS = {
  'block_actions of a Home': `
    type team.id team.domain user.id user.username user.name user.team_id api_app_id token container.type
    container.view_id trigger_id view.id view.team_id view.type view.blocks.0.type view.blocks.0.block_id
    view.blocks.0.elements.0.type view.blocks.0.elements.0.action_id view.blocks.0.elements.0.text.type
    view.blocks.0.elements.0.text.text view.blocks.0.elements.0.text.emoji view.private_metadata
    view.callback_id view.state.values view.hash view.clear_on_close view.notify_on_close view.close view.submit
    view.previous_view_id view.root_view_id view.app_id view.external_id view.app_installed_team_id view.bot_id
    actions.0.type actions.0.block_id actions.0.action_id actions.0.text.type actions.0.text.text
    actions.0.text.emoji actions.0.action_ts
  `,
  'block_actions of a message': `
    type team.id team.domain user.id user.username user.team_id api_app_id token container.type
    container.message_ts container.channel_id container.is_ephemeral trigger_id channel.id channel.name
    message.bot_id message.type message.text message.user message.ts response_url actions.0.action_id
    actions.0.block_id actions.0.text.type actions.0.text.text actions.0.text.emoji actions.0.value
    actions.0.type actions.0.action_ts
  `,
  member_joined_channel: `
    token team_id api_app_id event.type event.user event.channel event.channel_type event.team event.inviter
    type event_id event_time
  `,
  tokens_revoked: `
    token team_id api_app_id event.type event.tokens.oauth event.tokens.bot.0 type event_id event_time
  `,
  'a global shortcut': `
    type token action_ts team.id team.domain user.id user.username user.team_id callback_id trigger_id
  `,
  'a message shortcut': `
    token callback_id type trigger_id response_url team.id team.domain channel.id channel.name user.id user.name
    message.type message.user message.ts message.text
  `,
  'an envelope of events_api': `
    envelope_id type accepts_response_payload retry_attempt retry_reason payload.token payload.team_id
    payload.api_app_id payload.event.type payload.event.user payload.event.channel payload.event.event_ts
    payload.event.tab payload.type payload.event_id payload.event_time payload.authorizations.0.enterprise_id
    payload.authorizations.0.team_id payload.authorizations.0.user_id payload.authorizations.0.is_bot
    payload.authorizations.0.is_enterprise_install payload.is_ext_shared_channel payload.event_context
  `,
  'an envelope of interactive': `
    payload.type payload.user.id payload.user.name payload.team.id payload.team.domain payload.block_id
    payload.action_id payload.value payload.view.id payload.view.type payload.view.callback_id envelope_id type
    accepts_response_payload
  `,
  'an envelope of slash_commands': `
    payload.token payload.team_id payload.team_domain payload.channel_id payload.channel_name payload.user_id
    payload.user_name payload.command payload.text payload.response_url payload.trigger_id envelope_id type
    accepts_response_payload
  `,
  hello: `
    type connection_info.app_id num_connections debug_info.host debug_info.started debug_info.build_number
    debug_info.approximate_connection_time
  `,
  view_closed: `
    type team.id team.domain user.id user.name view.id view.type view.title.type view.title.text view.blocks
    api_app_id is_cleared
  `,
  'the answer of views.open': `
    ok view.id view.team_id view.type view.title.type view.title.text view.title.emoji view.close.type
    view.close.text view.close.emoji view.submit view.blocks.0.type view.blocks.0.block_id
    view.blocks.0.text.type view.blocks.0.text.text view.blocks.0.text.emoji view.blocks.0.accessory.type
    view.blocks.0.accessory.action_id view.blocks.0.accessory.text.type view.blocks.0.accessory.text.text
    view.private_metadata view.callback_id view.external_id view.state.values view.hash view.clear_on_close
    view.notify_on_close view.root_view_id view.previous_view_id view.app_id view.bot_id
  `,
  view_submission: `
    type team.id team.domain user.id user.username view.id view.type view.title.type view.title.text
    view.submit.type view.submit.text view.blocks view.private_metadata view.callback_id view.hash
    response_urls.0.block_id response_urls.0.action_id response_urls.0.channel_id response_urls.0.response_url
  `,
  disconnect: `
    type reason debug_info.host
  `,
};
