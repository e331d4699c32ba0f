import type { Words } from './en.ts';
import { m } from './markup.ts';

export const roles: Words['roles'] = {
  button: 'Personas y funciones',
  fact: m`Funciones`,
  names: {
    escalation_manager: 'Administrador de la escalación',
    deescalation_architect: 'Arquitecto de la desescalada',
    customer_executive: 'Ejecutivo del cliente',
    problem_coordinator: 'Coordinador del problema',
  },
  duties: {
    escalation_manager: 'Dirige la escalación y la declara resuelta',
    deescalation_architect: 'Comprueba que ha terminado y lo comunica a todas las partes',
    customer_executive: 'Habla con el cliente y se asegura de que puede volver a trabajar',
    problem_coordinator: 'Redacta el análisis de causa raíz',
  },
  holds: (role, person) => m`${role} ${person}`,
  form: {
    title: (reference) => `Funciones de ${reference}`,
    submit: 'Guardar',
    note: m`Quien reciba una función lo sabrá al momento y se le invitará a la sala. Un campo vacío no cambia nada. Una persona puede tener varias funciones.`,
  },
  story: (by, given) => m`${by} ha asignado funciones: ${given}`,
  person: (by, reference) => m`${by} le ha asignado una función en ${reference}`,
  duty: (role, duty) => m`*${role}*: ${duty}.`,
  done: (reference) => m`Las funciones de ${reference} están guardadas.`,
};
