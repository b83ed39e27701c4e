import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import type { Profile } from '../../src/profiles/profile.js';
import { readProfile } from '../../src/profiles/read-profile.js';
import { tableSchemas } from '../support/engine.js';
import { payroll, type PayrollOptions } from '../support/payroll.js';

// Another form is cut in parts as CSV files are: what is written and said is what the export gives whole, places included.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function profileNamed(name: string): Profile {
  const path = join(ROOT, `samples/04-profils/profiles/${name}.yaml`);
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/profile.schema.json'), 'utf8')) as object;
  const check = compileSchema(schema);
  const reading = readProfile(name, readFileSync(path, 'utf8'), check, tableSchemas());
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.profile;
}

async function outcome(input: string, profile: string | undefined, sizes: PayrollOptions['sizes']) {
  const folder = join(ROOT, 'samples', input);
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );
  const run = await payroll(files, {
    payMonth: '2025-11',
    explanations: true,
    profile: profile === undefined ? undefined : profileNamed(profile),
    ...(sizes === undefined ? {} : { sizes }),
  });
  if (run.kind !== 'completed') throw new Error(run.kind);
  expect(run.mismatches).toEqual([]);
  return run.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('latin1')]);
}

test.each([
  ['03-xml/input', undefined],
  ['04-profils/epp', 'epp'],
  ['04-profils/renoirh', 'renoirh'],
])('%s, whole and in parts', async (input, profile) => {
  const whole = await outcome(input, profile, { small: Infinity });
  expect(await outcome(input, profile, { small: 0, part: 4096, range: 20 })).toEqual(whole);
});
