import type { Catalogue } from '../message.js';

/** Tutors, teacher trainers, and those who follow students. */
export const TUTORS: Catalogue = {
  'mf.no-certificate': {
    found: "L'agent {value} n'a pas le CAFIPEMF (colonne « cafipemf » de agents.csv).",
    expected: "L'indemnité de maître formateur suppose ce certificat.",
    todo: "Corriger agents.csv si l'agent l'a obtenu ; s'il est tuteur sans certificat, saisir l'indemnité T1D.",
  },
  'mf.no-trainee': {
    found: 'Le maître formateur suit {value|stagiaire|stagiaires}.',
    expected: 'Il doit suivre au moins {expected|enseignant stagiaire|enseignants stagiaires}.',
    todo: 'Corriger la colonne « nb_stagiaires », ou annuler la mission.',
  },
  't1d.certified': {
    found: "L'agent {value} a le CAFIPEMF (colonne « cafipemf » de agents.csv).",
    expected: "L'indemnité de tuteur du premier degré est réservée aux enseignants qui ne l'ont pas.",
    todo: "Saisir l'indemnité MF s'il est maître formateur, ou corriger agents.csv.",
  },
  'tutor.several-trainees': {
    found: "Le tuteur, qui n'est pas déchargé, suit {value|stagiaire|stagiaires}.",
    expected: "En règle générale, il n'en suit pas plus d'un.",
    todo: 'Vérifier la désignation du tuteur : la mission est payée.',
  },
  'tutor.several-trainees#stagiaire': {
    found:
      "Le tuteur, qui n'est pas déchargé, suit un stagiaire alors qu'il en suit déjà un autre aux mêmes dates (mission {other}).",
    expected: "En règle générale, il n'en suit pas plus d'un à la fois.",
    todo: 'Vérifier la désignation du tuteur : les deux missions sont payées.',
  },
  't2d.share-exceeded': {
    found:
      "La part de {value} %, ajoutée à celle d'autres missions pour le même stagiaire ({others:ids}), dépasse le total permis certains jours.",
    expected: "Les parts des tuteurs d'un stagiaire ne dépassent pas {expected} % ensemble.",
    todo: "Corriger la colonne « participation » d'après le partage réel, ou les dates : aucune des missions en cause n'est payée.",
  },
  't2d.trainee-missing': {
    found: 'La colonne « stagiaire » est vide.',
    expected: "L'indemnité {allowance} est versée par stagiaire : il faut savoir lequel.",
    todo: "Renseigner l'identifiant du stagiaire suivi.",
  },
  'sopa.relief-exclusive': {
    found: 'La mission donne déjà lieu à une décharge (colonne « decharge » à O).',
    expected: "Le suivi d'un étudiant n'est pas rémunéré s'il donne lieu à une décharge de service.",
    todo: "Si l'agent n'a pas de décharge pour ce suivi, mettre N ; sinon, annuler la mission.",
  },
  'sopa.students': {
    found: 'La mission porte sur {value|étudiant|étudiants}.',
    expected: 'Il en faut au moins {expected}.',
    todo: 'Corriger la colonne « nb_etudiants », ou annuler la mission.',
  },
};
