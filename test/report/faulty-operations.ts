import type { FileProblem, Issue } from '../../src/model/index.js';
import { fileOf, readComplet, readOpening, readReturn, sha256 } from '../support/operations.js';

/** What is said of the rows of a return file and of opening balances that hold every fault of a row. */
export function operationIssues(): readonly Issue[] {
  const readings = [
    readReturn(
      lines(
        'reference;statut;motif;montant;lot',
        `${REFERENCE};ACCEPTE;;;`,
        `${REFERENCE.toLowerCase()};ACCEPTE;;;`,
        `${REFERENCE};OK;;;`,
        `${REFERENCE};MODIFIE;Quotité;;`,
        `${REFERENCE};MODIFIE;Quotité;12,345;`,
        `${REFERENCE};MODIFIE;Quotité;-12,34;`,
        `${REFERENCE};REJETE;Compte ; clos;;`,
      ),
    ),
    readOpening(
      lines(
        OPENING_HEADER,
        `2015-11;${NUMEN};M-1;2015-11;FA;2015-2016;douziemes;69,50`,
        `2015-11;${NUMEN};M-1;2015-11;FA;2015-2016;douziemes;69,50`,
        `2015-11;${NUMEN};M-2;2015-12;FA;2015-2016;douziemes;69,50`,
        `2152-10;${NUMEN};M-6;2015-11;FA;2015-2016;douziemes;69,50`,
        `2015-11;${NUMEN};M-3;2015-08;FA;2015-2016;douziemes;69,50`,
        `11/2015;;M-4;2015-13;PRIME;2015;dixiemes;0`,
        `2015-11;31E\t0000001ABC;M-5;2015-11;FA;2015-2016;douziemes;69,505`,
      ),
    ),
  ];
  return readings.flatMap((reading) => {
    if (reading.kind === 'unusable') throw new Error(JSON.stringify(reading.problems));
    return reading.issues;
  });
}

/** What is said of return files and markers that cannot be used. */
export function operationProblems(): readonly FileProblem[] {
  const agents = fileOf('agents.csv', 'numen\n');
  const stated = { nom: 'agents.csv', octets: '6', sha256: sha256('numen\n') };
  const returns = [
    readReturn('reference;statut;reference\n'),
    readReturn(new Uint8Array([0x72, 0xe9])),
    readReturn('reference;statut;montant\n"A;ACCEPTE\n'),
  ];
  const markers = [
    readComplet('date: 2025-11-20\n\tfichiers: []\n'),
    readComplet('- agents.csv\n'),
    readComplet('date: 20/11/2025\nmois: 2025-11\nfichiers: agents.csv\n'),
    readComplet('date: [2025-11-20]\n'),
    readComplet('date: 2025-02-30\nfichiers:\n  - agents.csv\n  - { nom: agents.csv, octets: 1 Ko }\n'),
    readComplet(JSON.stringify({ fichiers: [stated] })),
    readComplet(JSON.stringify({ fichiers: [{ ...stated, octets: '1' }] }), [agents]),
    readComplet(JSON.stringify({ fichiers: [{ ...stated, sha256: sha256('') }] }), [agents]),
  ];
  return [...returns, ...markers].flatMap((reading) => {
    if (!('problems' in reading)) throw new Error(JSON.stringify(reading));
    return reading.problems;
  });
}

const REFERENCE = '0A1B2C3D4E5F60718293A4B5';
const NUMEN = '31E0000001ABC';
const OPENING_HEADER = 'mois_paie;numen;id_mission;mois_origine;regime;annee_scolaire;plan;montant';

function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`;
}
