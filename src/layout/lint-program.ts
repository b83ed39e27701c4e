import type { LintFinding } from './lint-finding.js';
import type { FieldJson, LayoutJson, RecordJson } from './model.js';
import { PROGRAM_FIELDS, type ProgramFields } from './program-fields.js';

/** Whether the program can fill a layout: its five records, and fields it has values for. */
export function lintProgram(layout: LayoutJson): readonly LintFinding[] {
  const types = layout.records.map(({ type }) => type);
  const missing = Object.keys(PROGRAM_FIELDS).filter((type) => !types.includes(type));
  return [
    ...missing.map((type) =>
      finding('error', 'layout.missing-record', type, '', 'enregistrement absent', 'record missing'),
    ),
    ...layout.records.flatMap((record) => recordFindings(record, PROGRAM_FIELDS[record.type])),
    ...layout.records.flatMap((record) =>
      record.fields.flatMap((field) => contradiction(layout, record, field)),
    ),
  ];
}

function recordFindings(record: RecordJson, known: ProgramFields | undefined): readonly LintFinding[] {
  const { type } = record;
  if (known === undefined) {
    const fr = "le programme n'écrit jamais cet enregistrement";
    return [
      finding('warning', 'layout.unknown-record', type, '', fr, 'the program never writes this record'),
    ];
  }
  const names = record.fields.map(({ name }) => name);
  const missing = Object.entries(known).filter(
    ([name, { need }]) => need !== 'offered' && !names.includes(name),
  );
  return [
    ...missing.map(([name, { need }]) => missingField(type, name, need === 'essential')),
    ...record.fields.flatMap((field) => fieldFindings(type, field, known)),
  ];
}

function missingField(type: string, name: string, essential: boolean): LintFinding {
  return essential
    ? finding(
        'error',
        'layout.missing-field',
        type,
        name,
        'zone indispensable absente',
        'essential field missing',
      )
    : finding('warning', 'layout.missing-field', type, name, 'zone prévue absente', 'expected field missing');
}

function fieldFindings(type: string, field: FieldJson, known: ProgramFields): readonly LintFinding[] {
  const { name, kind } = field;
  if (kind === 'constant' || kind === 'filler') return [];
  const source = Object.hasOwn(known, name) ? known[name] : undefined;
  if (source === undefined) {
    // A field that may be blank will be: harmless. Otherwise no record could ever be written.
    const severity = field.optional === true ? 'warning' : 'error';
    const fr = "le programme n'a pas de valeur pour cette zone";
    return [
      finding(severity, 'layout.unknown-field', type, name, fr, 'the program has no value for this field'),
    ];
  }
  if (!source.kinds.includes(kind)) {
    const wanted = ['constant', ...source.kinds].join(', ');
    const [fr, en] = [`nature ${kind}, attendue : ${wanted}`, `kind ${kind}, expected: ${wanted}`];
    return [finding('error', 'layout.kind-mismatch', type, name, fr, en)];
  }
  const needed = source.width ?? 0;
  if (field.width < needed || (kind === 'digits' && field.width !== needed)) {
    const [fr, en] = [
      `${needed} octets nécessaires, pas ${field.width}`,
      `${needed} bytes needed, not ${field.width}`,
    ];
    return [finding('error', 'layout.wrong-width', type, name, fr, en)];
  }
  if (kind !== 'code') return [];
  const unlisted = (source.codes ?? []).filter((code) => !Object.hasOwn(field.values ?? {}, code));
  return unlisted.map((code) =>
    finding(
      'error',
      'layout.missing-code',
      type,
      name,
      `le code ${code} manque`,
      `the code ${code} is missing`,
    ),
  );
}

/** A constant that states the name, the version or the charset of the layout must say what the layout says. */
function contradiction(layout: LayoutJson, record: RecordJson, field: FieldJson): readonly LintFinding[] {
  const said = new Map([
    ['layout', layout.name],
    ['version', layout.version],
    ['charset', layout.charset],
  ]).get(field.name);
  if (field.kind !== 'constant' || said === undefined || field.constant === said) return [];
  const [fr, en] = [`la disposition dit « ${said} »`, `the layout says "${said}"`];
  return [finding('warning', 'layout.contradiction', record.type, field.name, fr, en)];
}

function finding(
  severity: LintFinding['severity'],
  code: string,
  record: string,
  field: string,
  messageFr: string,
  messageEn: string,
): LintFinding {
  return { severity, code, record, field, messageFr, messageEn };
}
