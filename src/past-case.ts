import type { PayMonth, SchoolYear } from './calendar/index.js';
import { compute, type Computation } from './computation.js';
import { asInOrigin } from './contract-tables.js';
import type { Excerpt } from './excerpt/excerpt.js';
import { excerptFiles } from './excerpt/excerpt-files.js';
import type { ContractTables, TableSchemas } from './export-form.js';
import type { LedgerView } from './ledger/view.js';
import type { Conventions } from './model/index.js';
import { readTables, type UnusableExport } from './read-export.js';
import type { Regulations } from './regulations/regulations.js';
import { compileInputs, openCompiled } from './validate/input-tables.js';
import { validate } from './validate/validate.js';
import type { ValidatedExport } from './validate/validated-export.js';

/** What rows are read and settled by. */
export interface CaseSettings {
  /** With the names of the files of origin. */
  readonly tableSchemas: TableSchemas;
  readonly regulations: Regulations;
  readonly conventions: Conventions;
}

/** What a case is made of. */
export interface CaseFacts {
  readonly excerpt: Excerpt;
  /** What files and columns are called in the form the export came in. */
  readonly origin: CaseOrigin;
  /**
   * School years that the whole export covers, beside those that show in the excerpt: they tell whether an award of the
   * ledger vanished, or lies outside the export.
   */
  readonly covered: Iterable<SchoolYear>;
  /** As it stood before the run, for the awards of the excerpt and those asked for. */
  readonly ledger: LedgerView;
  readonly payMonth: PayMonth;
}

export type CaseOrigin = Pick<ContractTables, 'origins' | 'columns'>;

/** Some awards of a posted run, computed again: everything the run made of them, and what from. */
export interface PastCase extends CaseSettings, CaseFacts {
  readonly kind: 'case';
  /** Envelopes are not looked at: what is said of one is the whole export's to say. */
  readonly facts: ValidatedExport;
  readonly computation: Computation;
}

/**
 * Reads the rows of an excerpt and computes everything that rests on them, with the program of today. Made once for
 * many cases.
 *
 * @returns for each case, or why its tables cannot be used: what is wrong with a header is wrong in every case
 */
export function caseReader(settings: CaseSettings): (given: CaseFacts) => PastCase | UnusableExport {
  const { tableSchemas, regulations, conventions } = settings;
  const inputs = compileInputs(tableSchemas, regulations);
  return (given) => {
    const reading = readTables(excerptFiles(given.excerpt), openCompiled(inputs), 'UTF-8');
    if (reading.kind === 'unusable') return reading;
    const found = validate(reading.rows, regulations, conventions);
    const facts: ValidatedExport = {
      ...found,
      coveredSchoolYears: new Set([...found.coveredSchoolYears, ...given.covered]),
      issues: asInOrigin(found.issues, given.origin),
    };
    const { ledger, payMonth } = given;
    const computation = compute({ facts, regulations, conventions, ledger, payMonth });
    return { kind: 'case', ...settings, ...given, facts, computation };
  };
}

/** The same for one case. */
export function caseFrom(facts: CaseFacts, settings: CaseSettings): PastCase | UnusableExport {
  return caseReader(settings)(facts);
}
