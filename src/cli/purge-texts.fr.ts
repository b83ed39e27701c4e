import { frenchCount as count } from './counts.js';

/** What `purge` says in French. */
export const PURGE_FRENCH = {
  badDate: (found: string): string =>
    `--before : « ${found} » n’est pas un jour ; attendu : AAAA-MM-JJ, par exemple 2018-09-01`,
  tooLate: (year: string, from: string, latest: string): string =>
    `--before : l’année scolaire ${year} n’est pas close : un rappel ou une reprise reste possible jusqu’au ${from} (loi 68-1250 art. 1, loi 2000-321 art. 37-1), et la paie de ce mois doit être engagée et acquittée. Aujourd’hui, la date la plus tardive est ${latest}`,
  unsettled:
    'Aucune remise de ce grand livre n’a de retour du payeur : rien n’est définitif, rien ne peut être purgé. Enregistrez les retours avec « trentieme acknowledge ».',
  open: 'Purge refusée : ces remises peuvent encore changer.',
  remittances: {
    unanswered: (month: string, rank: string): string =>
      `${month}, remise ${rank} : sans retour du payeur. Enregistrez-le (trentieme acknowledge) ou annulez-la (trentieme cancel).`,
    unpublished: (month: string, rank: string): string =>
      `${month}, remise ${rank} : son dossier n’est pas apparu. Relancez la paie de ce mois : il sera écrit à l’identique.`,
    prepared: (month: string): string =>
      `${month} : une remise préparée attend d’être libérée. Libérez-la ou refusez-la (trentieme approve).`,
  },
  planned: (year: string): string =>
    `Projet de purge, années scolaires closes jusqu’à ${year}. Rien n’est retiré.`,
  done: (year: string, run: number): string =>
    `Purge faite, années scolaires closes jusqu’à ${year} (exécution n° ${String(run)})`,
  nothing: (year: string): string => `Rien à purger : années scolaires closes jusqu’à ${year}.`,
  labels: { postings: 'Écritures', contents: 'Archives', kept: 'Gardées', stays: 'Restent', next: 'Ensuite' },
  postings: (postings: number, awards: number, amount: string): string =>
    `${count(postings, 'écriture')} de ${count(awards, 'mission')}, net ${amount}`,
  contents: (contents: number, size: string): string =>
    `${count(contents, 'contenu archivé', 'contenus archivés')}, ${size}`,
  keptAwards: (awards: number): string =>
    `${count(awards, 'mission')} de ces années : un versement plus récent, ou un délai encore ouvert`,
  stays:
    'totaux par mois, par année scolaire et par indemnité ; empreintes ; bordereaux ; chaîne du grand livre',
  next: {
    erased:
      'Lancez « trentieme ledger verify ». Les sauvegardes du grand livre et les dossiers de remise gardent ces données : à détruire de votre côté.',
    busy: 'Les lignes sont retirées, mais quelqu’un lit le grand livre : des traces restent dans le fichier. Relancez la même commande quand il sera libre.',
    elsewhere:
      'Les lignes sont retirées. PostgreSQL en garde les octets jusqu’au prochain « VACUUM FULL », et dans ses journaux et sauvegardes : à voir avec l’administrateur de la base.',
  },
  megabytes: (text: string): string => `${text} Mo`,
  notice: (postings: number, before: string): string =>
    `Ce grand livre a été purgé (avant le ${before}) : ${count(postings, 'écriture')} n’y ${postings < 2 ? 'figure' : 'figurent'} plus que dans les totaux par mois.`,
  help: {
    purge: 'Retire les données personnelles des années closes ; garde totaux, empreintes et chaîne',
    before: 'Purger les années scolaires terminées avant ce jour, AAAA-MM-JJ',
    dryRun: 'Dire ce qui serait retiré, sans rien retirer',
  },
};
