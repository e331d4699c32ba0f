/** Every key that a policy file may have. */
export const wholePolicy = `version: 1
name: Acme Support
timezone: Europe/Madrid
language: es
severities:
  sev1:
    label: { en: Critical, es: Crítica }
    means: { en: A customer can't work, es: Un cliente no puede trabajar }
    acknowledge_within: 5m
    within_hours: office
    first_update: { draft_at: 45m, within: 60m }
    update_every: 90s
    resolve_within: 4h
    war_room: on_open
calendars:
  office:
    timezone: Europe/Madrid
    hours: { mon-thu: 09:00-18:00, fri: 09:00-15:00 }
    holidays: [2026-12-25]
schedules:
  payments:
    timezone: Europe/Madrid
    rotation: { every: 1w, handover: mon 09:00, starts: 2026-01-05, people: [ana@example.com, U024BE7LH] }
    overrides: [{ from: 2026-12-24 18:00, to: 2026-12-25 18:00, person: bruno }]
  support:
    timezone: Europe/London
    layers:
      - rotation: { every: 1d, handover: 09:00, starts: 2026-01-05, people: [ana@example.com] }
      - { rotation: { every: 12h, handover: fri 18:00, starts: 2026-01-05, people: [bruno] }, restrict: { fri-mon: 18:00-09:00 } }
escalation_paths:
  payments:
    tiers:
      - name: { en: Front line, es: Primera línea }
        page: [{ schedule: payments }]
      - name: { en: Specialists, es: Especialistas }
        page: [{ usergroup: payments-experts }, { user: dana@example.com }]
        strategy: one_at_a_time
        acknowledge_within: 10m
    repeat: 2
    then: { channel: "#support-leads" }
  default:
    tiers: [{ name: { en: Leads, es: Responsables }, page: [{ user: dana@example.com }] }]
    then: { channel: "#support-leads" }
routing:
  - when: { service: checkout, customer_tier: strategic }
    path: payments
  - path: default
roles:
  escalation_manager: { user: dana@example.com }
  customer_executive: { schedule: support }
involve_when_late: [{ usergroup: directors }]
stakeholders:
  internal: { channels: ["#support-updates"] }
  executives: { channels: [C024BE7LH], severities: [sev1] }
customers:
  approvers: [{ user: dana@example.com }]
  default_tier: standard
  tiers: [strategic, standard]
closing: { archive_room_after: 7d, rca_for: [sev1], rca_due_in: 5d, feedback: false }
services: [checkout]
`;
