import { lintShape } from './lint-shape.js';
import { lintStructure } from './lint-structure.js';
import type { Field, FieldJson, Layout, RecordLayout } from './model.js';

/**
 * A layout with its positions added up from the widths. The parsed JSON must have passed `lintLayout`, which says
 * in words what is wrong with it: a layout that cannot be laid out is refused here with a throw.
 */
export function compileLayout(json: unknown): Layout {
  const shape = lintShape(json);
  const findings = shape.ok ? lintStructure(shape.layout) : shape.findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!shape.ok || errors.length > 0) {
    const codes = errors.map(({ code, record, field }) => `${code} ${record} ${field}`.trim());
    throw new Error(`layout not linted: ${codes.join('; ')}`);
  }
  const { layout } = shape;
  return { ...layout, records: layout.records.map((one) => ({ ...one, fields: placed(one.fields) })) };
}

/** The record of a type. Throws when the layout has none: the lint requires every record the program writes. */
export function recordLayout(layout: Layout, type: string): RecordLayout {
  const found = layout.records.find((one) => one.type === type);
  if (found === undefined) throw new Error(`layout ${layout.name} has no record ${type}`);
  return found;
}

function placed(fields: readonly FieldJson[]): readonly Field[] {
  let start = 0;
  return fields.map((field) => {
    const place = { ...field, start };
    start += field.width;
    return place;
  });
}
