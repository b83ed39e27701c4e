import type { Catalogue } from '../message.js';

/** An `export.xml` that can not be read, or is not what it should be. */
export const EXPORT_XML: Catalogue = {
  'file.unknown-column#xml': {
    found: "Le champ {field:quoted} d'un élément {element:quoted} n'est pas connu : il n'est pas lu.",
    expected: 'Champs connus : {expected:all}.',
    todo: "Corriger le nom du champ s'il est mal écrit ; sinon, le retirer de l'export.",
  },
  'file.not-xml': {
    found:
      "Le fichier {file} n'est pas un fichier XML : à la ligne {line}, il ne commence pas par une balise.",
    todo: "Refaire l'export au format XML, ou donner son vrai nom au fichier s'il est d'un autre format.",
  },
  'file.not-xml#html': {
    found: "Le fichier {file} n'est pas un export : c'est une page web (HTML).",
    expected: 'Un site répond ainsi quand il demande un mot de passe ou annonce une erreur.',
    todo: "Télécharger de nouveau l'export.",
  },
  'file.xml-encoding': {
    found: "Le fichier {file} n'est pas écrit dans l'encodage annoncé dans la configuration.",
    todo: "Refaire l'export dans cet encodage, ou annoncer le bon dans la configuration.",
  },
  'file.xml-encoding#utf-16': {
    found: 'Le fichier {file} est écrit en UTF-16, que le programme ne lit pas.',
    expected: 'Encodages lus : UTF-8, ISO-8859-15 et windows-1252.',
    todo: "Refaire l'export dans l'encodage annoncé dans la configuration, de préférence UTF-8.",
  },
  'file.xml-encoding#read': {
    found:
      'Le fichier {file} se dit en {declared:quoted} à sa ligne {line}, alors que la configuration annonce {encoding:quoted}.',
    todo: "Si le fichier a raison, écrire dans la configuration « encoding: {setting} » ; sinon, refaire l'export en {encoding}.",
  },
  'file.xml-encoding#latin-1': {
    found:
      'Le fichier {file} se dit en {declared:quoted} à sa ligne {line}, alors que la configuration annonce {encoding:quoted}.',
    expected:
      "ISO-8859-1 n'est pas ISO-8859-15 (huit signes diffèrent, dont « € » et « œ »), et un fichier de Windows en windows-1252 porte souvent ce nom.",
    todo: "Refaire l'export en UTF-8. À défaut, demander au service informatique l'encodage véritable, ISO-8859-15 ou windows-1252, et l'écrire à la fois en tête du fichier et dans la configuration.",
  },
  'file.xml-encoding#unread': {
    found:
      'Le fichier {file} se dit en {declared:quoted} à sa ligne {line}, que le programme ne lit pas ; la configuration annonce {encoding:quoted}.',
    expected: 'Encodages lus : UTF-8, ISO-8859-15 et windows-1252.',
    todo: "Refaire l'export en {encoding}.",
  },
  'file.xml-malformed': {
    found: "Le fichier {file} n'est pas du XML correct à la ligne {line}, caractère {character}.",
    expected: "L'endroit est dans l'élément {element:quoted} ouvert à la ligne {opened}.",
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-malformed#unclosed': {
    found:
      "Le fichier {file} est incomplet : il s'arrête à la ligne {line}, et l'élément {element:quoted} ouvert à la ligne {opened} n'est pas refermé.",
    todo: "Refaire l'export ou sa copie : l'écriture ou le transfert a sans doute été interrompu.",
  },
  'file.xml-malformed#end': {
    found:
      "Le fichier {file} est incomplet : il s'arrête à la ligne {line}, au milieu d'une balise ou d'un commentaire, ou avant le premier élément.",
    todo: "Refaire l'export ou sa copie : l'écriture ou le transfert a sans doute été interrompu.",
  },
  'file.xml-malformed#empty': {
    found: 'Le fichier {file} est vide.',
    expected: "Un export sans ligne contient au moins l'élément « export » et ses tables vides.",
    todo: "Refaire l'export ou sa copie.",
  },
  'file.xml-malformed#mismatch': {
    found:
      "Le fichier {file} n'est pas du XML correct à la ligne {line}, caractère {character} : la balise {found:quoted} ferme un autre élément que celui qui est ouvert.",
    expected: "L'élément {element:quoted}, ouvert à la ligne {opened}, devait être refermé d'abord.",
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-malformed#ampersand': {
    found:
      "Le fichier {file} n'est pas du XML correct : dans le texte qui commence à la ligne {line}, caractère {character}, le signe « & » est mal employé.",
    expected:
      "Dans un texte, il s'écrit « &amp; ». Seuls « &amp; », « &lt; », « &gt; », « &quot; », « &apos; » et les caractères donnés par leur numéro sont admis.",
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-malformed#less-than': {
    found:
      "Le fichier {file} n'est pas du XML correct à la ligne {line}, caractère {character} : le signe « < » n'y ouvre pas une balise.",
    expected: "Dans un texte, il s'écrit « &lt; ».",
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-malformed#outside': {
    found:
      "Le fichier {file} n'est pas du XML correct à la ligne {line}, caractère {character} : il y a du texte ou une balise hors de l'élément qui contient tout.",
    expected: 'Deux exports mis bout à bout donnent cela.',
    todo: "Refaire l'export.",
  },
  'file.xml-malformed#control': {
    found:
      'Le fichier {file} contient à la ligne {line}, caractère {character}, un caractère que XML interdit ({found}).',
    expected: "L'endroit est dans l'élément {element:quoted} ouvert à la ligne {opened}.",
    todo: "Retirer ce caractère de la donnée dans l'application d'origine, puis refaire l'export.",
  },
  'file.xml-malformed#prefix': {
    found:
      "Le fichier {file} n'est pas du XML correct à la ligne {line}, caractère {character} : un préfixe n'y est pas déclaré.",
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-malformed#version': {
    found: 'Le fichier {file} se dit en XML {found:quoted} à sa ligne {line}.',
    expected: 'Version attendue : 1.0.',
    todo: "Faire corriger l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-doctype': {
    found: 'Le fichier {file} contient à la ligne {line} une déclaration DOCTYPE, qui est refusée.',
    expected: "Elle peut faire lire autre chose que ce qui est écrit ; le format de l'export n'en a pas.",
    todo: "Faire retirer cette déclaration par l'application qui écrit le fichier, puis refaire l'export.",
  },
  'file.xml-root': {
    found:
      "Le fichier {file} n'est pas un export : son élément principal, à la ligne {line}, est {found:quoted}.",
    expected: "Élément attendu : « export », dans l'espace de noms {expected:quoted}.",
    todo: "Mettre à sa place l'export des indemnités.",
  },
  'file.xml-root#sts': {
    found:
      'Le fichier {file} est un fichier STS-web : son élément principal, à la ligne {line}, est {found:quoted}.',
    expected: "Élément attendu : « export », dans l'espace de noms {expected:quoted}.",
    todo: "Mettre à sa place l'export des indemnités, et laisser le fichier STS-web sous son propre nom.",
  },
  'file.xml-root#siecle': {
    found:
      'Le fichier {file} est un fichier de SIECLE : son élément principal, à la ligne {line}, est {found:quoted}.',
    expected: "Élément attendu : « export », dans l'espace de noms {expected:quoted}.",
    todo: "Mettre à sa place l'export des indemnités, et retirer ce fichier du dossier.",
  },
  'file.xml-root#html': {
    found:
      'Le fichier {file} est une page web : son élément principal, à la ligne {line}, est {found:quoted}.',
    expected: 'Un site répond ainsi quand il demande un mot de passe ou annonce une erreur.',
    todo: "Télécharger de nouveau l'export.",
  },
  'file.xml-namespace': {
    found: "Le fichier {file} n'est pas dans l'espace de noms attendu, à la ligne {line}.",
    expected: 'Espace de noms attendu : {expected:quoted}.',
    todo: "Refaire l'export dans ce format.",
  },
  'file.xml-namespace#none': {
    found: "Dans {file}, l'élément {element:quoted} de la ligne {line} n'a pas d'espace de noms.",
    expected: 'Espace de noms attendu : {expected:quoted}.',
    todo: 'L\'ajouter à cet élément : xmlns="{expected}".',
  },
  'file.xml-namespace#other': {
    found:
      "Dans {file}, l'élément {element:quoted} de la ligne {line} est dans l'espace de noms {found:quoted}.",
    expected: 'Espace de noms attendu : {expected:quoted}.',
    todo: "Refaire l'export dans ce format, qui est celui de cette version du programme.",
  },
  'file.xml-namespace#inside': {
    found:
      "Dans {file}, l'élément {element:quoted} de la ligne {line}, caractère {character}, n'est pas dans le même espace de noms que l'export : {found:quoted}.",
    expected: 'Espace de noms attendu : {expected:quoted}.',
    todo: "Retirer l'élément ou son attribut « xmlns », puis refaire l'export.",
  },
  'file.xml-attribute': {
    found:
      "Dans {file}, l'élément {element:quoted} de la ligne {line}, caractère {character}, a un attribut {attribute:quoted}.",
    expected: 'Aucun attribut : chaque champ est un élément ; un champ vide est absent ou sans texte.',
    todo: "Écrire la donnée dans un élément si elle doit être lue ; sinon, retirer l'attribut.",
  },
  'file.xml-element': {
    found:
      "Dans {file}, l'élément {found:quoted} de la ligne {line}, caractère {character}, n'a pas sa place dans {element:quoted}.",
    expected: 'Éléments attendus à cet endroit : {expected:all}.',
    todo: "Corriger le nom de l'élément s'il est mal écrit ; sinon, le retirer de l'export.",
  },
  'file.xml-element#in-field': {
    found:
      'Dans {file}, le champ {element:quoted} contient à la ligne {line}, caractère {character}, un élément {found:quoted}.',
    expected: 'Un champ ne contient que du texte.',
    todo: "Retirer cet élément, ou écrire son texte dans le champ, puis refaire l'export.",
  },
  'file.xml-text': {
    found:
      "Dans {file}, il y a du texte dans l'élément {element:quoted}, hors de tout champ ; il commence à la ligne {line}, caractère {character}.",
    expected: "Le texte n'a sa place que dans les champs d'une ligne.",
    todo: "Retirer ce texte ou le mettre dans son champ, puis refaire l'export.",
  },
  'file.xml-twice': {
    found:
      "Dans {file}, le champ {element:quoted} figure deux fois dans l'élément {row:quoted} ouvert à la ligne {opened} ; la seconde est à la ligne {line}.",
    expected: 'Rien ne dit laquelle des deux valeurs est la bonne.',
    todo: "N'en garder qu'une, puis refaire l'export.",
  },
  'file.xml-twice#table': {
    found: 'Dans {file}, la table {element:quoted} figure une seconde fois à la ligne {line}.',
    expected: 'Chaque table y figure une fois au plus.',
    todo: "Réunir ses lignes sous un seul élément, puis refaire l'export.",
  },
  'file.xml-too-large': {
    found: 'Le fichier {file} contient à la ligne {line} plus que ce qui est admis à cet endroit.',
    todo: "Vérifier que c'est bien l'export, puis le refaire.",
  },
  'file.xml-too-large#field': {
    found: 'Dans {file}, le champ {element:quoted} de la ligne {line} dépasse {limit|caractère|caractères}.',
    todo: "Corriger la donnée dans l'application d'origine, puis refaire l'export.",
  },
  'file.xml-too-large#token': {
    found:
      'Dans {file}, un texte, une balise ou un commentaire qui commence à la ligne {line} dépasse {limit|caractère|caractères}.',
    expected: "L'endroit est dans l'élément {element:quoted} ouvert à la ligne {opened}.",
    todo: "Vérifier qu'il est bien refermé, puis refaire l'export.",
  },
  'file.xml-too-large#row': {
    found:
      'Dans {file}, à la ligne {line}, un élément {element:quoted} contient plus de {limit|champ|champs}.',
    todo: "Vérifier que chaque ligne de la table a bien son élément, puis refaire l'export.",
  },
  'file.xml-too-large#names': {
    found: 'Dans {file}, plus de {limit|champ inconnu|champs inconnus} : le dernier est à la ligne {line}.',
    todo: "Vérifier que c'est bien l'export, et que ses champs portent les noms des colonnes.",
  },
};
