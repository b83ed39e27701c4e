import { readdirSync, readFileSync } from 'node:fs';
import { compileSchema } from '../../src/contracts/json-schema.js';
import {
  compileRegulations,
  type RegulationFile,
  type RegulationSchemas,
} from '../../src/regulations/compile.js';
import type { Regulations } from '../../src/regulations/regulations.js';

const ROOT = new URL('../../', import.meta.url);

/** The law files the program ships, in the order it reads them. */
export function shippedRegulationFiles(): RegulationFile[] {
  const folder = new URL('src/regulations/', ROOT);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

export function regulationSchemas(): RegulationSchemas {
  const schema = (name: string): object =>
    JSON.parse(readFileSync(new URL(`schemas/${name}`, ROOT), 'utf8')) as object;
  return {
    allowance: compileSchema(schema('allowance.schema.json')),
    leave: compileSchema(schema('leave.schema.json')),
  };
}

/** The shipped law, compiled; throws when it has a fault. */
export function shippedRegulations(): Regulations {
  const outcome = compileRegulations(shippedRegulationFiles(), regulationSchemas());
  if ('faults' in outcome) throw new Error(JSON.stringify(outcome.faults, null, 2));
  return outcome.regulations;
}
