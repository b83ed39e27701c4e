import type { Catalogue } from '../message.js';
import { FILE_CODES, ofFile, ROW_CODES } from '../of-file.js';
import { FILES } from './files.js';
import { SHAPE } from './shape.js';

const WRITTEN_WRONG = "Corriger ce que l'application d'origine écrit dans ce fichier, puis refaire l'export.";

/** The answers of the payer, what was paid before this program, and what an export says of itself. */
export const OPERATIONS: Catalogue = {
  ...ofFile(
    'retour.csv',
    SHAPE,
    ROW_CODES,
    "Vérifier la ligne avec le payeur et lui demander un fichier corrigé : cette réponse n'est pas prise en compte.",
  ),
  ...ofFile('retour.csv', FILES, FILE_CODES, 'Demander au payeur un fichier corrigé.'),
  ...ofFile('retour.csv', FILES, ['file.unknown-column'], "Vérifier avec le payeur ce qu'elle contient."),
  ...ofFile(
    'retour.csv',
    FILES,
    ['file.encoding'],
    'Demander au payeur un fichier en {encoding}, ou annoncer le bon encodage dans la configuration.',
  ),
  'row.duplicate-id#ouverture.csv': {
    found:
      "Ce versement figure déjà à la ligne {other} : même mission, même agent, même mois d'origine, même mois de paie.",
    expected: 'Une seule ligne par versement.',
    todo: "Supprimer la ligne en double ; si deux versements ont bien eu lieu, n'en faire qu'une ligne, avec leur total.",
  },
  'opening.month-order': {
    found: "Le mois d'origine, {value}, vient après le mois de paie, {payMonth}.",
    expected: "Aucune échéance n'est payée avant son mois.",
    todo: "Corriger l'un des deux mois d'après la paie de l'époque.",
  },
  'opening.future': {
    found: "Le mois de paie, {value}, n'est pas encore passé.",
    expected: 'Dernier mois possible : {expected}.',
    todo: "Corriger le mois : un grand livre ne paie jamais un mois antérieur au dernier qu'il connaît.",
  },
  'opening.school-year': {
    found: "Le mois d'origine, {value}, vient avant l'année scolaire {schoolYear}.",
    expected: 'Premier mois possible pour cette année scolaire : {expected}.',
    todo: "Corriger le mois d'origine ou l'année scolaire d'après la décision d'attribution.",
  },
  'marker.unreadable': {
    found: "Le fichier {file}, qui atteste que l'export est complet, ne peut pas être lu à la ligne {line}.",
    expected:
      'Contenu attendu : du YAML ou du JSON, en UTF-8, avec les clés « date » et « fichiers », ou rien du tout.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid': {
    found: 'Dans le fichier {file}, la clé {key:quoted} contient {found:quoted}.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#unknown-key': {
    found: "Dans le fichier {file}, la clé {key:quoted} n'est pas connue.",
    expected: 'Clés connues : {expected:all}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#missing-key': {
    found: 'Dans le fichier {file}, la clé {key:quoted} manque.',
    expected: 'Valeur attendue : {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#structure': {
    found: "Dans le fichier {file}, la clé {key:quoted} n'a pas la forme voulue.",
    expected: 'Forme attendue : {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.invalid#whole': {
    found: "Le fichier {file}, qui atteste que l'export est complet, n'a pas la forme voulue.",
    expected: 'Forme attendue : {expected:accepted}.',
    todo: WRITTEN_WRONG,
  },
  'marker.file-missing': {
    found: "Le fichier {file} annonce {name:quoted}, qui n'est pas dans l'export.",
    todo: "Attendre la fin de l'export ou le refaire : un fichier manque, ou porte un autre nom.",
  },
  'marker.file-differs': {
    found: "Le fichier {name} n'est pas celui que {file} annonce : il compte {found|octet|octets}.",
    expected: 'Taille annoncée : {expected|octet|octets}.',
    todo: "L'export a été interrompu, ou un fichier a été modifié après coup : refaire l'export et ne rien y retoucher.",
  },
  'marker.file-differs#content': {
    found:
      "Le fichier {name} n'est pas celui que {file} annonce : il a la bonne taille, mais son empreinte SHA-256 commence par {found}.",
    expected: "Début de l'empreinte annoncée : {expected}.",
    todo: "Un fichier a été modifié après coup : refaire l'export et ne rien y retoucher.",
  },
};
