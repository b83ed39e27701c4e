import type { Catalogue } from '../message.js';

/** Files that cannot be used, columns, and what is said of a code that has no message of its own. */
export const FILES: Catalogue = {
  'file.unknown-column': {
    found: "La colonne {field:quoted} n'est pas connue : elle n'est pas lue.",
    expected: 'Colonnes connues : {expected:all}.',
    todo: "Corriger le nom de la colonne s'il est mal écrit ; sinon, la retirer de l'export.",
  },
  'file.unknown-column#unnamed': {
    found: "Une colonne n'a pas de nom : elle n'est pas lue.",
    todo: "Vérifier la ligne d'en-tête, par exemple un point-virgule en trop à la fin.",
  },
  'file.missing': {
    found: "Le fichier {file} manque dans le dossier de l'export.",
    todo: "L'ajouter : sans lui, aucune paie n'est calculée. S'il n'y a rien à y mettre, il contient la seule ligne d'en-tête.",
  },
  'file.missing-column': {
    found: 'Le fichier {file} est refusé. Colonnes obligatoires absentes : {columns:column}.',
    todo: "Les ajouter à l'export, avec ces noms exacts dans la ligne d'en-tête.",
  },
  'file.duplicate-column': {
    found: 'Le fichier {file} est refusé : la colonne {column:quoted} y figure deux fois.',
    todo: "Supprimer ou renommer l'une des deux colonnes.",
  },
  'file.encoding': {
    found:
      "Le fichier {file} contient, à la ligne {line}, un caractère ({byte}) qui n'existe pas en {encoding}, l'encodage annoncé.",
    todo: "Refaire l'export en {encoding}, ou annoncer le bon encodage dans la configuration.",
  },
  'file.quote-not-closed': {
    found:
      'Le fichier {file} ne peut pas être lu : les guillemets droits ouverts à la ligne {line} ne sont pas refermés.',
    todo: "Corriger la ligne, puis refaire l'export.",
  },
  'file.line-ends': {
    found:
      "Le fichier {file} ne peut pas être lu à partir de la ligne {line} : des retours à la ligne y sont d'une forme inconnue.",
    expected: 'Chaque ligne se termine par LF ou CRLF (retours « Unix » ou « Windows »).',
    todo: "Refaire l'export avec l'une de ces deux formes.",
  },
  'file.not-csv': {
    found:
      'Le fichier {file} ne peut pas être lu à la ligne {line} : les guillemets droits y sont mal placés.',
    expected: 'Le fichier attendu est un fichier CSV à points-virgules.',
    todo: "Corriger la ligne, puis refaire l'export.",
  },
  generic: {
    found: "La colonne {field:column} contient {value:quoted}, ce que la règle {code:quoted} n'admet pas.",
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: 'Vérifier la ligne.',
  },
  'generic#unnamed': {
    found: 'La ligne ne respecte pas la règle {code:quoted}.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: 'Vérifier la ligne.',
  },
  'generic#file': {
    found: 'Le fichier {file} ne peut pas être utilisé ({code}).',
    todo: "Vérifier le fichier, puis refaire l'export.",
  },
};
