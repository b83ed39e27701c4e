import type { Words } from '../words.js';
import { NO_CONTROL } from '../words.js';
import { COLUMNS } from './columns.js';

/** A space at which no line breaks: inside guillemets, before double signs, in amounts. */
const NBSP = '\u00a0';

export const FR_WORDS: Words = {
  quoted: (text) => `«${NBSP}${text}${NBSP}»`,
  blank: '(vide)',
  masked: '(valeur masquée)',
  or: 'ou',
  and: 'et',
  isOne: (count) => Math.abs(count) < 2,
  date: (year, month, day) => `${day}/${month}/${year}`,
  period: (start, end) => (end === undefined ? `à partir du ${start}` : `du ${start} au ${end}`),
  number: (text) => text,
  euros: (whole, cents) =>
    `${whole.replace(/\B(?=(?:\d{3})+$)/g, NBSP)}${cents === '' ? '' : `,${cents}`}${NBSP}€`,
  eurosBetween: (least, most) => `de ${least} à ${most}`,
  degrees: { '1': 'premier degré', '2': 'second degré' },
  accepted: {
    'AAAA-MM-JJ, JJ/MM/AAAA': 'une date qui existe, écrite AAAA-MM-JJ ou JJ/MM/AAAA',
    '12': `un nombre entier écrit en chiffres, sans espace ni symbole, par exemple 12`,
    '1234,56': `un nombre écrit en chiffres, sans espace ni symbole, par exemple 1234,56`,
    '1234,56 (2)':
      'un nombre écrit en chiffres, avec deux décimales au plus, sans espace ni symbole, par exemple 1234,56',
    'AAAA-MM': 'un mois écrit AAAA-MM, par exemple 2015-11',
    '[0-9A-F]{24}': '24 chiffres hexadécimaux (0 à 9, A à F majuscules)',
    [NO_CONTROL]: 'un texte sans tabulation, retour à la ligne ni autre caractère de contrôle',
    'AAAA-MM-JJ, AAAA-MM-JJTHH:MM:SS':
      "un jour qui existe, écrit AAAA-MM-JJ, suivi ou non de l'heure (THH:MM ou THH:MM:SS, sans fuseau)",
    'liste de fichiers': 'une liste de fichiers, chacun avec son nom, ses octets et son empreinte sha256',
    'nom, octets, sha256': 'les trois clés « nom », « octets » et « sha256 »',
    'nom de fichier': 'le nom du fichier, par exemple agents.csv',
    'nombre entier': 'un nombre entier écrit en chiffres, sans espace, par exemple 1234',
    '64 chiffres hexadécimaux': "l'empreinte SHA-256 du fichier, 64 chiffres hexadécimaux",
    'des lignes « clé: valeur »': 'des lignes « clé: valeur »',
    '[0-9]{4}': "l'année où commence l'année scolaire, en quatre chiffres, par exemple 2025 pour 2025-2026",
    '2015-2016': 'une année scolaire, par exemple 2015-2016',
    '9999999A': 'sept chiffres puis une lettre',
    '99A9999999AAA': 'deux chiffres, une lettre, sept chiffres, trois lettres',
    '15': 'les 15 caractères du NIR, clé comprise',
  },
  anyNumber: 'un nombre',
  wholeNumber: 'un nombre entier',
  bounds: {
    '≥': (limit) => `supérieur ou égal à ${limit}`,
    '>': (limit) => `supérieur à ${limit}`,
    '≤': (limit) => `inférieur ou égal à ${limit}`,
    '≠': (limit) => `différent de ${limit}`,
  },
  columns: COLUMNS,
  texts: [],
  typography: (template) => template.replaceAll('« ', `«${NBSP}`).replaceAll(/ (?=[»;:?!%€])/g, NBSP),
};
