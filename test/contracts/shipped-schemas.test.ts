import { readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/contracts/json-schema.js';
import { shippedSchema } from '../support/operations.js';

// The program compiles its schemas without looking at them first: here they are.

const NAMES = readdirSync(new URL('../../schemas', import.meta.url)).filter((name) =>
  name.endsWith('.schema.json'),
);

describe('a shipped schema', () => {
  test('is one of those that are looked at', () => {
    expect(NAMES.length).toBeGreaterThan(10);
  });

  test.each(NAMES)('%s is a JSON Schema, and compiles', (name) => {
    const schema = shippedSchema(name);
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
    expect(compileSchema(schema)).toBeTypeOf('function');
  });

  test('that is none would be found', () => {
    const ajv = new Ajv();
    expect(ajv.validateSchema({ ...shippedSchema('config.schema.json'), required: 'academie' })).toBe(false);
  });
});
