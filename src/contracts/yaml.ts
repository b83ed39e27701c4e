import { isAlias, LineCounter, parseDocument, visit, type Document } from 'yaml';

/** A YAML text read, or why it cannot be: every fault with its line. */
export type YamlReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'faulty'; readonly faults: readonly YamlFault[] };

export interface YamlFault {
  readonly line: number;
  readonly message: string;
}

/** A file of settings that is no YAML, as its other faults are told: the line in place of a key. */
export function unreadable({ line, message }: YamlFault) {
  return { kind: 'unreadable', key: String(line), found: message, expected: 'YAML' } as const;
}

/**
 * Reads a YAML text. `strings` keeps every scalar as it is written (a configuration code `0123` stays text);
 * `core` reads numbers and flags (law data, where every amount is quoted).
 */
export function readYaml(text: string, scalars: 'strings' | 'core'): YamlReading {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: scalars === 'strings' ? 'failsafe' : 'core',
    uniqueKeys: true,
    prettyErrors: true,
    lineCounter,
    logLevel: 'error',
  });
  const faults = [...document.errors, ...document.warnings].map((error) => ({
    line: error.linePos?.[0].line ?? 1,
    message: error.message.split('\n')[0] ?? '',
  }));
  if (faults.length === 0) faults.push(...aliasFaults(document, lineCounter));
  if (faults.length > 0) return { kind: 'faulty', faults };
  try {
    return { kind: 'value', value: document.toJS() as unknown };
  } catch (error) {
    // Aliases of aliases, a text of one line that would fill the memory.
    if (!(error instanceof ReferenceError)) throw error;
    return { kind: 'faulty', faults: [{ line: 1, message: error.message }] };
  }
}

/** `*name` that stands for nothing, or for what it stands in. */
function aliasFaults(document: Document.Parsed, lines: LineCounter): YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, (_key, node, path) => {
    if (!isAlias(node)) return;
    const target = node.resolve(document);
    if (target !== undefined && !path.includes(target)) return;
    const { line } = lines.linePos(node.range?.[0] ?? 0);
    faults.push({ line, message: `Alias *${node.source} stands for nothing that is written before it` });
  });
  return faults;
}
