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

type Check = (value: unknown) => readonly Violation[];

/** Compiled once for each text of a schema: compiling costs more than all the checks of a run. */
const compiled = new Map<string, Check>();

/** Compiles a JSON Schema into a check that names every violation at once. */
export function compileSchema(schema: object): Check {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const check = checkOf(schema);
  compiled.set(text, check);
  return check;
}

function checkOf(schema: object): Check {
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
    // The schemas are ours, and a test holds each to the meta-schema: every start would pay for it again.
    validateSchema: false,
    // What the optimiser saves on small documents is less than it costs to compile.
    code: { optimize: false },
  }).compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).flatMap(violationsOf));
}

/** Keywords that only repeat what their branches already said. */
const SUMMARIES = new Set(['if', 'oneOf', 'anyOf', 'allOf', 'not']);

function violationsOf(error: ErrorObject): Violation[] {
  // What is wrong with the name of a key is said once, where the key is refused.
  if (SUMMARIES.has(error.keyword) || error.propertyName !== undefined) return [];
  const parent = error.instancePath.split('/').slice(1).map(unescaped).join('.');
  const params = error.params as Readonly<Record<string, unknown>>;
  const within = (name: unknown): string => (parent === '' ? String(name) : `${parent}.${String(name)}`);
  const properties = (error.parentSchema as Described | undefined)?.properties ?? {};
  switch (error.keyword) {
    case 'additionalProperties':
      return [
        {
          key: within(params['additionalProperty']),
          kind: 'unknown-key',
          expected: Object.keys(properties).join(', '),
          found: '',
        },
      ];
    case 'propertyNames':
      return [
        {
          key: within(params['propertyName']),
          kind: 'unknown-key',
          expected: acceptedBy(error.schema as Described),
          found: '',
        },
      ];
    case 'required': {
      const missing = String(params['missingProperty']);
      return [
        { key: within(missing), kind: 'missing-key', expected: acceptedBy(properties[missing]), found: '' },
      ];
    }
    default:
      return [{ key: parent, kind: 'not-allowed', expected: expectedOf(error), found: shown(error.data) }];
  }
}

/** What this file reads of a schema to say what it accepts. */
interface Described {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Described>>;
}

function expectedOf({ keyword, schema, parentSchema, message }: ErrorObject): string {
  if (keyword === 'const') return String(schema);
  return acceptedBy(parentSchema as Described | undefined) || (message ?? keyword);
}

function acceptedBy(schema: Described | undefined): string {
  return schema?.enum?.join(', ') ?? schema?.description ?? '';
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
