import type { Catalogue } from '../message.js';

/** Indemnité pour mission particulière. */
export const IMP: Catalogue = {
  'imp.rate-not-allowed': {
    found: "Le taux annuel de {value:euros} n'est pas permis pour la fonction {function:quoted}.",
    expected: 'Taux attendu : {expected:euros}.',
    todo: "Corriger le taux ou la fonction d'après la décision du recteur.",
  },
  'imp.rate-not-allowed#sole-coordinator': {
    found:
      'Le taux annuel de {value:euros} est réservé aux districts partagés ; or aucune autre mission ne coordonne le district {district:quoted} en {schoolYear}.',
    expected: 'Taux attendu pour un coordonnateur seul : un autre que {sharedOnly:euros}.',
    todo: "Corriger le taux, ou ajouter la mission de l'autre coordonnateur.",
  },
  'imp.relief-exclusive': {
    found: 'La mission donne déjà lieu à une décharge (colonne « decharge » à O).',
    expected:
      "Pour une mission en établissement ou la coordination d'un district UNSS, l'IMP ne se cumule pas avec un allègement de service.",
    todo: "Si l'agent n'a pas d'allègement pour cette mission, mettre N ; sinon, annuler la mission.",
  },
  'imp.cpge-full-service': {
    found: "L'agent {value} assure un service complet en classes préparatoires (CPGE).",
    expected: "L'IMP n'est pas ouverte aux enseignants en service complet de CPGE.",
    todo: 'Corriger la colonne « cpge_service_complet » de agents.csv si elle est fausse ; sinon, annuler la mission.',
  },
  'imp.letter-missing': {
    found: "La mission académique n'a pas de lettre de mission (colonne « lettre_mission » vide).",
    expected: "Une mission de niveau académique suppose une lettre signée par le recteur et l'agent.",
    todo: 'Renseigner la référence de la lettre, ou la faire établir.',
  },
  'imp.school-type': {
    found: "La fonction {function:quoted} est exercée dans l'établissement {value}, de type {found:quoted}.",
    expected: 'Type attendu : {expected:list}.',
    todo: "Corriger l'UAI ou la fonction, ou le type de l'établissement dans etablissements.csv.",
  },
  'imp.eps-threshold': {
    found:
      "L'établissement {value} compte {teachers|enseignant|enseignants} d'EPS pour {hours|heure|heures} par semaine.",
    expected:
      "La coordination de l'EPS suppose au moins {expectedTeachers|enseignant|enseignants} et {expectedHours|heure|heures} par semaine.",
    todo: "Corriger les effectifs dans etablissements.csv s'ils sont faux ; sinon, annuler la mission.",
  },
  'imp.eps-rate': {
    found:
      "Le taux annuel est de {value:euros}, alors que l'établissement {uai} compte {found|équivalent|équivalents} temps plein d'EPS.",
    expected: 'Taux attendu pour cet effectif : {expected:euros}.',
    todo: "Corriger le taux, ou l'effectif d'EPS dans etablissements.csv.",
  },
  'imp.unss-cap': {
    found:
      "Le taux annuel de {value:euros}, ajouté à celui d'autres missions ({others:ids}), dépasse certains jours le taux du district {district:quoted}.",
    expected: 'Total permis pour ce district en {schoolYear} : {expected:euros} au plus.',
    todo: "Revoir le partage entre les coordonnateurs, ou le taux du district dans districts.csv : aucune des missions en cause n'est payée.",
  },
  'imp.unss-cap#alone': {
    found: 'Le taux annuel de {value:euros} dépasse celui du district {district:quoted}.',
    expected: 'Total permis pour ce district en {schoolYear} : {expected:euros} au plus.',
    todo: 'Corriger le taux de la mission, ou le taux du district dans districts.csv.',
  },
  'imp.exceptional-rate': {
    found: 'La fonction {function:quoted} est payée au taux annuel de {value:euros}.',
    expected: "Ce taux n'est admis pour elle qu'à titre exceptionnel.",
    todo: 'Vérifier que la décision du recteur le prévoit : la mission est payée.',
  },
  'imp.envelope-exceeded': {
    found:
      "Les IMP de l'établissement pour l'année scolaire {schoolYear} ({awards|mission|missions}) totalisent {found:euros}.",
    expected: 'Enveloppe notifiée : {value:euros}.',
    todo: "Voir avec l'établissement quelles missions réduire, ou faire réviser l'enveloppe par le recteur : les missions validées sont payées.",
  },
};
