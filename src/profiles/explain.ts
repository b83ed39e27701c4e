import { unmatchedColumns } from './map-table.js';
import {
  sourceColumns,
  type Contract,
  type ContractColumn,
  type Profile,
  type ProfileTable,
} from './profile.js';

/** What a profile does with an extraction, table by table, in the order of the contract. */
export interface ProfileExplanation {
  readonly name: string;
  readonly description: string;
  readonly tables: readonly TableExplanation[];
}

export type TableExplanation = MappedTable | OwnTable;

/** `unknown`: nobody looked, or the file could not be read. */
export type Presence = 'present' | 'absent' | 'unknown';

/** A table that the profile maps. */
export interface MappedTable {
  readonly kind: 'mapped';
  readonly table: string;
  readonly source: ProfileTable;
  readonly presence: Presence;
  readonly isRequired: boolean;
  /** Columns that the contract requires, and that come from nowhere. */
  readonly unmapped: readonly string[];
  /** Columns that the contract does not require, and that come from nowhere: they are blank on every row. */
  readonly blank: readonly string[];
  /** Columns the profile reads that the file lacks, or has more than once. */
  readonly missing: readonly string[];
  readonly duplicated: readonly string[];
  /** Columns of the file that nobody reads. */
  readonly ignored: readonly string[];
  /**
   * No column that the profile reads is there: the first line may be data and no header. Nothing of it is repeated,
   * since it may be a person's.
   */
  readonly isForeign: boolean;
}

/** A table that the profile leaves in its own form. */
export interface OwnTable {
  readonly kind: 'own';
  readonly table: string;
  readonly file: string;
  readonly presence: Presence;
  readonly isRequired: boolean;
}

/**
 * Explains a profile.
 *
 * @param headers by file: `undefined` for a file that is not in the folder; a file that is not in the map was not looked
 * at. The header of a file in its own form is not read.
 * @param required tables that an export cannot do without
 */
export function explainProfile(
  profile: Profile,
  headers: ReadonlyMap<string, readonly string[] | undefined>,
  contract: Contract,
  required: readonly string[],
): ProfileExplanation {
  const { name, description } = profile;
  const tables = Object.keys(contract).map((table) => {
    const isRequired = required.includes(table);
    const source = profile.tables.get(table);
    if (source !== undefined) return explainMapped(source, headers, contract, isRequired);
    const file = `${table}.csv`;
    return { kind: 'own' as const, table, file, presence: presenceOf(file, headers), isRequired };
  });
  return { name, description, tables };
}

/** Whether an extraction can be read: `faulty` when the profile itself leaves out what the contract requires. */
export function verdictOn({ tables }: ProfileExplanation): 'usable' | 'lacking' | 'faulty' {
  if (tables.some((table) => table.kind === 'mapped' && table.unmapped.length > 0)) return 'faulty';
  return tables.some(isLacking) ? 'lacking' : 'usable';
}

function isLacking(table: TableExplanation): boolean {
  if (table.presence === 'absent') return table.isRequired;
  return table.kind === 'mapped' && (table.missing.length > 0 || table.duplicated.length > 0);
}

function explainMapped(
  source: ProfileTable,
  headers: ReadonlyMap<string, readonly string[] | undefined>,
  contract: Contract,
  isRequired: boolean,
): MappedTable {
  const header = headers.get(source.file)?.map((column) => column.trim());
  const wanted = sourceColumns(source);
  const isForeign = header !== undefined && wanted.length > 0 && !wanted.some((one) => header.includes(one));
  return {
    kind: 'mapped',
    table: source.table,
    source,
    presence: presenceOf(source.file, headers),
    isRequired,
    ...columnsFromNowhere(source, contract),
    ...(header === undefined ? { missing: [], duplicated: [] } : unmatchedColumns(source, header)),
    ignored: isForeign ? [] : (header ?? []).filter((column) => !wanted.includes(column)),
    isForeign,
  };
}

function columnsFromNowhere(
  { table, columns }: ProfileTable,
  contract: Contract,
): Pick<MappedTable, 'unmapped' | 'blank'> {
  const mapped = new Set(columns.map(({ column }) => column));
  const others = (contract[table]?.fields ?? []).filter(({ name }) => !mapped.has(name));
  const isRequired = ({ constraints, columnRequired }: ContractColumn): boolean =>
    constraints?.required === true || columnRequired === true;
  return {
    unmapped: others.filter(isRequired).map(({ name }) => name),
    blank: others.filter((column) => !isRequired(column)).map(({ name }) => name),
  };
}

function presenceOf(file: string, headers: ReadonlyMap<string, readonly string[] | undefined>): Presence {
  if (!headers.has(file)) return 'unknown';
  return headers.get(file) === undefined ? 'absent' : 'present';
}
