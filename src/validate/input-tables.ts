import { byCodePoint } from '../model/index.js';
import type {
  Absence,
  Agent,
  Award,
  District,
  Envelope,
  Replacement,
  School,
  ServicePeriod,
} from '../model/index.js';
import type { Regulations } from '../regulations/regulations.js';
import { awardOf, requiredByAllowance } from './awards.js';
import { absenceOf, agentOf, replacementOf, servicePeriodOf } from './people.js';
import { districtOf, envelopeOf, schoolOf } from './places.js';
import { TableReader, type TableOptions, type TableRows } from './table-reader.js';
import { compileTable, type CompiledTable, type TableSchema } from './table-schema.js';

/** The input files of files.md section 1; the first three must be present. */
export const INPUT_NAMES = [
  'agents',
  'missions',
  'absences',
  'service',
  'remplacements',
  'etablissements',
  'enveloppes',
  'districts',
] as const;
export type InputName = (typeof INPUT_NAMES)[number];
export const REQUIRED_INPUTS: readonly InputName[] = ['agents', 'missions', 'absences'];

/** The file of a table in the contract. */
export function tableFile(name: InputName): string {
  return `${name}.csv`;
}

/** A reader for each input file. */
export interface InputReaders {
  readonly agents: TableReader<Agent>;
  readonly missions: TableReader<Award>;
  readonly absences: TableReader<Absence>;
  readonly service: TableReader<ServicePeriod>;
  readonly remplacements: TableReader<Replacement>;
  readonly etablissements: TableReader<School>;
  readonly enveloppes: TableReader<Envelope>;
  readonly districts: TableReader<District>;
}

/** The rows of every input file once their shape is checked. */
export type InputRows = {
  readonly [Name in InputName]: InputReaders[Name] extends TableReader<infer Value>
    ? TableRows<Value>
    : never;
};

/** What each input file is read with: made once, whatever the number of files read. */
export type CompiledInputs = { readonly [Name in InputName]: TableOptions<InputValue<Name>> };

type InputValue<Name extends InputName> = InputReaders[Name] extends TableReader<infer Value> ? Value : never;

/** Compiles the Table Schemas with the law data. */
export function compileInputs(
  schemas: Readonly<Record<InputName, TableSchema>>,
  regulations: Regulations,
): CompiledInputs {
  const checks = {
    regimes: [...regulations.allowances.keys()].sort(byCodePoint),
    leaveTypes: [...regulations.leave.types.keys()],
  };
  const table = (name: InputName): CompiledTable =>
    compileTable(schemas[name].file ?? tableFile(name), schemas[name], checks);
  return {
    agents: { table: table('agents'), bears: 'numen', names: { agent: 'numen' }, build: agentOf },
    missions: {
      table: table('missions'),
      bears: 'id_mission',
      names: { school: 'uai', agent: 'numen', award: 'id_mission' },
      build: awardOf,
      requires: requiredByAllowance(regulations.allowances),
    },
    absences: { table: table('absences'), bears: 'numen', names: { agent: 'numen' }, build: absenceOf },
    service: { table: table('service'), bears: 'numen', names: { agent: 'numen' }, build: servicePeriodOf },
    remplacements: {
      table: table('remplacements'),
      bears: 'id_mission',
      names: { award: 'id_mission', agent: 'numen_remplacant' },
      build: replacementOf,
    },
    etablissements: {
      table: table('etablissements'),
      bears: 'uai',
      names: { school: 'uai' },
      build: schoolOf,
    },
    enveloppes: { table: table('enveloppes'), bears: 'uai', names: { school: 'uai' }, build: envelopeOf },
    districts: { table: table('districts'), bears: 'district', build: districtOf },
  };
}

/** Opens a reader on each input file of an export, or of a part of one. */
export function openCompiled(inputs: CompiledInputs): InputReaders {
  return {
    agents: new TableReader(inputs.agents),
    missions: new TableReader(inputs.missions),
    absences: new TableReader(inputs.absences),
    service: new TableReader(inputs.service),
    remplacements: new TableReader(inputs.remplacements),
    etablissements: new TableReader(inputs.etablissements),
    enveloppes: new TableReader(inputs.enveloppes),
    districts: new TableReader(inputs.districts),
  };
}

/** Opens a reader on each input file, from the Table Schemas and the law data. */
export function openInputs(
  schemas: Readonly<Record<InputName, TableSchema>>,
  regulations: Regulations,
): InputReaders {
  return openCompiled(compileInputs(schemas, regulations));
}

/** The rows of every reader. */
export function closeInputs(readers: InputReaders): InputRows {
  return {
    agents: readers.agents.close(),
    missions: readers.missions.close(),
    absences: readers.absences.close(),
    service: readers.service.close(),
    remplacements: readers.remplacements.close(),
    etablissements: readers.etablissements.close(),
    enveloppes: readers.enveloppes.close(),
    districts: readers.districts.close(),
  };
}
