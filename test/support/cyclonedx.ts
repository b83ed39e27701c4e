import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';

/** Where the schemas of CycloneDX name one another from. */
const BASE = 'http://cyclonedx.org/schema/';

const require = createRequire(import.meta.url);

const SCHEMAS = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');

/** What the official schema of CycloneDX 1.5, licences of SPDX included, finds wrong in a bill of materials. */
export function cycloneFaults(bom: unknown): readonly string[] {
  // Its formats (e-mail and web addresses of other alphabets) are not those of this validator; forms and words are.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) {
    ajv.addSchema({ ...schemaOf(name), $id: `${BASE}${name}` });
  }
  const validate = ajv.compile(schemaOf('bom-1.5.SNAPSHOT.schema.json'));
  return validate(bom)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as object;
}
