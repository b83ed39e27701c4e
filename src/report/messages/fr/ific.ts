import type { Catalogue } from '../message.js';

/** Indemnité pour fonctions d'intérêt collectif. */
export const IFIC: Catalogue = {
  'ific.amount': {
    found: 'Le montant annuel décidé est de {value:euros}.',
    expected: 'Montant attendu : {expected:euros}.',
    todo: "Corriger le montant d'après la décision du recteur.",
  },
  'ific.school-type': {
    found: "La fonction {function:quoted} est exercée dans l'établissement {value}, classé {found:quoted}.",
    expected: 'Type ou programme attendu : {expected:list}.',
    todo: "Corriger l'UAI ou la fonction, ou l'établissement dans etablissements.csv.",
  },
  'ific.relief-exclusive': {
    found: 'La mission donne déjà lieu à une décharge (colonne « decharge » à O).',
    expected: "L'IFIC ne se cumule pas avec une décharge de service.",
    todo: "Si l'agent n'a pas de décharge pour cette mission, mettre N ; sinon, annuler la mission.",
  },
  'ific.overtime-exclusive': {
    found: 'La mission est déjà payée en heures supplémentaires (colonne « hse » à O).',
    expected: "L'IFIC ne se cumule pas avec des heures supplémentaires au titre des mêmes fonctions.",
    todo: "Si aucune heure n'est payée pour cette mission, mettre N ; sinon, annuler la mission.",
  },
  'ific.too-many-functions': {
    found:
      "La fonction {value:quoted} s'ajoute à d'autres fonctions de la même personne dans l'année ({others:ids}).",
    expected: 'Une personne ne cumule pas plus de {expected|fonction|fonctions} dans une année scolaire.',
    todo: 'Annuler la mission, ou la confier à une autre personne.',
  },
};
