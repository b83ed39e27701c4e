import type { Catalogue } from '../message.js';

/** Rows that refer to one another, and their periods. */
export const REFERENCES: Catalogue = {
  'reference.unknown-agent': {
    found: "L'agent {value}, colonne {field:column}, ne figure pas dans agents.csv.",
    todo: "Corriger le NUMEN, ou ajouter l'agent à l'export.",
  },
  'reference.unknown-agent#warn': {
    found: "La ligne concerne l'agent {value}, qui ne figure pas dans agents.csv : elle est sans effet.",
    todo: "Corriger le NUMEN, ou ajouter l'agent à l'export.",
  },
  'reference.unknown-award': {
    found: 'Le remplacement porte sur la mission {value}, qui ne figure pas dans missions.csv.',
    todo: "Corriger l'identifiant de la mission, ou ajouter la mission à l'export.",
  },
  'reference.unknown-school': {
    found:
      "L'établissement {value} n'a pas de ligne valable dans etablissements.csv, alors que la fonction {function:quoted} dépend de ses caractéristiques.",
    todo: "Corriger l'UAI, ou compléter etablissements.csv.",
  },
  'reference.unknown-school#blank': {
    found:
      "La colonne {field:column} est vide, alors que la fonction {function:quoted} dépend des caractéristiques de l'établissement.",
    todo: "Renseigner l'UAI de l'établissement où la mission est exercée.",
  },
  'reference.unknown-district': {
    found:
      "Le district {value:quoted} n'a pas de ligne valable dans districts.csv pour l'année scolaire {schoolYear}.",
    expected: 'Le taux du district est nécessaire : il plafonne les indemnités de ses coordonnateurs.',
    todo: 'Corriger le nom du district, ou ajouter son taux à districts.csv.',
  },
  'reference.unknown-district#blank': {
    found: "La colonne {field:column} est vide, alors que la mission est la coordination d'un district.",
    todo: 'Renseigner le district, qui doit aussi figurer dans districts.csv.',
  },
  'period.reversed': {
    found: 'Le dernier jour, le {value:date}, précède le premier, le {start:date}.',
    todo: "Corriger l'une des deux dates.",
  },
  'award.crosses-school-year': {
    found:
      "La mission va du {start:date} au {value:date} et dépasse l'année scolaire {expected} où elle commence.",
    expected: 'Une mission tient dans une seule année scolaire, du 1er septembre au 31 août.',
    todo: 'Saisir une mission par année scolaire.',
  },
  'regime.not-in-force': {
    found:
      "La mission va du {value:date} au {end:date} ; l'indemnité {allowance} n'est pas en vigueur pendant toute cette période.",
    expected: 'Elle est en vigueur {expected:periods}.',
    todo: "Corriger les dates ou le code de l'indemnité.",
  },
  'function.unknown': {
    found: "La fonction {value:quoted} n'existe pas pour l'indemnité {allowance}.",
    expected: 'Fonction attendue : {expected:list}.',
    todo: "Corriger la fonction ou le code de l'indemnité (les majuscules comptent).",
  },
  'function.unknown#none': {
    found:
      "La colonne {field:column} contient {value:quoted}, alors que l'indemnité {allowance} ne prévoit pas de fonction.",
    todo: "Vider la colonne, ou corriger le code de l'indemnité.",
  },
  'absence.overlap': {
    found:
      'Cette absence, qui commence le {value:date}, chevauche celle de la ligne {other} pour le même agent.',
    todo: "Corriger les dates ou supprimer l'absence en trop : en attendant, les sommes dues à l'agent restent en attente.",
  },
  'service.overlap': {
    found:
      'Cette période de temps partiel, qui commence le {value:date}, chevauche celle de la ligne {other} pour le même agent.',
    todo: "Corriger les dates ou supprimer la période en trop : en attendant, les sommes dues à l'agent restent en attente.",
  },
  'award.overlap': {
    found:
      'Cette mission, qui commence le {value:date}, chevauche la mission {other} de la même personne pour la même indemnité {allowance}.',
    expected: "Une personne ne perçoit cette indemnité qu'une fois pour les mêmes jours.",
    todo: 'Corriger les dates, ou annuler la mission en trop.',
  },
  'award.outside-service-year': {
    found:
      "La mission commence le {value:date}, après la fin de l'année de service, le 30 juin : rien n'est à payer.",
    todo: 'Vérifier la date de début, ou saisir la mission comme ponctuelle (P).',
  },
  'award.not-validated': {
    found: "La mission est proposée (PROPOSEE) et n'est pas encore validée par le recteur : rien n'est payé.",
    todo: 'Passer la mission à ACTIVE une fois la décision signée, ou à ANNULEE si elle est refusée.',
  },
  'award.vanished': {
    found:
      "La mission {subject} a déjà été payée, mais ne figure plus dans l'export : rien n'est repris, la somme reste en attente.",
    todo: "Remettre la mission dans l'export ; si elle ne doit plus être payée, l'y mettre à l'état ANNULEE.",
  },
};
