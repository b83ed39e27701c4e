import type { Catalogue } from '../message.js';
import { ofFile, ROW_CODES } from '../of-file.js';
import { SHAPE } from './shape.js';

const EXPORT_AGAIN =
  "Refaire l'export dans STS-web (Exports, Emploi du temps) et déposer le fichier reçu tel quel, sans l'ouvrir ni l'enregistrer avec un autre logiciel.";

const RIGHT_FILE =
  "Dans STS-web, choisir l'année, puis Exports, Emploi du temps : le fichier attendu s'appelle sts_emp_<UAI>_<année>.xml.";

const PAID = "Rien n'est retenu pour autant : STS-web sert seulement à vérifier.";

/** The exports of STS-web, and what they say otherwise than the awards. */
export const STS: Catalogue = {
  ...ofFile(
    'sts.csv',
    SHAPE,
    [...ROW_CODES, 'uai.key'],
    'Corriger la ligne de sts.csv : en attendant, elle ne relie personne à un agent.',
  ),
  'sts.wrong-file': {
    found: "Le fichier {file} n'est pas un export de STS-web : il commence par l'élément {found:quoted}.",
    expected: 'Élément attendu : {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#edt-sts': {
    found:
      "Le fichier {file} est celui que le logiciel d'emploi du temps envoie à STS-web ({found}), et non celui que STS-web donne.",
    expected: 'Élément attendu : {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#siecle': {
    found: 'Le fichier {file} est un export de SIECLE ({found}), qui décrit des élèves et non des services.',
    expected: 'Élément attendu : {expected:quoted}.',
    todo: RIGHT_FILE,
  },
  'sts.wrong-file#html': {
    found: 'Le fichier {file} est une page enregistrée par un navigateur, et non le fichier lui-même.',
    todo: "Dans STS-web, télécharger l'export (clic droit, « Enregistrer la cible du lien ») au lieu d'enregistrer la page affichée.",
  },
  'sts.file-name': {
    found: 'Le nom {name:quoted} ne dit pas de quel établissement ni de quelle année est le fichier.',
    expected: "Nom attendu d'après le contenu : {expected:quoted}.",
    todo: 'Rendre au fichier le nom que STS-web lui donne.',
  },
  'sts.name-differs': {
    found:
      "Le fichier {name:quoted} contient l'établissement {uai} et l'année {year} : ce n'est pas ce que son nom annonce.",
    expected: "Nom attendu d'après le contenu : {expected:quoted}.",
    todo: "Vérifier lequel des deux est juste ; au besoin, refaire l'export de l'établissement voulu.",
  },
  'sts.declared-encoding': {
    found:
      "Le fichier {file} annonce l'encodage {found:quoted}, que le programme ne lit pas, ou qu'il n'a pas.",
    expected: 'Encodage attendu : {expected:list}.',
    todo: EXPORT_AGAIN,
  },
  'sts.encoding': {
    found:
      "Le fichier {file} contient, à la ligne {line}, un caractère ({byte}) qui n'existe pas en {encoding}, l'encodage qu'il annonce lui-même.",
    todo: EXPORT_AGAIN,
  },
  'sts.too-large': {
    found: "Le fichier {file} est bien plus grand que l'export d'un établissement : il n'est pas lu.",
    expected: 'Un export décrit un seul établissement et tient en quelques mégaoctets.',
    todo: EXPORT_AGAIN,
  },
  'sts.too-deep': {
    found: 'Dans le fichier {file}, des éléments sont emboîtés sur plus de {expected} niveaux.',
    todo: EXPORT_AGAIN,
  },
  'sts.doctype': {
    found:
      "Le fichier {file} contient, à la ligne {line}, une déclaration « <!… » (DOCTYPE), qu'un export de STS-web n'a jamais.",
    todo: EXPORT_AGAIN,
  },
  'sts.character': {
    found: 'Le fichier {file} contient, à la ligne {line}, un caractère de contrôle interdit en XML.',
    todo: EXPORT_AGAIN,
  },
  'sts.entity': {
    found:
      "Le fichier {file} contient, dans l'élément de la ligne {line}, un « & » suivi de ce qui n'est pas un caractère connu.",
    expected:
      'Seuls « &amp; », « &lt; », « &gt; », « &quot; », « &apos; » et les numéros de caractères sont admis.',
    todo: EXPORT_AGAIN,
  },
  'sts.malformed#file': {
    found:
      "Le fichier {file} n'est pas un document XML complet : il est rompu, coupé ou modifié à la ligne {line}.",
    todo: EXPORT_AGAIN,
  },
  'sts.malformed': {
    found: "Le fichier {file} n'est pas un document XML complet : il est rompu, coupé ou modifié.",
    todo: EXPORT_AGAIN,
  },
  'sts.missing#file': {
    found: 'Dans le fichier {file}, à la ligne {line}, {path:quoted} manque ou est vide.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.missing': {
    found: 'Dans le fichier {file}, {path:quoted} manque ou est vide.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.value': {
    found: 'Dans le fichier {file}, à la ligne {line}, {path:quoted} contient {found:quoted}.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: EXPORT_AGAIN,
  },
  'sts.repeated': {
    found:
      "Dans le fichier {file}, l'élément {path:quoted} figure plusieurs fois, la seconde à la ligne {line}.",
    expected: 'Un export décrit un seul établissement et une seule année.',
    todo: EXPORT_AGAIN,
  },
  'sts.same-person': {
    found: 'Dans le fichier {file}, la personne {person:quoted} figure aux lignes {other} et {line}.',
    expected: "Un type et un identifiant désignent une seule personne de l'établissement.",
    todo: EXPORT_AGAIN,
  },
  'sts.same-school': {
    found: 'Les fichiers {other} et {file} décrivent le même établissement et la même année.',
    todo: 'Ne garder que le plus récent des deux.',
  },
  'zip.unreadable': {
    found: "L'archive {file} ne peut pas être ouverte : elle est coupée, abîmée ou d'une forme inconnue.",
    todo: "La refaire au format ZIP ordinaire, ou déposer directement le fichier .xml qu'elle contient.",
  },
  'zip.empty': {
    found: "L'archive {file} ne contient aucun fichier.",
    todo: "Y mettre l'export de STS-web, ou déposer directement le fichier .xml.",
  },
  'zip.several-files': {
    found: "L'archive {file} contient plusieurs fichiers.",
    expected: "Une archive contient un seul fichier : l'export d'un établissement.",
    todo: 'Faire une archive par export, ou déposer directement les fichiers .xml.',
  },
  'zip.path': {
    found: "Dans l'archive {file}, un fichier porte un nom qui sort de son dossier : elle n'est pas ouverte.",
    todo: "La refaire à partir de l'export de STS-web, ou déposer directement le fichier .xml.",
  },
  'zip.encrypted': {
    found: "L'archive {file} est protégée par un mot de passe.",
    todo: 'La refaire sans mot de passe, ou déposer directement le fichier .xml.',
  },
  'zip.not-a-file': {
    found: "L'archive {file} contient un lien ou un objet spécial à la place d'un fichier.",
    todo: "La refaire à partir de l'export de STS-web, ou déposer directement le fichier .xml.",
  },
  'zip.too-large': {
    found:
      "L'archive {file} annonce un contenu bien plus grand que l'export d'un établissement, ou sans proportion avec sa taille : elle n'est pas ouverte.",
    todo: "La refaire à partir de l'export de STS-web, ou déposer directement le fichier .xml.",
  },
  'row.duplicate-id#sts.csv': {
    found: 'Cette personne de STS-web figure déjà à la ligne {other}.',
    expected:
      "Une personne d'un établissement et d'une année est un seul agent : aucune des deux lignes n'est utilisée.",
    todo: "Garder la bonne ligne et supprimer l'autre.",
  },
  'sts.unlinked': {
    found:
      "L'agent {value} n'a pas de ligne valable dans sts.csv pour l'établissement {uai} et l'année scolaire {schoolYear} : il ne peut pas être cherché dans {stsFile}.",
    todo: `Ajouter à sts.csv la ligne qui donne son type et son identifiant dans STS-web. ${PAID}`,
  },
  'sts.unlinked#numen_remplacant': {
    found:
      "Le remplaçant {value} n'a pas de ligne valable dans sts.csv pour l'établissement {uai} et l'année scolaire {schoolYear} : il ne peut pas être cherché dans {stsFile}.",
    todo: `Ajouter à sts.csv la ligne qui donne son type et son identifiant dans STS-web. ${PAID}`,
  },
  'sts.holder-unknown': {
    found:
      "L'agent {value} est, d'après sts.csv, la personne {people:list} de l'établissement {uai} : {stsFile} ne la connaît pas.",
    expected: "Le titulaire d'une mission y figure parmi les individus ou les suppléants.",
    todo: `Vérifier l'établissement de la mission et la ligne de sts.csv, ou refaire l'export de STS-web. ${PAID}`,
  },
  'sts.replacement-unknown': {
    found:
      "Le remplaçant {value} est, d'après sts.csv, la personne {people:list} de l'établissement {uai} : {stsFile} ne la connaît pas.",
    expected: 'Celui qui remplace dans un établissement y figure parmi les suppléants ou les individus.',
    todo: `Vérifier la désignation du remplaçant et la ligne de sts.csv, ou refaire l'export de STS-web. ${PAID}`,
  },
  'sts.function': {
    found: "Dans l'établissement {uai}, STS-web donne à l'agent {value} la fonction {functions:all}.",
    expected: "L'indemnité {allowance} est destinée à des personnels dont la fonction est {expected:list}.",
    todo: `Vérifier le bénéficiaire de la mission, ou sa fonction dans STS-web. ${PAID}`,
  },
  'sts.function#mission': {
    found: "Dans l'établissement {uai}, STS-web donne à l'agent {value} la fonction {functions:all}.",
    expected:
      "La mission {function:quoted} de l'indemnité {allowance} est confiée à un enseignant : fonction {expected:list}.",
    todo: `Vérifier le bénéficiaire de la mission, ou sa fonction dans STS-web. ${PAID}`,
  },
  'sts.eps-count': {
    found: "La colonne {field:column} contient {value:number} ; d'après {stsFile}, c'est {counted:number}.",
    expected:
      "STS-web compte les personnes de l'année {schoolYear} dont une discipline est L1900, et les heures de cette discipline.",
    todo: `Vérifier la ligne de etablissements.csv : les indemnités de coordination d'EPS en dépendent. Une colonne vide vaut 0. ${PAID}`,
  },
};
