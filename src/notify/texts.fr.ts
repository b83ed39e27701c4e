import type { NotifyEvent } from '../config/notify.js';

/** What a notification says in French. */
export const NOTIFY_FRENCH = {
  pay: (month: string): string => `Paie ${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`,
  remittance: (rank: string): string => `remise ${rank}`,
  prepared: (rank: string): string => `remise ${rank}, à approuver`,
  draft: 'projet (rien n’est à envoyer)',
  testTitle: 'Message d’essai',
  test: 'Ce message vérifie que les notifications arrivent. Aucune paie n’a été lancée.',
  verdicts: {
    done: 'Terminée, sans rejet ni échéance retenue.',
    rejects: 'Terminée : les fichiers sont écrits, des lignes ont été rejetées ou des échéances retenues.',
    brake: 'ARRÊTÉE PAR UN FREIN : les chiffres ressemblent à un accident. Rien n’a été engagé.',
    failure: 'ÉCHEC : la paie n’a pas pu aller à son terme.',
  } as Readonly<Record<NotifyEvent, string>>,
  short: {
    done: () => 'terminée',
    rejects: (rejects: number) => (rejects === 0 ? 'des échéances retenues' : plural(rejects, 'rejet')),
    brake: () => 'ARRÊTÉE par un frein',
    failure: (_rejects: number, code: string) => `ÉCHEC (code ${code})`,
  } as Readonly<Record<NotifyEvent, (rejects: number, code: string) => string>>,
  todo: {
    done: 'À faire : envoyer la remise au payeur, comme d’habitude.',
    rejects:
      'À faire : lire anomalies.csv et retenus.csv dans le dossier, corriger à la source.\nCe qui est corrigé se paie à la prochaine exécution.',
    brake:
      'À faire : regarder d’où viennent ces chiffres. Si l’export est faux, le refaire ;\ns’ils sont voulus, relancer avec l’option que le programme indique.',
    failure:
      'À faire : lire le journal de cette exécution, corriger la cause, relancer.\nRelancer ne paie jamais deux fois.',
  } as Readonly<Record<NotifyEvent, string>>,
  toApprove:
    'À faire : une autre personne relit la remise dans le dossier, puis l’approuve (trentieme approve).\nD’ici là, rien n’est engagé : n’envoyez rien au payeur.',
  nothingToDo: 'À faire : rien.',
  labels: {
    movements: 'Payé',
    credits: 'Crédits',
    debits: 'Débits',
    rejected: 'Rejeté',
    held: 'Retenu',
    barred: 'Prescrit',
    sent: 'Envoi',
    folder: 'Dossier',
    run: 'Exécution',
    time: 'Horaire',
    manifest: 'Bordereau',
  },
  movements: (movements: number, persons: number): string =>
    `${plural(movements, 'mouvement')} pour ${plural(persons, 'personne')}`,
  rows: (rejects: number, warnings: number): string =>
    `${plural(rejects, 'rejet')}, ${plural(warnings, 'alerte')}`,
  keys: (count: number): string => plural(count, 'échéance'),
  nothingToSend: 'sans mouvement : rien n’est à envoyer',
  /** From an amount as French writes it. */
  euros: (amount: string): string => amount,
  failure: (code: string): string => `Cause (code de sortie ${code})`,
  brakes: 'Freins',
  issues: 'Anomalies par code',
  severity: (severity: 'reject' | 'warn', count: number): string =>
    `${severity === 'reject' ? 'rejet' : 'alerte'}${count < 2 ? '' : 's'}`,
  otherCodes: (count: number): string => `et ${plural(count, 'autre code', 'autres codes')}`,
  brakeLines: {
    rowDrop: (file: string, before: number, now: number): string =>
      `${file} : ${plural(now, 'ligne')}, contre ${grouped(before)} à la dernière paie`,
    vanished: (vanished: number, known: number): string =>
      `${plural(vanished, 'mission déjà payée', 'missions déjà payées')} hors de l’export, sur ${grouped(known)}`,
    recoveries: (lines: number, amount: string | undefined, credits: string): string =>
      `reprises de trop-perçu : ${plural(lines, 'ligne')}${amount === undefined ? '' : ` pour ${amount}`}, contre ${credits} de crédits`,
    stale: (exportedAt: string, last: string): string =>
      `l’export est du ${exportedAt}, le dernier utilisé était du ${last}`,
  },
  fromTo: (start: string, end: string): string => `du ${start} au ${end}`,
  noPerson: 'Ce message ne contient ni nom, ni numéro d’agent, ni montant d’une personne.',
};

/** 0 and 1 are singular in French. */
function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count < 2 ? one : many}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
