import { parseDocument } from 'yaml';

/** A YAML text read, or why it cannot be: every fault with its line. */
export type YamlReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'faulty';
      readonly faults: readonly { readonly line: number; readonly message: string }[];
    };

/**
 * Reads a YAML text. `strings` keeps every scalar as it is written (a configuration code `0123` stays text);
 * `core` reads numbers and flags (law data, where every amount is quoted).
 */
export function readYaml(text: string, scalars: 'strings' | 'core'): YamlReading {
  const document = parseDocument(text, {
    schema: scalars === 'strings' ? 'failsafe' : 'core',
    uniqueKeys: true,
    prettyErrors: true,
  });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: error.message.split('\n')[0] ?? '',
  }));
  if (faults.length > 0) return { kind: 'faulty', faults };
  return { kind: 'value', value: document.toJS() as unknown };
}
