import { Ajv, type ErrorObject } from 'ajv';

/** One way a value departs from its JSON Schema. */
export interface Violation {
  /** Where, as people write keys: `codes.IMP`, `conventions.ninths`. Empty for the whole value. */
  readonly key: string;
  readonly kind: 'unknown-key' | 'missing-key' | 'not-allowed';
  /** What is accepted there: the allowed values, the pattern, the type. */
  readonly expected: string;
  readonly found: string;
}

/** Compiles a JSON Schema into a check that names every violation at once. */
export function compileSchema(schema: object): (value: unknown) => readonly Violation[] {
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
  }).compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).flatMap(violationsOf));
}

/** Keywords that only repeat what their branches already said. */
const SUMMARIES = new Set(['if', 'oneOf', 'anyOf', 'allOf', 'not']);

function violationsOf(error: ErrorObject): Violation[] {
  if (SUMMARIES.has(error.keyword)) return [];
  const parent = error.instancePath.split('/').slice(1).map(unescaped).join('.');
  const params = error.params as Readonly<Record<string, unknown>>;
  const within = (name: unknown): string => (parent === '' ? String(name) : `${parent}.${String(name)}`);
  const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
  switch (error.keyword) {
    case 'additionalProperties':
      return [
        {
          key: within(params['additionalProperty']),
          kind: 'unknown-key',
          expected: known.join(', '),
          found: '',
        },
      ];
    case 'propertyNames':
      return [{ key: within(params['propertyName']), kind: 'unknown-key', expected: '', found: '' }];
    case 'required':
      return [{ key: within(params['missingProperty']), kind: 'missing-key', expected: '', found: '' }];
    default:
      return [{ key: parent, kind: 'not-allowed', expected: expectedOf(error), found: shown(error.data) }];
  }
}

function expectedOf({ keyword, schema, parentSchema, message }: ErrorObject): string {
  const described = (parentSchema as { description?: string } | undefined)?.description;
  if (keyword === 'enum' && Array.isArray(schema)) return schema.join(', ');
  if (keyword === 'const') return String(schema);
  return described ?? message ?? keyword;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
