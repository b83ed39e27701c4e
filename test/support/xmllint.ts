import { spawnSync } from 'node:child_process';

/** What xmllint, an XSD processor of others, says of one document. */
export interface Validation {
  readonly isValid: boolean;
  readonly said: string;
}

/** Whether xmllint is installed (package libxml2-utils). */
export const HAS_XMLLINT = spawnSync('xmllint', ['--version']).status === 0;

/** Validates a document against a schema, without network. */
export function xmllint(schema: string, document: string): Validation {
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], {
    input: document,
    encoding: 'utf8',
  });
  return { isValid: status === 0, said: stderr };
}
