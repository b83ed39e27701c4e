import type { Catalogue } from '../message.js';

/** Who holds, who replaces, and how much of a service. */
export const PEOPLE: Catalogue = {
  'degree.mismatch': {
    found: "L'agent {value} enseigne dans le {found:degree}.",
    expected: "L'indemnité {allowance} est réservée au {expected:degree}.",
    todo: "Corriger le degré de l'agent dans agents.csv, ou le code de l'indemnité de la mission.",
  },
  'cumul.cp-tutor': {
    found:
      'La même personne est aussi conseiller pédagogique sur tout ou partie de la période (mission {other}, indemnité {allowance}).',
    expected:
      "Le suivi des stagiaires fait partie des missions du conseiller pédagogique : l'indemnité {value} ne s'y ajoute pas.",
    todo: "Annuler la mission de tuteur ou de maître formateur, ou corriger les dates de l'une des deux.",
  },
  'cumul.cp-eps': {
    found:
      'La même personne est aussi conseiller pédagogique en EPS sur tout ou partie de la période (mission {other}, indemnité {allowance}).',
    expected: "Le conseiller pédagogique chargé de l'EPS ne perçoit pas l'indemnité {value}.",
    todo: "Annuler la mission {value}, ou corriger les dates de l'une des deux.",
  },
  'cumul.incompatible': {
    found:
      'La même personne a aussi la mission {other} (indemnité {allowance}) sur tout ou partie de la période.',
    expected: "L'indemnité {value} ne se cumule pas avec l'indemnité {allowance}.",
    todo: "Annuler l'une des deux missions, ou corriger leurs dates.",
  },
  'replacement.overlap': {
    found:
      'Ce remplacement, qui commence le {value:date}, chevauche le remplacement {other} de la même mission.',
    expected: 'Une mission a un seul remplaçant à la fois.',
    todo: "Corriger les dates : en attendant, rien n'est calculé pour la mission {award}.",
  },
  'replacement.self': {
    found: 'Le remplaçant {value} est le titulaire de la mission {award}.',
    todo: 'Corriger le NUMEN du remplaçant, ou supprimer le remplacement.',
  },
  'replacement.not-eligible': {
    found:
      "Le remplaçant {value} a lui-même une mission ({found}) qui ne se cumule pas avec l'indemnité {allowance}.",
    todo: 'Vérifier la désignation du remplaçant, qui est payé malgré tout.',
  },
  'replacement.not-eligible#degre': {
    found: "Le remplaçant {value} n'enseigne pas dans le degré auquel l'indemnité {allowance} est réservée.",
    todo: 'Vérifier la désignation du remplaçant et son degré dans agents.csv : il est payé malgré tout.',
  },
  'replacement.not-eligible#cafipemf': {
    found: "Le remplaçant {value} n'a pas le CAFIPEMF, que l'indemnité {allowance} exige.",
    todo: 'Vérifier la désignation du remplaçant et la colonne « cafipemf » de agents.csv : il est payé malgré tout.',
  },
  'replacement.not-eligible#cpge_service_complet': {
    found: "Le remplaçant {value} assure un service complet en CPGE, ce qui exclut l'indemnité {allowance}.",
    todo: 'Vérifier la désignation du remplaçant, qui est payé malgré tout.',
  },
  'replacement.outside-award': {
    found: 'Le remplacement, {value:periods}, déborde la période de la mission {award}.',
    expected: 'La mission va {expected:periods} : seuls les jours communs sont payés au remplaçant.',
    todo: 'Vérifier les dates du remplacement et de la mission.',
  },
  'replacement.without-absence': {
    found:
      "Le titulaire {holder} n'a pas d'absence enregistrée {found:periods}, alors qu'il est remplacé {value:periods}.",
    todo: 'Compléter absences.csv, ou corriger les dates du remplacement : le remplaçant est payé malgré tout.',
  },
  'replacement.without-absence#no-absence': {
    found: "Le titulaire {holder} n'a aucune absence enregistrée pendant son remplacement, {value:periods}.",
    todo: 'Compléter absences.csv, ou corriger les dates du remplacement : le remplaçant est payé malgré tout.',
  },
  'service.over-90': {
    found: 'La quotité de service est de {value} %, sans quotité financière.',
    expected: 'La loi ne donne pas de correspondance au-delà de 90 % : {value} % est appliqué.',
    todo: 'Vérifier la quotité de service, ou renseigner la quotité financière.',
  },
};
