import type { Catalogue } from '../message.js';

/** A value that its column refuses. */
export const SHAPE: Catalogue = {
  'field.missing': {
    found: 'La colonne {field:column} est vide, alors que cette ligne doit la renseigner.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: "Compléter la donnée dans l'application d'origine, puis refaire l'export.",
  },
  'field.format': {
    found: 'La colonne {field:column} contient {value:quoted}, qui ne peut pas être lu.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
  },
  'field.format#nir': {
    found:
      "Le NIR de l'agent compte {length|caractère|caractères} (valeur masquée) et n'a pas la forme voulue.",
    expected:
      'Valeur attendue : 15 caractères sans espace, soit les 13 du numéro et les 2 chiffres de la clé ; des chiffres seulement, sauf 2A ou 2B pour la Corse.',
    todo: "Corriger le NIR d'après le dossier de l'agent, puis refaire l'export.",
  },
  'field.enum': {
    found: 'La colonne {field:column} contient {value:quoted}, qui ne fait pas partie des valeurs admises.',
    expected: 'Valeur attendue : {expected:list}.',
    todo: "Corriger la donnée (les majuscules comptent), puis refaire l'export.",
  },
  'field.enum#niveau': {
    found: 'Le niveau {value:quoted} ne convient pas à la fonction {function:quoted}.',
    expected: 'Niveau attendu pour cette fonction : {expected:list} (E établissement, A académique).',
    todo: "Corriger le niveau ou la fonction d'après la décision d'attribution, puis refaire l'export.",
  },
  'field.range': {
    found: 'La colonne {field:column} contient {value:quoted}, qui est hors des limites.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
  },
  'row.columns': {
    found:
      "La ligne compte {found|valeur|valeurs}, alors que la ligne d'en-tête compte {expected|colonne|colonnes}.",
    todo: 'Vérifier les points-virgules de la ligne : un texte qui en contient un doit être entre guillemets droits.',
  },
  'row.duplicate-id': {
    found: 'La ligne porte le même identifiant {value:quoted}, colonne {field:column}, que la ligne {other}.',
    expected: 'Seule la première ligne est prise en compte.',
    todo: "Garder la bonne ligne et supprimer l'autre.",
  },
  'row.duplicate-id#agents.csv': {
    found: "L'agent {value} figure déjà à la ligne {other}.",
    expected: "Une seule ligne par agent : tant qu'il y en a deux, rien n'est calculé pour lui.",
    todo: "Garder la bonne ligne et supprimer l'autre.",
  },
  'row.duplicate-id#missions.csv': {
    found: 'La mission {value} figure déjà à la ligne {other}.',
    expected: "Une seule ligne par mission : tant qu'il y en a deux, rien n'est calculé pour elle.",
    todo: "Garder la bonne ligne et supprimer l'autre, ou donner à chaque mission son identifiant.",
  },
  'row.duplicate-id#absences.csv': {
    found: "L'absence {value} figure déjà à la ligne {other}.",
    expected:
      "Une seule ligne par absence : tant qu'il y en a deux, les sommes dues aux agents concernés restent en attente.",
    todo: "Garder la bonne ligne et supprimer l'autre, ou donner à chaque absence son identifiant.",
  },
  'row.duplicate-id#remplacements.csv': {
    found: 'Le remplacement {value} figure déjà à la ligne {other}.',
    expected:
      "Une seule ligne par remplacement : tant qu'il y en a deux, rien n'est calculé pour les missions concernées.",
    todo: "Garder la bonne ligne et supprimer l'autre, ou donner à chaque remplacement son identifiant.",
  },
  'nir.key': {
    found: "La clé du NIR de l'agent est {found} (valeur masquée).",
    expected: 'Clé attendue pour ce numéro : {expected}.',
    todo: "Vérifier le numéro et la clé dans le dossier de l'agent : un chiffre est faux dans l'un ou l'autre.",
  },
  'uai.key': {
    found: "L'UAI {value:quoted} se termine par la lettre {found}.",
    expected: 'Lettre attendue pour ces sept chiffres : {expected}.',
    todo: "Vérifier l'UAI : un chiffre ou la lettre est faux.",
  },
  'numen.shape': {
    found: "Le NUMEN {value:quoted} n'a pas la forme habituelle.",
    expected: 'Forme habituelle : {expected:accepted}.',
    todo: "Vérifier le NUMEN dans le dossier de l'agent, qui est payé malgré tout.",
  },
  'nir.shared': {
    found: "Le NIR de cet agent est aussi celui de l'agent {other} (valeur masquée).",
    expected: 'Un NIR désigne une seule personne.',
    todo: "Vérifier s'il s'agit d'une erreur de saisie ou d'une personne qui a deux NUMEN : les deux agents sont payés.",
  },
};
