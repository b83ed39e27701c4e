import type { GeneratedAcademie } from '../../src/generate/academie.js';

/** A row of a generated table as fields by column, read as someone who only has the files would. */
export interface ReadRow {
  readonly line: number;
  readonly get: (column: string) => string;
}

/** The rows of one file; line 1 is the header. */
export function read(academie: GeneratedAcademie, file: string): readonly ReadRow[] {
  const table = academie.tables.find((each) => each.file === file)!;
  return [...table.rows].map((fields, index) => ({
    line: index + 2,
    get: (column) => {
      const position = table.columns.indexOf(column);
      if (position < 0) throw new Error(`${file} has no column ${column}`);
      return fields[position]!;
    },
  }));
}

/** The whole export as text, file after file. */
export function written(academie: GeneratedAcademie): string {
  return academie.tables
    .map(({ file, columns, rows }) =>
      [file, columns.join(';'), ...[...rows].map((row) => row.join(';'))].join('\n'),
    )
    .join('\n\n');
}
