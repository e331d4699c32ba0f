import { m, type Markup } from './markup.ts';

/** Who holds which role, and how roles are given. */
export const roles = {
  button: 'People and roles',
  fact: m`Roles`,
  names: {
    escalation_manager: 'Escalation manager',
    deescalation_architect: 'De-escalation architect',
    customer_executive: 'Customer executive',
    problem_coordinator: 'Problem coordinator',
  },
  duties: {
    escalation_manager: 'Manages the escalation, and declares it resolved',
    deescalation_architect: 'Checks that it is over, and tells everybody concerned',
    customer_executive: 'Speaks with the customer, and sees that they can work again',
    problem_coordinator: 'Writes the root-cause analysis',
  },
  holds: (role: Markup, person: Markup) => m`${role} ${person}`,
  form: {
    title: (reference: string) => `Roles in ${reference}`,
    submit: 'Save',
    note: m`Whoever is new to a role is told at once and invited to the room. A field left empty changes nothing. One person may hold several roles.`,
  },
  story: (by: Markup, given: Markup) => m`${by} gave roles: ${given}`,
  person: (by: Markup, reference: Markup) => m`${by} gave you a role in ${reference}`,
  duty: (role: Markup, duty: Markup) => m`*${role}*: ${duty}.`,
  done: (reference: Markup) => m`The roles in ${reference} are saved.`,
};
