import type { Catalogue } from '../message.js';

/** Movements that the movement file cannot carry. */
export const LAYOUT: Catalogue = {
  'layout.too-long': {
    found:
      'La valeur {found:quoted} est trop longue pour la zone {field:quoted} du fichier de mouvements, qui a {width|caractère|caractères}.',
    expected: "Rien n'est coupé : {count|mouvement reste en attente|mouvements restent en attente}.",
    todo: 'Raccourcir la donnée à cette ligne.',
  },
  'layout.too-long#montant': {
    found:
      'Le montant calculé pour cette mission, {found} centimes, dépasse ce que peut porter un mouvement ({width|chiffre|chiffres}).',
    expected: "Rien n'est coupé : {count|mouvement reste en attente|mouvements restent en attente}.",
    todo: "Vérifier le taux annuel, la participation et le nombre d'étudiants de la mission.",
  },
  'layout.charset': {
    found:
      'La zone {field:quoted} du fichier de mouvements ne peut pas recevoir ces caractères (codes Unicode) : {found}.',
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Remplacer ces caractères par des lettres usuelles.',
  },
  'layout.charset#nom': {
    found:
      "Le nom ou le prénom de l'agent {subject} contient des caractères que le fichier de mouvements ne peut pas recevoir (codes Unicode) : {found}.",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Écrire le nom et le prénom en alphabet latin.',
  },
  'layout.missing': {
    found: 'La zone {field:quoted} du fichier de mouvements ne peut pas rester vide.',
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Compléter la donnée à cette ligne.',
  },
  'layout.missing#nir': {
    found: "Le NIR de l'agent {subject} n'est pas connu.",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: "Ajouter l'agent à agents.csv, ou corriger sa ligne.",
  },
  'layout.missing#nom': {
    found: "Le nom de l'agent {subject} n'est pas connu.",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: "Ajouter l'agent à agents.csv, ou corriger sa ligne.",
  },
  'layout.missing#code_indemnite': {
    found: "Aucun code de paie n'est donné à l'indemnité {subject} dans {file}.",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Ajouter ce code, à demander au service liaison-rémunération, à la rubrique « codes ».',
  },
  'layout.shared-reference': {
    found:
      "La référence de paiement de la mission {subject} serait aussi celle d'une autre : les deux identifiants contiennent le signe « | ».",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: "Changer l'identifiant de l'une des deux missions, sans ce signe.",
  },
  'layout.format': {
    found:
      "La valeur {found:quoted} n'a pas la forme que demande la zone {field:quoted} du fichier de mouvements ({width|caractère|caractères}).",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Corriger la donnée à cette ligne.',
  },
  'layout.format#nir': {
    found: "Le NIR de l'agent {subject} n'a pas la forme voulue (valeur masquée).",
    expected: 'Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: "Corriger le NIR d'après le dossier de l'agent.",
  },
  'layout.format#code_indemnite': {
    found:
      "Le code de paie {value:quoted} donné à l'indemnité {subject} dans {file} n'a pas la forme voulue.",
    expected:
      'Code attendu : {width|chiffre|chiffres}. Pour cette raison, {count|mouvement reste en attente|mouvements restent en attente}.',
    todo: 'Corriger ce code à la rubrique « codes ».',
  },
};
