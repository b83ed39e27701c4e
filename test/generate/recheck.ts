import type { GeneratedAcademie } from '../../src/generate/academie.js';
import { read, type ReadRow } from './read-tables.js';

/** A message about a row: `file:line code`. */
export type Message = string;

/**
 * The checks of rules section 11, written again from the page alone: nothing of `src/` is used, dates are those of the
 * platform, and every rule looks at all pairs of rows that can matter. Short rather than fast.
 */
export function recheck(academie: GeneratedAcademie): readonly Message[] {
  return new Recheck(academie).messages();
}

type Rows = readonly ReadRow[];

const REGIMES: Readonly<Record<string, readonly [from: string, to: string]>> = {
  IMP: ['2015-09-01', '9999-12-31'],
  IFIC: ['2010-09-01', '2015-08-31'],
  MF: ['2014-09-01', '9999-12-31'],
  T1D: ['2014-09-01', '9999-12-31'],
  CP: ['2014-09-01', '9999-12-31'],
  CPD_EPS: ['2012-09-01', '9999-12-31'],
  T2D: ['2014-09-01', '9999-12-31'],
  FA: ['2014-09-01', '9999-12-31'],
  SOPA: ['2014-09-01', '9999-12-31'],
  SOPA_M2: ['2014-09-01', '9999-12-31'],
  T2D_2010: ['2010-09-01', '2014-08-31'],
  SOPA_2010: ['2010-09-01', '2014-08-31'],
};
const IMP_FUNCTIONS: Readonly<Record<string, readonly [level: string, ...rates: readonly number[]]>> = {
  DISCIPLINE: ['E', 625, 1250, 2500],
  CYCLE: ['E', 625, 1250, 2500],
  DECROCHAGE: ['E', 625, 1250, 2500],
  EPS: ['E', 1250, 2500],
  NIVEAU: ['E', 1250, 2500, 3750],
  CULTURE: ['E', 625, 1250],
  NUMERIQUE: ['E', 1250, 2500, 3750],
  TUTORAT_LYCEE: ['E', 312.5, 625],
  AUTRE: ['E', 312.5, 625, 1250, 2500, 3750],
  ACADEMIQUE: ['A', 312.5, 625, 1250, 2500, 3750],
  UNSS: ['A', 312.5, 625, 1250, 2500, 3750],
};
const IFIC_FUNCTIONS = ['PREFET_ETUDES', 'REFERENT_NUMERIQUE', 'TUTORAT', 'REFERENT_CULTURE'];
const LYCEES = ['LGT', 'LP', 'LPO'];
const PERSON_REGIMES = ['MF', 'T1D', 'CP', 'CPD_EPS', 'FA'];
const FLAG = /^[ON]?$/;
const NUMBER = /^\d+([,.]\d+)?$/;

const SHAPES: Readonly<
  Record<
    string,
    {
      readonly key?: readonly string[];
      readonly required: readonly string[];
      readonly dates?: readonly string[];
      readonly years?: readonly string[];
      readonly enums?: Readonly<Record<string, RegExp>>;
      readonly numbers?: Readonly<Record<string, (value: number) => boolean>>;
      readonly uai?: true;
    }
  >
> = {
  'agents.csv': {
    key: ['numen'],
    required: ['numen', 'nir', 'nom', 'prenom', 'statut', 'degre'],
    dates: ['date_entree'],
    enums: { statut: /^[TSC]$/, degre: /^[12]$/, cafipemf: FLAG, cpge_service_complet: FLAG },
  },
  'service.csv': {
    required: ['numen', 'date_debut', 'quotite_service'],
    dates: ['date_debut', 'date_fin'],
    numbers: { quotite_service: isPercent, quotite_financiere: isPercent },
  },
  'missions.csv': {
    key: ['id_mission'],
    required: ['id_mission', 'numen', 'regime', 'date_debut'],
    dates: ['date_debut', 'date_fin'],
    enums: {
      etat: /^(ACTIVE|PROPOSEE|ANNULEE|)$/,
      regime: new RegExp(`^(${Object.keys(REGIMES).join('|')})$`),
      niveau: /^[EA]?$/,
      modalite: /^[AP]?$/,
      decharge: FLAG,
      hse: FLAG,
      service_fait: FLAG,
    },
    numbers: {
      taux_annuel: (value) => value > 0,
      participation: isPercent,
      nb_stagiaires: Number.isInteger,
      nb_etudiants: Number.isInteger,
    },
    uai: true,
  },
  'absences.csv': {
    key: ['id_absence'],
    required: ['id_absence', 'numen', 'type', 'date_debut', 'date_fin'],
    dates: ['date_debut', 'date_fin', 'date_origine'],
    enums: {
      type: /^(CA|AA|MAT|ADO|PAT|CITIS|TPT|CMO|CLM|CGM|CLD|CP|DISPO|CFP|CST|SNF)$/,
      prolongation: FLAG,
      exoneration: /^(ALD|GROSSESSE|DEUIL|FAUSSE_COUCHE|IMG|COVID|)$/,
    },
  },
  'remplacements.csv': {
    key: ['id_remplacement'],
    required: ['id_remplacement', 'id_mission', 'numen_remplacant', 'date_debut', 'date_fin'],
    dates: ['date_debut', 'date_fin'],
  },
  'etablissements.csv': {
    key: ['uai'],
    required: ['uai', 'type'],
    enums: { type: /^(CLG|LGT|LP|LPO|EREA|ECO)$/, programme: /^(CLAIR|REP|REP\+|)$/ },
    numbers: {
      eps_enseignants: Number.isInteger,
      eps_heures: (value) => value >= 0,
      eps_etp: (value) => value >= 0,
    },
    uai: true,
  },
  'enveloppes.csv': {
    key: ['uai', 'annee_scolaire'],
    required: ['uai', 'annee_scolaire', 'montant'],
    years: ['annee_scolaire'],
    numbers: { montant: (value) => value >= 0 },
    uai: true,
  },
  'districts.csv': {
    key: ['district', 'annee_scolaire'],
    required: ['district', 'annee_scolaire', 'taux_annuel'],
    years: ['annee_scolaire'],
    numbers: { taux_annuel: (value) => value > 0 },
  },
};

class Recheck {
  readonly #found: Message[] = [];
  readonly #all: Readonly<Record<string, Rows>>;
  readonly #shaped: Record<string, Rows> = {};

  constructor(academie: GeneratedAcademie) {
    this.#all = Object.fromEntries(Object.keys(SHAPES).map((file) => [file, read(academie, file)]));
  }

  messages(): readonly Message[] {
    for (const file of Object.keys(SHAPES)) this.#shaped[file] = this.#checkShape(file);
    const agents = firstBy(this.#rows('agents.csv'), 'numen');
    const schools = firstBy(this.#rows('etablissements.csv'), 'uai');
    const districts = firstBy(this.#rows('districts.csv'), 'district');

    this.#checkNirs();
    const service = this.#checkPeople('service.csv');
    for (const late of overlapping(service, (row) => row.get('numen'), [
      'date_debut',
      'date_fin',
      'quotite_service',
    ]))
      this.#say('service.csv', late, 'service.overlap');
    for (const row of service) {
      const quotite = decimal(row.get('quotite_service'));
      if (quotite > 90 && quotite < 100 && row.get('quotite_financiere') === '')
        this.#say('service.csv', row, 'service.over-90');
    }
    const absences = this.#checkPeople('absences.csv');
    for (const late of overlapping(absences, (row) => row.get('numen'), ['date_debut', 'id_absence']))
      this.#say('absences.csv', late, 'absence.overlap');

    const referred = this.#checkReferences();
    const running = referred.filter((row) => row.get('etat') !== 'ANNULEE');
    const eligible = running.filter(
      (row) => !this.#checkRules(row, agents.get(row.get('numen')), schools, districts),
    );
    const kept = this.#checkAcross(eligible, districts);
    this.#checkEnvelopes(kept);
    this.#checkReplacements(kept, agents, absences);
    return this.#found.sort();
  }

  #rows(file: string): Rows {
    return this.#shaped[file]!;
  }

  #say(file: string, row: ReadRow, code: string): void {
    this.#found.push(`${file}:${row.line} ${code}`);
  }

  #checkShape(file: string): Rows {
    const shape = SHAPES[file]!;
    const seen = new Set<string>();
    return this.#all[file]!.filter((row) => {
      const codes = new Set<string>();
      const key = (shape.key ?? []).map((column) => row.get(column)).join(';');
      if (shape.key !== undefined && key !== '' && seen.has(key)) codes.add('row.duplicate-id');
      else {
        seen.add(key);
        for (const column of shape.required) if (row.get(column) === '') codes.add('field.missing');
        for (const column of shape.dates ?? [])
          if (row.get(column) !== '' && !isDate(row.get(column))) codes.add('field.format');
        for (const column of shape.years ?? [])
          if (!/^\d{4}-\d{4}$/.test(row.get(column))) codes.add('field.format');
        for (const [column, values] of Object.entries(shape.enums ?? {}))
          if (row.get(column) !== '' && !values.test(row.get(column))) codes.add('field.enum');
        for (const [column, isIn] of Object.entries(shape.numbers ?? {})) {
          const text = row.get(column);
          if (text !== '' && !NUMBER.test(text)) codes.add('field.format');
          else if (text !== '' && !isIn(decimal(text))) codes.add('field.range');
        }
        if (shape.uai && row.get('uai') !== '' && !isUai(row.get('uai'))) codes.add('uai.key');
        if (file === 'agents.csv') {
          if (row.get('statut') === 'C' && row.get('date_entree') === '') codes.add('field.missing');
          if (!/^[12]\d{4}(\d\d|2[AB])\d{8}$/.test(row.get('nir'))) codes.add('field.format');
          else if (!isNir(row.get('nir'))) codes.add('nir.key');
          if (codes.size === 0 && !/^\d\d[A-Z]\d{7}[A-Z]{3}$/.test(row.get('numen')))
            this.#say(file, row, 'numen.shape');
        }
        if (file === 'missions.csv')
          for (const column of neededBy(row)) if (row.get(column) === '') codes.add('field.missing');
      }
      for (const code of codes) this.#say(file, row, code);
      return codes.size === 0;
    });
  }

  #checkNirs(): void {
    const seen = new Set<string>();
    for (const row of this.#rows('agents.csv')) {
      if (seen.has(row.get('nir'))) this.#say('agents.csv', row, 'nir.shared');
      seen.add(row.get('nir'));
    }
  }

  /** References and periods of service and absences. */
  #checkPeople(file: string): Rows {
    const known = new Set(this.#all['agents.csv']!.map((row) => row.get('numen')));
    return this.#rows(file).filter((row) => {
      if (!known.has(row.get('numen'))) this.#say(file, row, 'reference.unknown-agent');
      if (start(row) <= end(row)) return true;
      this.#say(file, row, 'period.reversed');
      return false;
    });
  }

  #checkReferences(): Rows {
    const known = new Set(this.#all['agents.csv']!.map((row) => row.get('numen')));
    return this.#rows('missions.csv').filter((row) => {
      const codes: string[] = [];
      if (!known.has(row.get('numen'))) codes.push('reference.unknown-agent');
      const [from, to] = REGIMES[row.get('regime')]!;
      if (row.get('date_fin') !== '' && end(row) < start(row)) codes.push('period.reversed');
      else if (schoolYear(start(row)) !== schoolYear(end(row))) codes.push('award.crosses-school-year');
      else if (start(row) < from || end(row) > to) codes.push('regime.not-in-force');
      for (const code of codes) this.#say('missions.csv', row, code);
      return codes.length === 0;
    });
  }

  /** The rules of the row; true when one rejects it. */
  #checkRules(
    row: ReadRow,
    agent: ReadRow | undefined,
    schools: ReadonlyMap<string, ReadRow>,
    districts: ReadonlyMap<string, ReadRow>,
  ): boolean {
    const codes: string[] = [];
    const reject = (isWrong: boolean, code: string): void => {
      if (isWrong) codes.push(code);
    };
    const regime = row.get('regime');
    const fonction = row.get('fonction');
    const school = schools.get(row.get('uai'));
    const isRelieved = row.get('decharge') === 'O';
    const rate = decimal(row.get('taux_annuel'));
    const isLycee = school !== undefined && LYCEES.includes(school.get('type'));
    const certified = agent?.get('cafipemf') === 'O';
    if (regime === 'IMP') {
      const permitted = IMP_FUNCTIONS[fonction];
      reject(permitted === undefined, 'function.unknown');
      if (permitted !== undefined) {
        reject(row.get('niveau') !== permitted[0], 'field.enum');
        reject(!permitted.slice(1).includes(rate), 'imp.rate-not-allowed');
      }
      reject((row.get('niveau') === 'E' || fonction === 'UNSS') && isRelieved, 'imp.relief-exclusive');
      reject(agent?.get('cpge_service_complet') === 'O', 'imp.cpge-full-service');
      reject(row.get('niveau') === 'A' && row.get('lettre_mission') === '', 'imp.letter-missing');
      reject(['EPS', 'TUTORAT_LYCEE'].includes(fonction) && school === undefined, 'reference.unknown-school');
      reject(fonction === 'TUTORAT_LYCEE' && school !== undefined && !isLycee, 'imp.school-type');
      if (fonction === 'EPS' && school !== undefined) {
        const isSmall = decimal(school.get('eps_enseignants')) < 3 || decimal(school.get('eps_heures')) < 50;
        reject(isSmall, 'imp.eps-threshold');
        reject(!isSmall && rate !== (decimal(school.get('eps_etp')) > 4 ? 2500 : 1250), 'imp.eps-rate');
      }
      reject(fonction === 'UNSS' && !districts.has(row.get('district')), 'reference.unknown-district');
    } else if (regime === 'IFIC') {
      reject(!IFIC_FUNCTIONS.includes(fonction), 'function.unknown');
      reject(rate < 400 || rate > 2400, 'ific.amount');
      const isTied = IFIC_FUNCTIONS.includes(fonction) && fonction !== 'REFERENT_NUMERIQUE';
      reject(isTied && school === undefined, 'reference.unknown-school');
      const suits = fonction === 'PREFET_ETUDES' ? school?.get('programme') === 'CLAIR' : isLycee;
      reject(isTied && school !== undefined && !suits, 'ific.school-type');
      reject(isRelieved, 'ific.relief-exclusive');
      reject(row.get('hse') === 'O', 'ific.overtime-exclusive');
    } else {
      reject(fonction !== '', 'function.unknown');
    }
    const degree = ['MF', 'T1D', 'CP', 'CPD_EPS'].includes(regime)
      ? '1'
      : /^(T2D|FA)/.test(regime)
        ? '2'
        : undefined;
    reject(agent !== undefined && degree !== undefined && agent.get('degre') !== degree, 'degree.mismatch');
    reject(regime === 'MF' && agent !== undefined && !certified, 'mf.no-certificate');
    reject(regime === 'MF' && count(row, 'nb_stagiaires') < 1, 'mf.no-trainee');
    reject(regime === 'T1D' && certified, 't1d.certified');
    reject(regime.startsWith('T2D') && row.get('stagiaire') === '', 't2d.trainee-missing');
    reject(regime.startsWith('SOPA') && isRelieved, 'sopa.relief-exclusive');
    reject(regime.startsWith('SOPA') && count(row, 'nb_etudiants') < 1, 'sopa.students');
    for (const code of codes) this.#say('missions.csv', row, code);
    return codes.length > 0;
  }

  /** The rules across rows, then the warnings about what is left. */
  #checkAcross(rows: Rows, districts: ReadonlyMap<string, ReadRow>): Rows {
    const rejected = new Set<ReadRow>();
    const reject = (row: ReadRow, code: string): void => {
      rejected.add(row);
      this.#say('missions.csv', row, code);
    };
    const unss = rows.filter((row) => row.get('fonction') === 'UNSS');
    for (const [district, shares] of groupBy(unss, (row) => row.get('district'))) {
      const cap = decimal(districts.get(district)!.get('taux_annuel'));
      for (const row of crowded(shares, 'taux_annuel', cap)) reject(row, 'imp.unss-cap');
      for (const row of shares)
        if (shares.length === 1 && decimal(row.get('taux_annuel')) < 1250)
          reject(row, 'imp.rate-not-allowed');
    }
    const tutors = rows.filter((row) => row.get('regime').startsWith('T2D'));
    for (const shares of groupBy(tutors, (row) => row.get('stagiaire')).values())
      for (const row of crowded(shares, 'participation', 100)) reject(row, 't2d.share-exceeded');
    for (const held of groupBy(rows, (row) => row.get('numen')).values()) {
      const inOrder = [...held].sort(byColumns(['date_debut', 'id_mission']));
      const functions = new Set<string>();
      for (const row of inOrder.filter((each) => each.get('regime') === 'IFIC')) {
        functions.add(row.get('fonction'));
        if (functions.size > 2) reject(row, 'ific.too-many-functions');
      }
      const of = (...regimes: readonly string[]): Rows =>
        inOrder.filter((row) => regimes.includes(row.get('regime')));
      for (const row of of('MF', 'T1D'))
        if (of('CP').some((cp) => meet(cp, row))) reject(row, 'cumul.cp-tutor');
      for (const row of of('CP'))
        if (of('CPD_EPS').some((eps) => meet(eps, row))) reject(row, 'cumul.cp-eps');
      for (const regime of PERSON_REGIMES)
        for (const row of overlapping(of(regime), () => '', ['date_debut', 'id_mission']))
          reject(row, 'award.overlap');
    }
    const kept = rows.filter((row) => !rejected.has(row));
    for (const row of kept) this.#warn(row, kept);
    return kept;
  }

  #warn(row: ReadRow, kept: Rows): void {
    const warn = (isOdd: boolean, code: string): void => {
      if (isOdd) this.#say('missions.csv', row, code);
    };
    const regime = row.get('regime');
    warn(row.get('etat') === 'PROPOSEE', 'award.not-validated');
    warn(
      row.get('fonction') === 'NIVEAU' && decimal(row.get('taux_annuel')) === 3750,
      'imp.exceptional-rate',
    );
    const year = schoolYear(start(row));
    warn(
      regime === 'IMP' && row.get('modalite') === 'A' && start(row) > `${year + 1}-06-30`,
      'award.outside-service-year',
    );
    const isFree = row.get('decharge') !== 'O';
    warn(regime === 'T1D' && isFree && count(row, 'nb_stagiaires') > 1, 'tutor.several-trainees');
    if (regime !== 'T2D' || !isFree) return;
    const earlier = kept.filter(
      (other) =>
        other.get('regime') === 'T2D' &&
        other.get('numen') === row.get('numen') &&
        other.get('decharge') !== 'O' &&
        other.get('stagiaire') !== row.get('stagiaire') &&
        byColumns(['date_debut', 'id_mission'])(other, row) < 0 &&
        meet(other, row),
    );
    warn(earlier.length > 0, 'tutor.several-trainees');
  }

  #checkEnvelopes(kept: Rows): void {
    for (const envelope of this.#rows('enveloppes.csv')) {
      const spent = kept
        .filter(
          (row) =>
            row.get('regime') === 'IMP' &&
            row.get('niveau') === 'E' &&
            row.get('uai') === envelope.get('uai'),
        )
        .reduce((sum, row) => sum + decimal(row.get('taux_annuel')), 0);
      if (spent > decimal(envelope.get('montant')))
        this.#say('enveloppes.csv', envelope, 'imp.envelope-exceeded');
    }
  }

  #checkReplacements(kept: Rows, agents: ReadonlyMap<string, ReadRow>, absences: Rows): void {
    const file = 'remplacements.csv';
    const listed = new Set(this.#all['agents.csv']!.map((row) => row.get('numen')));
    const known = new Set(this.#all['missions.csv']!.map((row) => row.get('id_mission')));
    const awards = firstBy(kept, 'id_mission');
    const candidates = this.#rows(file).filter((row) => {
      const codes: string[] = [];
      if (!known.has(row.get('id_mission'))) codes.push('reference.unknown-award');
      if (!listed.has(row.get('numen_remplacant'))) codes.push('reference.unknown-agent');
      if (end(row) < start(row)) codes.push('period.reversed');
      if (
        codes.length === 0 &&
        awards.get(row.get('id_mission'))?.get('numen') === row.get('numen_remplacant')
      )
        codes.push('replacement.self');
      for (const code of codes) this.#say(file, row, code);
      return codes.length === 0 && awards.has(row.get('id_mission'));
    });
    const late = overlapping(candidates, (row) => row.get('id_mission'), ['date_debut', 'id_remplacement']);
    for (const row of late) this.#say(file, row, 'replacement.overlap');
    const away = groupBy(absences, (row) => row.get('numen'));
    const held = groupBy(kept, (row) => row.get('numen'));
    for (const row of candidates.filter((each) => !late.includes(each))) {
      const award = awards.get(row.get('id_mission'))!;
      if (start(row) < start(award) || end(row) > end(award))
        this.#say(file, row, 'replacement.outside-award');
      const days = daysBetween(start(row), end(row));
      const covers = away.get(award.get('numen')) ?? [];
      if (days.some((day) => !covers.some((absence) => start(absence) <= day && day <= end(absence))))
        this.#say(file, row, 'replacement.without-absence');
      const agent = agents.get(row.get('numen_remplacant'))!;
      const regime = award.get('regime');
      const degree = ['MF', 'T1D', 'CP', 'CPD_EPS'].includes(regime)
        ? '1'
        : /^(T2D|FA)/.test(regime)
          ? '2'
          : '';
      const isCp = (held.get(agent.get('numen')) ?? []).some(
        (each) => each.get('regime') === 'CP' && meet(each, row),
      );
      const isOdd =
        (degree !== '' && agent.get('degre') !== degree) ||
        (regime === 'MF' && agent.get('cafipemf') !== 'O') ||
        (regime === 'IMP' && agent.get('cpge_service_complet') === 'O') ||
        (['MF', 'T1D'].includes(regime) && isCp);
      if (isOdd) this.#say(file, row, 'replacement.not-eligible');
    }
  }
}

function neededBy(row: ReadRow): readonly string[] {
  if (row.get('regime') === 'IFIC') return ['fonction', 'taux_annuel'];
  if (row.get('regime') !== 'IMP') return [];
  return ['modalite', 'niveau', 'fonction', 'taux_annuel', ...(row.get('niveau') === 'E' ? ['uai'] : [])];
}

function isPercent(value: number): boolean {
  return value > 0 && value <= 100;
}

function decimal(text: string): number {
  return text === '' ? 0 : Number(text.replace(',', '.'));
}

function count(row: ReadRow, column: string): number {
  return row.get(column) === '' ? 1 : Number(row.get(column));
}

function isNir(nir: string): boolean {
  const digits = BigInt(nir.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97n - (digits % 97n) === BigInt(nir.slice(13));
}

function isUai(uai: string): boolean {
  return /^\d{7}[A-Z]$/.test(uai) && 'ABCDEFGHJKLMNPRSTUVWXYZ'[Number(uai.slice(0, 7)) % 23] === uai[7];
}

function isDate(text: string): boolean {
  const iso = text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$2-$1');
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return false;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

function start(row: ReadRow): string {
  return row.get('date_debut');
}

/** A blank end of an award is 31 August; one of a part-time period never comes. */
function end(row: ReadRow): string {
  const written = row.get('date_fin');
  return written === '' ? `${schoolYear(start(row)) + 1}-08-31` : written;
}

function schoolYear(day: string): number {
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
}

function meet(one: ReadRow, other: ReadRow): boolean {
  return start(one) <= end(other) && start(other) <= end(one);
}

function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function byColumns(columns: readonly string[]): (one: ReadRow, other: ReadRow) => number {
  return (one, other) => {
    const column = columns.find((each) => one.get(each) !== other.get(each));
    return column === undefined ? 0 : one.get(column) < other.get(column) ? -1 : 1;
  };
}

function groupBy(rows: Rows, key: (row: ReadRow) => string): ReadonlyMap<string, Rows> {
  return Map.groupBy(rows, key);
}

function firstBy(rows: Rows, column: string): ReadonlyMap<string, ReadRow> {
  return new Map([...rows].reverse().map((row) => [row.get(column), row]));
}

/** The rows that overlap a kept row of their group, taken in the order of the columns. */
function overlapping(rows: Rows, group: (row: ReadRow) => string, order: readonly string[]): Rows {
  return [...groupBy(rows, group).values()].flatMap((members) => {
    const kept: ReadRow[] = [];
    return [...members].sort(byColumns(order)).filter((row) => {
      const isLate = kept.some((other) => meet(other, row));
      if (!isLate) kept.push(row);
      return isLate;
    });
  });
}

/** The rows that cover a day on which the values of all the rows sum above the cap; sums only change where a row starts. */
function crowded(rows: Rows, column: string, cap: number): Rows {
  const value = (row: ReadRow): number =>
    column === 'participation' && row.get(column) === '' ? 100 : decimal(row.get(column));
  const covering = (day: string): Rows => rows.filter((row) => start(row) <= day && day <= end(row));
  const days = rows.map(start).filter((day) => covering(day).reduce((sum, row) => sum + value(row), 0) > cap);
  return rows.filter((row) => days.some((day) => start(row) <= day && day <= end(row)));
}
