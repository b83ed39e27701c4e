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
import { TableReader, type TableRows } from './table-reader.js';
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

/** Opens a reader on each input file, from the Table Schemas and the law data. */
export function openInputs(
  schemas: Readonly<Record<InputName, TableSchema>>,
  regulations: Regulations,
): InputReaders {
  const checks = {
    regimes: [...regulations.allowances.keys()].sort(byCodePoint),
    leaveTypes: [...regulations.leave.types.keys()],
  };
  const table = (name: InputName): CompiledTable => compileTable(`${name}.csv`, schemas[name], checks);
  return {
    agents: new TableReader({ table: table('agents'), bears: 'numen', build: agentOf }),
    missions: new TableReader({
      table: table('missions'),
      bears: 'id_mission',
      build: awardOf,
      requires: requiredByAllowance(regulations.allowances),
    }),
    absences: new TableReader({ table: table('absences'), bears: 'numen', build: absenceOf }),
    service: new TableReader({ table: table('service'), bears: 'numen', build: servicePeriodOf }),
    remplacements: new TableReader({
      table: table('remplacements'),
      bears: 'id_mission',
      build: replacementOf,
    }),
    etablissements: new TableReader({ table: table('etablissements'), bears: 'uai', build: schoolOf }),
    enveloppes: new TableReader({ table: table('enveloppes'), bears: 'uai', build: envelopeOf }),
    districts: new TableReader({ table: table('districts'), bears: 'district', build: districtOf }),
  };
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
