import type { Award, Key } from './model/index.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** Facts of one input file that differ between two exports, for one key: the file and, for an award, its columns. */
export interface ChangedFacts {
  readonly file: string;
  /** Empty where rows came, went or changed as a whole. */
  readonly columns: readonly string[];
}

/**
 * What differs between two exports among the facts that a key's amount depends on, in a fixed order of files. Nothing
 * when the facts are the same: then the law, the settings, the program or an answer of the payer made the difference.
 */
export function changesBetween(
  before: ValidatedExport,
  after: ValidatedExport,
): (key: Key) => readonly ChangedFacts[] {
  const [awardsBefore, awardsAfter] = [awardsOf(before), awardsOf(after)];
  return ({ award, payee }) => {
    const columns = changedColumns(awardsBefore.get(award), awardsAfter.get(award));
    const differs = (of: (facts: ValidatedExport) => unknown): boolean =>
      textOf(of(before)) !== textOf(of(after));
    return [
      ...(columns === undefined ? [] : [{ file: 'missions.csv', columns }]),
      ...rowsWhere(
        differs(({ replacements }) => replacements.get(award)),
        'remplacements.csv',
      ),
      ...rowsWhere(
        differs(({ absences }) => absences.get(payee)),
        'absences.csv',
      ),
      ...rowsWhere(
        differs(({ servicePeriods }) => servicePeriods.get(payee)),
        'service.csv',
      ),
      ...rowsWhere(
        differs(({ agents }) => agents.get(payee)),
        'agents.csv',
      ),
    ];
  };
}

function rowsWhere(isChanged: boolean, file: string): ChangedFacts[] {
  return isChanged ? [{ file, columns: [] }] : [];
}

function awardsOf({ awards }: ValidatedExport): ReadonlyMap<string, Award> {
  return new Map(awards.map((award) => [award.id, award]));
}

/** The columns in which two rows of an award differ; none of them when only one is there; `undefined` when all agree. */
function changedColumns(before: Award | undefined, after: Award | undefined): readonly string[] | undefined {
  if (before === undefined || after === undefined) return before === after ? undefined : [];
  const columns = Object.entries(COLUMNS)
    .filter(([, read]) => textOf(read(before)) !== textOf(read(after)))
    .map(([column]) => column);
  return columns.length === 0 ? undefined : columns;
}

const COLUMNS: Readonly<Record<string, (award: Award) => unknown>> = {
  etat: ({ state }) => state,
  numen: ({ holder }) => holder,
  regime: ({ allowance }) => allowance,
  fonction: ({ missionFunction }) => missionFunction,
  niveau: ({ level }) => level,
  modalite: ({ modality }) => modality,
  uai: ({ uai }) => uai,
  date_debut: ({ period }) => period.start,
  date_fin: ({ period }) => period.end,
  taux_annuel: ({ annualRate }) => annualRate,
  participation: ({ share }) => share,
  decharge: ({ serviceRelief }) => serviceRelief,
  hse: ({ overtimePaid }) => overtimePaid,
  stagiaire: ({ trainee }) => trainee,
  nb_stagiaires: ({ traineeCount }) => traineeCount,
  nb_etudiants: ({ studentCount }) => studentCount,
  district: ({ district }) => district,
  lettre_mission: ({ missionLetter }) => missionLetter,
  service_fait: ({ serviceFait }) => serviceFait,
};

/** A fact as a text, without the place it was read at and without what names a person: those change no amount. */
function textOf(fact: unknown): string {
  return JSON.stringify([fact], (name, value: unknown) => {
    if (IGNORED.has(name)) return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
}

const IGNORED = new Set(['at', 'familyName', 'givenName', 'nir']);
