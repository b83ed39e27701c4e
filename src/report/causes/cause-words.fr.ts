import type { CauseWords } from './cause-words.js';

const NBSP = '\u00a0';

export const FRENCH_CAUSES: CauseWords = {
  euros: (sign, whole, cents) => `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, NBSP)},${cents}${NBSP}€`,
  blank: '(vide)',
  masked: '(valeur masquée)',
  row: {
    agents: (subject) => `agent ${subject}`,
    missions: (subject) => `mission ${subject}`,
    absences: (subject) => `absence ${subject}`,
    service: (subject) => `temps partiel de ${subject}`,
    remplacements: (subject) => `remplacement ${subject}`,
    etablissements: (subject) => `établissement ${subject}`,
    enveloppes: (subject) => `enveloppe ${subject}`,
    districts: (subject) => `district ${subject}`,
  },
  line: (file, line) => `${file} ligne ${String(line)}`,
  before: (place) => ` (avant${NBSP}: ${place})`,
  onlyLine: (line) => `ligne ${String(line)}`,
  cell: (column, before, after) => `${column}${NBSP}: ${before} → ${after}`,
  added: (row, place, cells) => `ligne ajoutée${NBSP}: ${row}, ${place}${cells}`,
  gone: (row, place, cells) => `ligne retirée${NBSP}: ${row}, ${place} de l'export précédent${cells}`,
  law: (file, isOwn, change, digests) =>
    `texte ${{ changed: 'modifié', added: 'ajouté', gone: 'retiré' }[change]}${NBSP}: ${file}${isOwn ? " (fichier de l'académie)" : ''}, empreinte ${digests}`,
  allLaw: "textes de loi, dans leur ensemble (ceux d'alors ne sont plus lisibles un par un)",
  setting: (key, before, after) => `réglage ${key}${NBSP}: ${before} → ${after}`,
  together: (changes) => `ensemble${NBSP}: ${changes}`,
  repaired: (sentence, why) => `${sentence} — erreur réparée${NBSP}: ${why}`,
  until: (sentence, why) => `${sentence} — jusque-là, ${why}`,
  still: {
    absent: "la mission n'était pas dans l'export",
    rejected: 'rien ne pouvait être calculé',
    proposed: "la mission n'était que proposée",
    blocked: "l'agent était bloqué",
    serviceFait: "le service fait n'était pas certifié",
    unwritable: 'le mouvement ne pouvait pas être écrit',
    unreadable: 'les textes ou les réglages ne pouvaient pas être lus',
  },
  reject: (place, code) => `${place} était rejetée [${code}]`,
  run: (month, remittance) =>
    remittance === undefined ? `la paie ${month} (sans mouvement)` : `la remise ${month}/${remittance}`,
  dueThisMonth: 'échéance du mois',
  fellDue: 'échéance arrivée depuis la paie précédente',
  sentAndCancelled: (run) => `échéance déjà envoyée par ${run}, annulée depuis`,
  firstRun: 'première paie de ce livre',
  answer: {
    rejected: (run, reference) => `rejet du payeur sur ${run}, référence ${reference}`,
    modified: (run, reference) => `montant modifié par le payeur sur ${run}, référence ${reference}`,
    cancelled: (run) => `annulation de ${run}`,
    opening: () => "solde d'ouverture entré depuis la paie précédente",
  },
  program: (versions, today) =>
    versions === today ? `version du programme (${today})` : `version du programme${NBSP}: ${versions}`,
  barred: 'part prescrite, qui ne peut plus être versée ni reprise',
  group: {
    cells: (file, columns) => `${file}, ${columns}`,
    added: (file) => `${file}, ligne ajoutée`,
    gone: (file) => `${file}, ligne retirée`,
    law: (file) => `texte ${file}`,
    setting: (key) => `réglage ${key}`,
    repaired: (group) => `erreur réparée${NBSP}: ${group}`,
    program: 'version du programme',
    answer: {
      rejected: 'rejet du payeur',
      modified: 'montant modifié par le payeur',
      cancelled: 'remise annulée',
      opening: "solde d'ouverture",
    },
    sentAndCancelled: "échéance d'une remise annulée",
  },
  withoutEffect: (change) => `sans effet sur le montant${NBSP}: ${change}`,
};
