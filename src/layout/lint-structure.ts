import { encode } from '../charset/index.js';
import { KINDS } from './kinds.js';
import type { LintFinding } from './lint-finding.js';
import type { FieldJson, LayoutJson, RecordJson } from './model.js';

/** Whether a layout can be laid out: widths, stated positions, names, constants, and the field `type`. */
export function lintStructure(layout: LayoutJson): readonly LintFinding[] {
  const findings = layout.records.flatMap((record) => [
    ...widthFindings(layout, record),
    ...positionFindings(record),
    ...nameFindings(record),
    ...record.fields.flatMap((field) => fieldFindings(layout, record, field)),
  ]);
  return [...findings, ...typeFindings(layout)];
}

function widthFindings(layout: LayoutJson, record: RecordJson): readonly LintFinding[] {
  const total = record.fields.reduce((sum, { width }) => sum + width, 0);
  if (total === layout.recordLength) return [];
  const [fr, en] = [
    `${total} octets au lieu de ${layout.recordLength}`,
    `${total} bytes instead of ${layout.recordLength}`,
  ];
  return [error('layout.record-length', record, '', fr, en)];
}

/** Only a layout that states positions can have gaps and overlaps; otherwise they are added up. */
function positionFindings(record: RecordJson): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  let next = 1;
  for (const { name, width, position = next } of record.fields) {
    if (position > next) {
      const [fr, en] = [
        `octets ${next} à ${position - 1} sans zone`,
        `bytes ${next} to ${position - 1} have no field`,
      ];
      findings.push(error('layout.gap', record, name, fr, en));
    } else if (position < next) {
      const fr = `commence à l'octet ${position}, déjà pris jusqu'à ${next - 1}`;
      findings.push(
        error('layout.overlap', record, name, fr, `begins at byte ${position}, taken up to ${next - 1}`),
      );
    }
    next = position + width;
  }
  return findings;
}

function nameFindings(record: RecordJson): readonly LintFinding[] {
  const names = record.fields.filter(({ kind }) => kind !== 'filler').map(({ name }) => name);
  return duplicates(names).map((name) =>
    error('layout.duplicate-field', record, name, 'nom de zone employé deux fois', 'field name used twice'),
  );
}

function fieldFindings(layout: LayoutJson, record: RecordJson, field: FieldJson): readonly LintFinding[] {
  const { name, width, kind, maximum, constant = '', values = {} } = field;
  const findings: LintFinding[] = [];
  const add = (code: string, fr: string, en: string) => findings.push(error(code, record, name, fr, en));

  const fixed = KINDS[kind].width;
  if (fixed !== undefined && width !== fixed) {
    add(
      'layout.kind-width',
      `la nature ${kind} veut ${fixed} octets, pas ${width}`,
      `kind ${kind} needs ${fixed} bytes, not ${width}`,
    );
  }
  if (maximum !== undefined && String(maximum).length > width) {
    add(
      'layout.number-too-narrow',
      `${width} chiffres ne contiennent pas ${maximum}`,
      `${width} digits cannot hold ${maximum}`,
    );
  }
  if (kind === 'constant' && constant === '')
    add('layout.no-constant', 'constante sans valeur', 'constant without a value');
  if (kind === 'code' && Object.keys(values).length === 0)
    add('layout.no-values', 'code sans valeurs', 'code without values');
  for (const text of [constant, ...Object.keys(values)]) {
    const encoded = encode(text, layout.charset);
    if (!encoded.ok)
      add(
        'layout.charset',
        `« ${text} » n'existe pas en ${layout.charset}`,
        `"${text}" does not exist in ${layout.charset}`,
      );
    else if (encoded.bytes.length > width)
      add('layout.too-long', `« ${text} » dépasse ${width} octets`, `"${text}" exceeds ${width} bytes`);
    // The filling is space: a value with outer spaces would be read back as another.
    else if (text !== text.trim())
      add(
        'layout.outer-space',
        `« ${text} » commence ou finit par un espace`,
        `"${text}" begins or ends with a space`,
      );
  }
  return findings;
}

/** The reader knows a record by its field `type`, which it must find before it knows which record it is reading. */
function typeFindings(layout: LayoutJson): readonly LintFinding[] {
  const findings: LintFinding[] = [];
  const [first] = layout.records;
  for (const record of layout.records) {
    const field = record.fields.find(({ name }) => name === 'type');
    if (field?.kind !== 'constant' || field.constant !== record.type) {
      const fr = `il faut une zone constante « type » valant ${record.type}`;
      const en = `a constant field "type" equal to ${record.type} is needed`;
      findings.push(error('layout.type-field', record, 'type', fr, en));
    } else if (first !== undefined && typePlace(record) !== typePlace(first)) {
      const fr = `la zone « type » doit occuper les mêmes octets que dans ${first.type}`;
      const en = `the field "type" must occupy the same bytes as in ${first.type}`;
      findings.push(error('layout.type-place', record, 'type', fr, en));
    }
  }
  const [fr, en] = ["type d'enregistrement décrit deux fois", 'record type described twice'];
  const repeated = duplicates(layout.records.map(({ type }) => type));
  return [...findings, ...repeated.map((type) => error('layout.duplicate-record', { type }, '', fr, en))];
}

/** First byte and width of the field `type`, as a text to compare. */
function typePlace(record: RecordJson): string {
  const index = record.fields.findIndex(({ name }) => name === 'type');
  const start = record.fields.slice(0, Math.max(index, 0)).reduce((sum, { width }) => sum + width, 0);
  return `${start} ${record.fields[index]?.width ?? 0}`;
}

function duplicates(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function error(
  code: string,
  record: Pick<RecordJson, 'type'>,
  field: string,
  messageFr: string,
  messageEn: string,
): LintFinding {
  return { severity: 'error', code, record: record.type, field, messageFr, messageEn };
}
