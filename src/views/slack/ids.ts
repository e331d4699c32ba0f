/**
 * What a click is called. A verb has one name wherever its button stands (page, card, notice, Home, answer), and its
 * value is always `encodeTarget(…)`; options of `decline` and `more` are `encodeChoice(…)`.
 */
export const actionIds = {
  acknowledge: 'escalation.acknowledge',
  /** A select; the choice is one of the domain's decline reasons. */
  decline: 'escalation.decline',
  pageNext: 'escalation.page_next',
  openRoom: 'escalation.open_room',
  join: 'escalation.join',
  postUpdate: 'escalation.post_update',
  resolve: 'escalation.resolve',
  reopen: 'escalation.reopen',
  requestRca: 'escalation.request_rca',
  details: 'escalation.details',
  /** An overflow; the choice is one of `moreChoices`. */
  more: 'escalation.more',
  draftPost: 'draft.post',
  draftEdit: 'draft.edit',
  draftSkip: 'draft.skip',
  customerWrite: 'customer.write',
  /** Their values, and that of `customerTold`, are `encodeChoice(hash, …)`: the words that were read. */
  customerApprove: 'customer.approve',
  customerSendBack: 'customer.send_back',
  customerTold: 'customer.told',
  customerReview: 'customer.review',
  newEscalation: 'home.new_escalation',
  settings: 'home.settings',
  /** A button that only leads somewhere: to be acknowledged, nothing else. */
  link: 'link',
} as const;

/** How it went; the value of a rating is `encodeChoice(rating, target)`. */
export const rateActionId = (rating: number): string => `feedback.rate.${rating}`;
export const feedbackActionIds = { comment: 'feedback.add_comment', change: 'feedback.change' } as const;

/** About one person who covers for another; the value is the request's id, '' for the button that opens the form. */
export const coverActionIds = {
  ask: 'cover.ask',
  accept: 'cover.accept',
  decline: 'cover.decline',
  withdraw: 'cover.withdraw',
  takeBack: 'cover.take_back',
} as const;

export const moreChoices = {
  openRoom: 'open_room',
  link: 'link',
  severity: 'severity',
  roles: 'roles',
  customerWrite: 'customer_write',
  details: 'details',
} as const;
