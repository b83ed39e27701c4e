import { DESCRIPTION_WORDS, type DescriptionWords } from './describe-words.js';
import { KINDS } from './kinds.js';
import type { Field, Lang, Layout, RecordLayout } from './model.js';
import { sampleUnderRuler } from './sample.js';

/**
 * The layout for people, as plain text: what must be known to read the file, then each record with its fields and a
 * sample under a ruler. Serves as the description that livre des procédures fiscales, art. A47 A-1, II asks for with
 * every file handed over: name, nature and meaning of each field, meaning of the codes, charset, structure, record
 * length, separators.
 */
export function describeLayout(layout: Layout, lang: Lang): string {
  const words = DESCRIPTION_WORDS[lang];
  const blocks = [
    `${layout.name}, ${words.version} ${layout.version}\n${layout.title[lang]}`,
    `${words.technical}\n\n${aligned(technicalFacts(layout, words))}`,
    ...layout.records.map((record) => describeRecord(layout, record, lang)),
  ];
  const lines = blocks.join('\n\n').split('\n');
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function technicalFacts(layout: Layout, words: DescriptionWords): readonly (readonly string[])[] {
  const types = layout.records.map(({ type }) => type).join(' ');
  return [
    [words.structure, words.structureIs(types)],
    [words.charset, layout.charset],
    [words.recordLength, words.recordLengthIs(layout.recordLength)],
    [words.recordSeparator, words.recordSeparatorIs],
    [words.fieldSeparator, words.fieldSeparatorIs],
    [words.alphanumeric, words.alphanumericIs],
    [words.numeric, words.numericIs],
    [words.date, words.dateIs],
  ];
}

function describeRecord(layout: Layout, record: RecordLayout, lang: Lang): string {
  const words = DESCRIPTION_WORDS[lang];
  const rows = record.fields.map((field) => [
    `${field.start + 1}-${field.start + field.width}`,
    String(field.width),
    field.name,
    words[KINDS[field.kind].nature],
    form(field, lang),
    meaning(field, lang),
  ]);
  const title = words.record(record.type, record.label[lang]);
  return `${title}\n\n${aligned([words.columns, ...rows])}\n\n${words.sample}\n\n${sampleUnderRuler(layout, record)}`;
}

function form(field: Field, lang: Lang): string {
  const { form } = KINDS[field.kind];
  return field.kind === 'constant' ? `${form[lang]} ${field.constant ?? ''}` : form[lang];
}

function meaning(field: Field, lang: Lang): string {
  const words = DESCRIPTION_WORDS[lang];
  const codes = Object.entries(field.values ?? {}).map(([code, sense]) => `${code} = ${sense[lang]}`);
  return [
    field.description?.[lang] ?? (field.kind === 'filler' ? words.filler : ''),
    ...codes,
    ...(field.maximum === undefined ? [] : [words.maximum(field.maximum)]),
    ...(field.optional === true ? [words.optional] : []),
  ].join(lang === 'fr' ? ' ; ' : '; ');
}

/** Columns as wide as their widest cell, two spaces apart. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
