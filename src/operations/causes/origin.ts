import type { ContractTables } from '../../export-form.js';
import { asInOrigin } from '../../contract-tables.js';
import type { Cause, CausedMovement, Change } from '../../model/cause.js';

/** What files and columns are called in the form the export of each run came in. */
export interface Forms {
  readonly before: Form;
  readonly after: Form;
}

type Form = Pick<ContractTables, 'columns' | 'origins'>;

/** The same movement, whose causes name files and columns as those that people can open. */
export function inOrigin(movement: CausedMovement, forms: Forms): CausedMovement {
  if (forms.before.origins.size === 0 && forms.after.origins.size === 0) return movement;
  return {
    ...movement,
    parts: movement.parts.map((part) => ({ ...part, cause: causeInOrigin(part.cause, forms) })),
    withoutEffect: movement.withoutEffect.map((change) => changeInOrigin(change, forms)),
  };
}

function causeInOrigin(cause: Cause, forms: Forms): Cause {
  if (cause.kind !== 'change') return cause;
  const { changes, repaired } = cause;
  return {
    ...cause,
    changes: changes.map((change) => changeInOrigin(change, forms)),
    repaired:
      repaired === undefined
        ? undefined
        : { ...repaired, issues: asInOrigin(inFile(repaired.issues, forms), forms.before) },
  };
}

/** Issues name the table of the contract until now. */
function inFile<Each extends { readonly at: { readonly file: string; readonly line: number | undefined } }>(
  issues: readonly Each[],
  { before: { origins } }: Forms,
): Each[] {
  return issues.map((issue) => ({
    ...issue,
    at: { ...issue.at, file: origins.get(issue.at.file) ?? issue.at.file },
  }));
}

function changeInOrigin(change: Change, { before, after }: Forms): Change {
  switch (change.kind) {
    case 'law':
    case 'setting':
      return change;
    case 'cell': {
      const file = fileIn(after, change.file);
      const fileBefore = fileIn(before, change.fileBefore);
      return { ...change, file, fileBefore, column: columnIn(after, file, change.column) };
    }
    case 'row-added':
    case 'row-gone': {
      const form = change.kind === 'row-gone' ? before : after;
      const file = fileIn(form, change.file);
      const cells = change.cells.map(([column, value]) => [columnIn(form, file, column), value] as const);
      return { ...change, file, cells };
    }
  }
}

function fileIn({ origins }: Form, file: string): string {
  return origins.get(file) ?? file;
}

function columnIn({ columns }: Form, file: string, column: string): string {
  return columns.get(file)?.get(column) ?? column;
}
