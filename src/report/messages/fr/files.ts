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
  'file.missing-table': {
    found: 'La table {table:quoted} manque dans {file}.',
    todo: "L'ajouter : sans elle, aucune paie n'est calculée. S'il n'y a rien à y mettre, elle y figure vide.",
  },
  'file.two-forms': {
    found: "L'export est là sous deux formes à la fois : {file}, et {files}.",
    expected: 'Un export a une seule forme.',
    todo: 'Ne garder que celle qui doit être payée.',
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
  'file.encoding#likely': {
    found:
      "Le fichier {file} contient, à la ligne {line}, un caractère ({byte}) qui n'existe pas en {encoding}, l'encodage annoncé.",
    expected: 'Il se lit en entier comme un texte français en {likely}.',
    todo: 'Si tous les fichiers sont ainsi, annoncer {likely} (réglage « encoding ») ; sinon, refaire celui-ci en {encoding}.',
  },
  'file.is-utf8': {
    found:
      "Le fichier {file} est en UTF-8, et non en {encoding}, l'encodage annoncé : le caractère {character:quoted} de la ligne {line}, entre autres, serait lu de travers.",
    todo: 'Si tous les fichiers sont ainsi, annoncer UTF-8 (réglage « encoding ») ; sinon, refaire celui-ci en {encoding}.',
  },
  'file.wide-encoding': {
    found:
      "Le fichier {file} est en {found}, que le programme ne lit pas ; l'encodage annoncé est {encoding}.",
    todo: "Refaire l'export en {encoding}. Dans un tableur, choisir « CSV UTF-8 » et non « Texte Unicode ».",
  },
  'file.mark-inside': {
    found:
      'Le fichier {file} contient à la ligne {line} une marque de début de fichier (BOM) : deux fichiers ont sans doute été mis bout à bout.',
    todo: "Refaire l'export en un seul fichier. Si la marque est venue d'un copier-coller, la supprimer à cette ligne.",
  },
  'file.nul': {
    found: "Le fichier {file} contient à la ligne {line} un octet nul : ce n'est pas du texte.",
    expected:
      "Un fichier CSV est un texte ; un classeur, un fichier compressé, abîmé ou en UTF-16 n'en est pas un.",
    todo: "Refaire l'export en CSV.",
  },
  'file.empty': {
    found: "Le fichier {file} est vide : il n'a pas même de ligne d'en-tête.",
    todo: "Refaire l'export, qui a pu être interrompu. S'il n'y a rien à y mettre, le fichier contient la seule ligne d'en-tête.",
  },
  'file.separator': {
    found: 'Dans le fichier {file}, les colonnes sont séparées par {separator:quoted} (ligne {line}).',
    expected: 'Le séparateur attendu est {expected:quoted}.',
    todo: "Refaire l'export avec ce séparateur.",
  },
  'file.header-again': {
    found:
      "Le fichier {file} contient de nouveau la ligne d'en-tête à la ligne {line} : deux extractions ont sans doute été mises bout à bout.",
    todo: "Refaire l'export en une seule extraction ; ne pas supprimer la ligne sans savoir laquelle des deux est la bonne.",
  },
  'file.rows-in-quotes': {
    found:
      'Le fichier {file} ne peut pas être lu : les guillemets droits ouverts à la ligne {line} ne sont refermés que plus bas, et des lignes entières se trouvent entre les deux.',
    expected:
      'Une valeur sur plusieurs lignes est entre guillemets droits, et sa ligne a autant de colonnes que les autres.',
    todo: "Corriger la ligne {line} (un guillemet de trop, ou un qui manque), puis refaire l'export.",
  },
  'file.row-too-long': {
    found: 'La ligne {line} du fichier {file} fait plus de 1 Mio.',
    expected:
      'Une ligne de quelques centaines de caractères est attendue, et chacune se termine par LF ou CRLF.',
    todo: "Vérifier les fins de ligne, puis refaire l'export.",
  },
  'file.too-large': {
    found:
      'Le fichier {file} ({megabytes} Mo) est trop grand pour être lu en entier, et sa forme ne permet pas de le lire par morceaux.',
    expected:
      'Un guillemet droit ne figure que dans une valeur entre guillemets, où il est doublé ; une valeur ne contient pas de retour chariot seul.',
    todo: "Refaire l'export sous cette forme, ou par académie.",
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
