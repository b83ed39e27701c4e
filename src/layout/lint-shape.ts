import type { LintFinding } from './lint-finding.js';
import { KINDS } from './kinds.js';
import type { LayoutJson } from './model.js';

export type Shape =
  | { readonly ok: true; readonly layout: LayoutJson }
  | { readonly ok: false; readonly findings: readonly LintFinding[] };

/**
 * Whether parsed JSON is a layout at all: the parts the other checks stand on. `schemas/layout.schema.json` says
 * the same and more; this repeats the least that lets a layout be linted without a schema validator.
 */
export function lintShape(json: unknown): Shape {
  const findings = [...topLevel(json), ...listOf(json, 'records').flatMap(recordFindings)];
  return findings.length === 0 ? { ok: true, layout: json as LayoutJson } : { ok: false, findings };
}

type Json = Readonly<Record<string, unknown>>;

function topLevel(json: unknown): readonly LintFinding[] {
  const layout = objectOf(json);
  const findings: LintFinding[] = [];
  if (typeof layout['name'] !== 'string') findings.push(wrong('name', '', ''));
  if (typeof layout['version'] !== 'string') findings.push(wrong('version', '', ''));
  if (!isWords(layout['title'])) findings.push(wrong('title', '', ''));
  if (!isWidth(layout['recordLength'])) findings.push(wrong('recordLength', '', ''));
  if (layout['lineEnding'] !== 'CRLF') findings.push(wrong('lineEnding', '', ''));
  if (!['ISO-8859-15', 'windows-1252'].includes(String(layout['charset'])))
    findings.push(wrong('charset', '', ''));
  if (listOf(json, 'records').length === 0) findings.push(wrong('records', '', ''));
  return findings;
}

function recordFindings(json: unknown): readonly LintFinding[] {
  const record = objectOf(json);
  const type = typeof record['type'] === 'string' ? record['type'] : '';
  const findings: LintFinding[] = [];
  if (type === '') findings.push(wrong('type', '', ''));
  if (!isWords(record['label'])) findings.push(wrong('label', type, ''));
  if (listOf(json, 'fields').length === 0) findings.push(wrong('fields', type, ''));
  return [...findings, ...listOf(json, 'fields').flatMap((field) => fieldFindings(type, objectOf(field)))];
}

function fieldFindings(type: string, field: Json): readonly LintFinding[] {
  const name = typeof field['name'] === 'string' ? field['name'] : '';
  const findings: LintFinding[] = [];
  if (name === '') findings.push(wrong('name', type, ''));
  if (!isWidth(field['width'])) findings.push(wrong('width', type, name));
  if (!Object.hasOwn(KINDS, String(field['kind']))) {
    findings.push({
      severity: 'error',
      code: 'layout.unknown-kind',
      record: type,
      field: name,
      messageFr: `nature de zone inconnue : ${String(field['kind'])}`,
      messageEn: `unknown kind of field: ${String(field['kind'])}`,
    });
  }
  if (!isOptional(field['position'], isWidth)) findings.push(wrong('position', type, name));
  if (!isOptional(field['maximum'], (value) => Number.isSafeInteger(value) && Number(value) >= 0)) {
    findings.push(wrong('maximum', type, name));
  }
  if (!isOptional(field['constant'], isText)) findings.push(wrong('constant', type, name));
  if (!isOptional(field['example'], isText)) findings.push(wrong('example', type, name));
  if (!isOptional(field['optional'], (value) => typeof value === 'boolean'))
    findings.push(wrong('optional', type, name));
  if (!isOptional(field['description'], isWords)) findings.push(wrong('description', type, name));
  if (!isOptional(field['values'], (value) => Object.values(objectOf(value)).every(isWords))) {
    findings.push(wrong('values', type, name));
  }
  return findings;
}

function wrong(key: string, record: string, field: string): LintFinding {
  return {
    severity: 'error',
    code: 'layout.shape',
    record,
    field,
    messageFr: `« ${key} » est absent ou n'a pas la forme voulue`,
    messageEn: `"${key}" is missing or not of the form required`,
  };
}

function listOf(json: unknown, key: string): readonly unknown[] {
  const value = objectOf(json)[key];
  return Array.isArray(value) ? value : [];
}

function objectOf(json: unknown): Json {
  return typeof json === 'object' && json !== null ? (json as Json) : {};
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isWords(value: unknown): boolean {
  const words = objectOf(value);
  return isText(words['fr']) && isText(words['en']);
}

function isWidth(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function isOptional(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return value === undefined || isValid(value);
}
