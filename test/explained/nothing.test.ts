import { describe, expect, test } from 'vitest';
import { DEFAULT_CONVENTIONS, type Issue } from '../../src/model/index.js';
import { shippedRegulations } from '../support/regulations.js';
import { month, posting } from '../support/builders.js';
import { MemoryLedger, runAndPost, validateTexts } from '../support/engine.js';
import { explanationText, type ExplainedRun } from '../support/explaining.js';
import {
  AYSHA,
  INES,
  NOEL,
  secretsOf,
  SMALL_EXPORT,
  table,
  textsOf,
  withValue,
  type Table,
  type Tables,
} from '../support/small-export.js';

const regulations = shippedRegulations();
const MISSIONS = SMALL_EXPORT.missions;
const REPLACED = 'id_remplacement;id_mission;numen_remplacant;date_debut;date_fin';

/** A run of the small export with some tables changed, after others on a ledger. */
interface Case {
  readonly award: string;
  readonly payMonth: string;
  readonly tables?: Tables;
  /** Months paid before, on the small export as it is. */
  readonly paid?: readonly string[];
  readonly more?: Partial<ExplainedRun>;
  readonly says: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  'its row is rejected': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { missions: withValue(MISSIONS, 'M3', 'taux_annuel', '1251') },
    says: [
      'Blocage La ligne de la mission est rejetée, rien n’est calculé.',
      "missions.csv, ligne 4 : Le taux annuel de 1 251 € n'est pas permis pour la fonction « DISCIPLINE ».",
    ],
  },
  'a replacement row of it is rejected': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { remplacements: table(REPLACED, [`R1;M3;${AYSHA};2025-10-01;2025-10-31`]) },
    says: [
      'Blocage Une ligne de remplacement de la mission est rejetée, rien n’est calculé tant qu’elle n’est pas corrigée.',
      `remplacements.csv, ligne 2 : Le remplaçant ${AYSHA} est le titulaire de la mission M3.`,
      'Rien n’a été envoyé en novembre 2025 : une ligne de remplacement de la mission est rejetée',
    ],
  },
  'it is proposed': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { missions: withValue(MISSIONS, 'M3', 'etat', 'PROPOSEE') },
    says: [
      'Rien n’a été envoyé en novembre 2025 : la mission est proposée, le recteur ne l’a pas encore validée.',
    ],
  },
  'it is cancelled': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { missions: withValue(MISSIONS, 'M3', 'etat', 'ANNULEE') },
    says: ['Rien n’a été envoyé en novembre 2025 : la mission est annulée, plus rien n’est dû.'],
  },
  'it vanished from the export': {
    award: 'M6',
    payMonth: '2025-12',
    paid: ['2025-11'],
    tables: { missions: without(MISSIONS, 'M6') },
    says: [
      'Rien n’a été envoyé en décembre 2025 : la mission n’est plus dans l’export, qui couvre pourtant son année scolaire ; rien n’est repris, la somme attend.',
      'retenu -312,50 €, en attente : mission disparue de l’export',
    ],
  },
  'its school year is not that of the export': {
    award: 'OLD',
    payMonth: '2025-11',
    more: { ledger: ledgerOf({ award: 'OLD', schoolYear: 2015 }) },
    says: [
      'Rien n’a été envoyé en novembre 2025 : l’export ne couvre pas l’année scolaire de la mission, rien n’y change.',
    ],
  },
  'the service is not certified': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { missions: withValue(MISSIONS, 'M3', 'service_fait', 'N') },
    says: [
      'Rien n’a été envoyé en novembre 2025 : le service fait n’est pas certifié, la somme attend le certificat.',
      'retenu 138,89 €, en attente : service fait non certifié',
    ],
  },
  'the row of the agent is rejected': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { agents: withValue(SMALL_EXPORT.agents, AYSHA, 'statut', 'X') },
    says: [
      'Rien n’a été envoyé en novembre 2025 : la ligne de l’agent est rejetée, rien n’est calculé.',
      'agents.csv, ligne 4 : ',
    ],
  },
  'an absence of the agent is rejected': {
    award: 'M3',
    payMonth: '2025-11',
    tables: {
      absences: absences(`A3;${AYSHA};CMO;2025-10-06;2025-10-10`, `A4;${AYSHA};CMO;2025-10-08;2025-10-12`),
    },
    says: [
      'Rien n’a été envoyé en novembre 2025 : une ligne d’absence ou de temps partiel de l’agent est rejetée, la somme attend.',
      'absences.csv, ligne 5 : Cette absence, qui commence le 08/10/2025, chevauche celle de la ligne 4 pour le même agent.',
      'retenu 138,89 €, en attente : ligne rejetée de l’agent',
    ],
  },
  'it is barred': {
    award: 'M6',
    payMonth: '2030-02',
    says: [
      'Rien n’a été envoyé en février 2030 : 312,50 € sont prescrits depuis la paie de janvier 2030 [loi 68-1250 art. 1].',
      'prescrit 312,50 €, depuis la paie de janvier 2030 [loi 68-1250 art. 1]',
    ],
  },
  'a value cannot be written': {
    award: 'M6',
    payMonth: '2025-11',
    more: { unwritable: ({ award }) => (award === 'M6' ? [UNWRITABLE] : []) },
    says: [
      'Rien n’a été envoyé en novembre 2025 : 312,50 € attendent, une valeur ne peut pas être écrite dans le fichier de paie.',
      'trentieme.yaml : ',
      'retenu 312,50 €, en attente : une valeur ne peut pas être écrite dans le fichier de paie',
    ],
  },
  'it is paid already': {
    award: 'M3',
    payMonth: '2025-11',
    paid: ['2025-11'],
    says: ['Rien n’a été envoyé en novembre 2025 : l’échéance de novembre 2025 est déjà versée, 138,89 €.'],
  },
  'the first instalment is not due yet': {
    award: 'M3',
    payMonth: '2025-10',
    says: ['Rien n’a été envoyé en octobre 2025 : la prochaine échéance est celle de novembre 2025.'],
  },
  'it is paid once, later': {
    award: 'M5',
    payMonth: '2025-10',
    says: [
      'Rien n’a été envoyé en octobre 2025 : la mission se paie en une fois, à la paie de novembre 2025.',
    ],
  },
  'somebody replaces the holder on the days of the instalment': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { remplacements: table(REPLACED, [`R1;M3;${NOEL};2025-09-01;2025-10-31`]) },
    says: [
      `Rien n’a été envoyé en novembre 2025 : l’échéance de novembre 2025 est de 0 ; du 1er sept. au 4 oct. 2025, ${NOEL}, remplaçant (remplacements.csv, ligne 2).`,
    ],
  },
  'somebody replaces the holder all the time': {
    award: 'M6',
    payMonth: '2025-11',
    tables: { remplacements: table(REPLACED, [`R1;M6;${NOEL};2025-10-01;2025-10-31`]) },
    says: [
      `Rien n’a été envoyé en novembre 2025 : aucun jour de la mission n’est à ${AYSHA} ; du 1er au 31 oct. 2025, ${NOEL}, remplaçant (remplacements.csv, ligne 2).`,
    ],
  },
  'the holder is on leave without pay': {
    award: 'M3',
    payMonth: '2025-11',
    tables: { absences: absences(`A3;${AYSHA};CP;2025-09-01;2025-10-31`) },
    says: [
      'Rien n’a été envoyé en novembre 2025 : l’échéance de novembre 2025 est de 0 ; du 1er sept. au 4 oct. 2025, Congé parental (CP), indemnité non versée, absences.csv, ligne 4 [CGFP L. 515-1].',
    ],
  },
  'the holder did no service in the month': {
    award: 'M2',
    payMonth: '2025-09',
    tables: {
      absences: absences(`A3;${INES};SNF;2025-09-01;2025-09-17`, `A4;${INES};SNF;2025-09-19;2025-09-30`),
    },
    says: [
      'Rien n’a été envoyé en septembre 2025 : l’échéance de septembre 2025 est de 0 ; du 1er au 17 sept. 2025, Service non fait (grève, absence injustifiée) (SNF), mois entier sans service, rien n’est dû, absences.csv, ligne 4 [Loi 61-825 art. 4] ; le 18 sept. 2025, Service non fait (grève, absence injustifiée) (SNF), mois entier sans service, rien n’est dû, absences.csv, ligne 3',
    ],
  },
  'the holder is still absent after the replacement, under convention C3': {
    award: 'M3',
    payMonth: '2025-11',
    tables: {
      absences: absences(`A3;${AYSHA};CMO;2025-09-01;2025-12-31`),
      remplacements: table(REPLACED, [`R1;M3;${NOEL};2025-09-01;2025-09-02`]),
    },
    more: { conventions: { ...DEFAULT_CONVENTIONS, afterReplacement: 'suspend' } },
    says: ['du 3 sept. au 4 oct. 2025, à personne : titulaire encore absent après son remplacement.'],
  },
  'its amount is below a cent': {
    award: 'M2',
    payMonth: '2025-09',
    tables: { missions: withValue(MISSIONS, 'M2', 'participation', '0,001') },
    says: [
      'Rien n’a été envoyé en septembre 2025 : l’échéance de septembre 2025 est de 0 ; le montant exact ne fait pas un centime de plus que ce qui est déjà compté.',
    ],
  },
  'it begins after the year of service': {
    award: 'M3',
    payMonth: '2026-07',
    tables: {
      missions: withValue(
        withValue(MISSIONS, 'M3', 'date_debut', '2026-07-05'),
        'M3',
        'date_fin',
        '2026-08-31',
      ),
    },
    says: [
      "À vérifier missions.csv, ligne 4 : La mission commence le 05/07/2026, après la fin de l'année de service",
      'l’échéance de juillet 2026 est de 0 ; la mission n’a aucun jour dans cette échéance.',
    ],
  },
};

describe('an award of which nothing was sent says why:', () => {
  test.each(Object.entries(CASES))('%s', (_, { says, ...run }) => {
    const text = textOf(run, 'fr');
    for (const sentence of says) expect(text).toContain(sentence);
    expect(secretsOf(SMALL_EXPORT).filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('in English as well', async () => {
    const texts = Object.entries(CASES).map(
      ([reason, run]) => `# ${reason}\n${reasonsIn(textOf(run, 'en')).join('\n')}\n`,
    );
    await expect(texts.join('\n')).toMatchFileSnapshot('./answers/nothing.en.txt');
  });
});

/** On one line what is aligned, and no-break spaces as spaces: what is compared is what is said. */
function textOf(
  { award, payMonth, tables = {}, paid = [], more = {} }: Omit<Case, 'says'>,
  lang: 'fr' | 'en',
) {
  const ledger = new MemoryLedger();
  const before = validateTexts(textsOf(SMALL_EXPORT), regulations);
  for (const earlier of paid) runAndPost(before, regulations, earlier, ledger);
  const texts = textsOf({ ...SMALL_EXPORT, ...tables });
  return explanationText({ texts, payMonth, ledger, regulations, ...more }, award, lang)
    .replaceAll('\u00a0', ' ')
    .replaceAll(/(\S) {2,}(?=\S)/g, '$1 ');
}

/** Why nothing was sent, or what stops the award, with the rows to correct. */
function reasonsIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^ {2}(Nothing|Stopped|To check)|^ {4,}\S*(csv|yaml)/.test(line));
}

function without({ columns, rows }: Table, key: string): Table {
  return { columns, rows: rows.filter(([id]) => id !== key) };
}

function absences(...rows: readonly string[]): Table {
  const { columns, rows: own } = SMALL_EXPORT.absences;
  return { columns, rows: [...own, ...rows.map((row) => [...row.split(';'), '', '', ''])] };
}

function ledgerOf({ award, schoolYear }: { readonly award: string; readonly schoolYear: number }) {
  const ledger = new MemoryLedger();
  const paid = posting('2015-11', 13_889);
  ledger.postings.push({
    ...paid,
    key: { ...paid.key, award: award as typeof paid.key.award, instalmentMonth: month('2015-11') },
    schoolYear: schoolYear as typeof paid.schoolYear,
  });
  return ledger;
}

const UNWRITABLE: Issue = {
  code: 'layout.missing',
  severity: 'reject',
  at: { file: 'trentieme.yaml', line: undefined },
  subject: 'IMP',
  findings: [
    { field: 'codes.IMP', value: '', facts: { field: 'code_indemnite', width: '4', found: '', count: '1' } },
  ],
};
