import type { FileProblem, Issue } from '../model/index.js';
import type { CompiledTable } from './table-schema.js';

/** Where each known column stands in a file, or why the file is refused. */
export interface MatchedHeader {
  readonly indexOf: ReadonlyMap<string, number>;
  readonly width: number;
  readonly issues: readonly Issue[];
  readonly problems: readonly FileProblem[];
}

/**
 * Matches a header row with the columns of a schema (files.md section 1): any order; a missing required column or one
 * written twice refuses the file, all of them named; an unknown column warns once.
 */
export function matchHeader(table: CompiledTable, columns: readonly string[], line: number): MatchedHeader {
  const names = columns.map((column) => column.trim());
  const indexOf = new Map<string, number>();
  const at = { file: table.file, line };
  const issues: Issue[] = [];
  const problems: FileProblem[] = [];
  const known = new Set(table.fields.map(({ schema }) => schema.name));
  names.forEach((name, index) => {
    if (indexOf.has(name) && known.has(name)) {
      problems.push({ code: 'file.duplicate-column', at, facts: { column: name } });
    } else if (!known.has(name)) {
      issues.push({
        code: 'file.unknown-column',
        severity: 'warn',
        at,
        subject: '',
        findings: [{ field: name, value: '', facts: { expected: [...known].join(', ') } }],
      });
    }
    indexOf.set(name, index);
  });
  const missing = requiredColumns(table).filter((name) => !indexOf.has(name));
  if (missing.length > 0) {
    problems.push({ code: 'file.missing-column', at, facts: { columns: missing.join(', ') } });
  }
  return { indexOf, width: names.length, issues, problems };
}

/** The columns a file cannot do without. */
export function requiredColumns(table: CompiledTable): readonly string[] {
  return table.fields
    .filter(({ schema }) => schema.constraints?.required === true || schema.columnRequired === true)
    .map(({ schema }) => schema.name);
}
