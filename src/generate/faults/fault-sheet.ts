import { dateOf, formatIsoDate } from '../../calendar/civil-date.js';
import { formatSchoolYear, type SchoolYear } from '../../calendar/school-year.js';
import { agentFields, drawAgent, type Agent, type AgentTraits } from '../agents.js';
import { numenOf, uaiOf } from '../identifiers.js';
import { seededRandom, type Random } from '../random.js';
import { isInForce, trainee2ndDegree } from '../regimes.js';
import type { SchoolType } from '../schools.js';
import { rowOf, type FileName, type Row, type Values } from '../tables.js';
import { RANKS_PER_FAULT, SCHOOLS_PER_FAULT, type FaultPlace } from './fault-place.js';

/**
 * The rows of one fault, on a fresh sheet: its own agents, schools and districts. Each method adds a good row unless codes
 * are given; these are the messages that row must cause.
 */
export class FaultSheet {
  readonly year: SchoolYear;
  readonly planted: { file: FileName; index: number; code: string }[] = [];
  readonly #place: FaultPlace;
  readonly #random: Random;
  readonly #rows = new Map<FileName, Row[]>();
  #agents = 0;
  #schools = 0;
  #keys = 0;

  constructor(place: FaultPlace) {
    this.#place = place;
    this.year = place.year;
    this.#random = seededRandom(place.seed, place.year, FAULT_STREAM, place.ordinal);
  }

  rows(file: FileName): readonly Row[] {
    return this.#rows.get(file) ?? [];
  }

  /** Adds a row of any file. */
  add<F extends FileName>(file: F, values: Values<F>, ...codes: readonly string[]): void {
    const rows = this.#rows.get(file) ?? [];
    this.#rows.set(file, rows);
    for (const code of codes) this.planted.push({ file, index: rows.length, code });
    rows.push(rowOf(file, values));
  }

  /** An agent who is in no file yet. */
  newAgent(traits: AgentTraits = { degre: '2' }): Agent {
    return drawAgent(this.#agentRank(), { statut: 'T', ...traits }, { ...this.#place, random: this.#random });
  }

  /** An agent with a row. */
  agent(traits?: AgentTraits): Agent {
    const agent = this.newAgent(traits);
    this.list(agent);
    return agent;
  }

  /** The row of an agent; `changes` replace fields of it. */
  list(agent: Agent, changes: Values<'agents.csv'> = {}, ...codes: readonly string[]): void {
    this.add('agents.csv', { ...agentFields(agent), ...changes }, ...codes);
  }

  /** A NUMEN of the right shape that no row of agents has. */
  unlistedNumen(): string {
    return numenOf(this.#agentRank(), this.#place.seed);
  }

  /** A valid UAI that no row of schools has. */
  unlistedUai(): string {
    if (this.#schools === SCHOOLS_PER_FAULT) throw new RangeError('a fault takes too many schools');
    return uaiOf(this.#place.firstSchoolRank + this.#schools++);
  }

  /** A school with a row: four teachers of physical education, 72 hours a week, 3,60 posts unless changed. */
  school(type: SchoolType, changes: Values<'etablissements.csv'> = {}, ...codes: readonly string[]): string {
    const uai = this.unlistedUai();
    const eps = { eps_enseignants: '4', eps_heures: '72', eps_etp: '3,60' };
    this.add('etablissements.csv', { uai, type, ...eps, ...changes }, ...codes);
    return uai;
  }

  /** A UNSS district with a row. */
  district(rate: string, changes: Values<'districts.csv'> = {}, ...codes: readonly string[]): string {
    const district = this.unlistedDistrict();
    const annee_scolaire = formatSchoolYear(this.year);
    this.add('districts.csv', { district, annee_scolaire, taux_annuel: rate, ...changes }, ...codes);
    return district;
  }

  /** A district that no row of districts has. */
  unlistedDistrict(): string {
    return `X${this.#key()}`;
  }

  /** A trainee of nobody else. */
  trainee(): string {
    return `ST-X${this.#key()}`;
  }

  /** An award of the whole year, with the fields given; returns its key. */
  award(numen: string, values: Values<'missions.csv'>, ...codes: readonly string[]): string {
    const id = `MX${this.#key()}`;
    this.add('missions.csv', { id_mission: id, numen, date_debut: this.day(9, 1), ...values }, ...codes);
    return id;
  }

  /** A good award for an agent of the second degree in any year: FA, or T2D_2010 before it existed; `changes` spoil it. */
  plainAward(numen: string, changes: Values<'missions.csv'> = {}, ...codes: readonly string[]): string {
    const values = isInForce('FA', this.year)
      ? { regime: 'FA' }
      : { regime: 'T2D_2010', stagiaire: this.trainee() };
    return this.award(numen, { ...values, ...changes }, ...codes);
  }

  /** A tutoring of the second degree. */
  tutoring(numen: string, changes: Values<'missions.csv'>, ...codes: readonly string[]): string {
    return this.award(numen, { regime: trainee2ndDegree(this.year), ...changes }, ...codes);
  }

  /** A good coordination of discipline at 1250 in a new collège; `changes` spoil it. */
  imp(numen: string, changes: Values<'missions.csv'>, ...codes: readonly string[]): string {
    const uai = changes.uai ?? this.school('CLG');
    const mission = {
      regime: 'IMP',
      fonction: 'DISCIPLINE',
      niveau: 'E',
      modalite: 'A',
      taux_annuel: '1250',
    };
    return this.award(numen, { ...mission, ...changes, uai }, ...codes);
  }

  /** A good academic mission at 1250; `changes` spoil it. */
  academicImp(numen: string, changes: Values<'missions.csv'>, ...codes: readonly string[]): string {
    const mission = {
      regime: 'IMP',
      fonction: 'ACADEMIQUE',
      niveau: 'A',
      modalite: 'A',
      taux_annuel: '1250',
    };
    return this.award(numen, { ...mission, lettre_mission: `LM-X${this.#key()}`, ...changes }, ...codes);
  }

  /** A leave of the holder between two days; returns its key. */
  absence(
    numen: string,
    from: string,
    to: string,
    changes: Values<'absences.csv'> = {},
    ...codes: readonly string[]
  ): string {
    const id = `AX${this.#key()}`;
    const values = { id_absence: id, numen, type: 'CMO', date_debut: from, date_fin: to };
    this.add('absences.csv', { ...values, ...changes }, ...codes);
    return id;
  }

  /** A replacement on an award, in March unless changed; returns its key. */
  replacement(
    award: string,
    numen: string,
    changes: Values<'remplacements.csv'> = {},
    ...codes: readonly string[]
  ): string {
    const id = `RX${this.#key()}`;
    const dates = { date_debut: this.day(3, 1), date_fin: this.day(3, 28) };
    const values = { id_remplacement: id, id_mission: award, numen_remplacant: numen, ...dates };
    this.add('remplacements.csv', { ...values, ...changes }, ...codes);
    return id;
  }

  /** A part-time period at 80 percent from the start of the year, unless changed. */
  servicePeriod(numen: string, changes: Values<'service.csv'>, ...codes: readonly string[]): void {
    const values = { numen, date_debut: this.day(9, 1), quotite_service: '80' };
    this.add('service.csv', { ...values, ...changes }, ...codes);
  }

  /** That day of the school year, as the files write it. */
  day(month: number, dayOfMonth: number): string {
    const date = dateOf(month >= 9 ? this.year : this.year + 1, month, dayOfMonth);
    if (date === undefined) throw new RangeError(`no day ${dayOfMonth}/${month}`);
    return formatIsoDate(date);
  }

  /** A date that does not exist: 30 February of the school year. */
  noSuchDay(): string {
    return `${this.year + 1}-02-30`;
  }

  #agentRank(): number {
    if (this.#agents === RANKS_PER_FAULT) throw new RangeError('a fault takes too many agents');
    return this.#place.firstAgentRank + this.#agents++;
  }

  /** Distinct for each call of each fault; later calls sort after earlier ones. */
  #key(): string {
    return `${String(this.#place.ordinal).padStart(6, '0')}-${String(++this.#keys).padStart(2, '0')}`;
  }
}

const FAULT_STREAM = 4;
