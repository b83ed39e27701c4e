import { formExample } from '../profiles/cell.js';
import type { MappedTable, OwnTable, ProfileExplanation } from '../profiles/explain.js';
import type { ColumnSource, ReadSource } from '../profiles/profile.js';
import type { Lang } from '../report/messages/index.js';
import { aligner } from './aligned.js';
import { shownColumns, shownText } from './profile-values.js';
import { textsIn, type Texts } from './texts.js';

type Words = Texts['profile'];

/** What a profile does with each table, for people. */
export function profileLines({ name, description, tables }: ProfileExplanation, lang: Lang): string[] {
  const words = textsIn(lang).profile;
  return [
    words.title(name, shownText(description)),
    ...tables.flatMap((table) => [
      '',
      ...(table.kind === 'own' ? [ownLine(table, words)] : mappedLines(table, words)),
    ]),
    '',
  ];
}

function ownLine({ table, file, presence, isRequired }: OwnTable, words: Words): string {
  return words.own(table, file, words.presences[isRequired ? 'required' : 'optional'][presence]);
}

function mappedLines(table: MappedTable, words: Words): string[] {
  const { source, presence, isRequired } = table;
  const separator = source.separator === '\t' ? words.tab : words.quoted(source.separator);
  const form = words.form(separator, source.encoding);
  const found = words.presences[isRequired ? 'required' : 'optional'][presence];
  const aligned = aligner([{ title: '' }, { title: '' }]);
  return [
    words.mapped(table.table, source.file, form, found),
    ...aligned(source.columns.map((one) => [`  ${one.column}`, sourceText(one.source, words)])),
    ...named(words.unmapped, table.unmapped),
    ...named(words.empty, table.blank),
    ...(table.isForeign
      ? [`  ${words.foreign(table.missing.join(', '))}`]
      : named(words.missing, table.missing)),
    ...named(words.duplicated, table.duplicated),
    ...named(words.ignored, shownColumns(table.ignored, words)),
  ];
}

function named(label: (columns: string) => string, columns: readonly string[]): string[] {
  return columns.length === 0 ? [] : [`  ${label(columns.join(', '))}`];
}

function sourceText(source: ColumnSource, words: Words): string {
  if (source.kind === 'constant') return `= ${words.constant(shownText(source.value))}`;
  return [`← ${source.from.join(' + ')}`, ...stepsOf(source, words)].join(', ');
}

function stepsOf({ from, join, split, values, form }: ReadSource, words: Words): string[] {
  const codes = [...values].map(([code, ours]) => `${code || words.blank} → ${ours || words.blank}`);
  return [
    ...(from.length > 1 && join !== '' ? [words.join(join)] : []),
    ...(split === undefined ? [] : [words.split(String(split.part), String(split.of), split.at)]),
    ...(codes.length === 0 ? [] : [words.values(codes.join(', '))]),
    ...(form === undefined ? [] : [words[form.kind](formExample(form))]),
  ];
}
