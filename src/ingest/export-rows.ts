import type { Encoding } from '../charset/index.js';
import type { Issue } from '../model/index.js';
import { declarationFault, rootFault } from './export-root.js';
import { EXPORT_ELEMENT, EXPORT_NAMESPACE, LIMITS } from './export-format.js';
import { detached, knownTable, NO_TABLE, type KnownTable } from './known-table.js';
import type { XmlSink, XmlTable } from './xml-sink.js';
import type { XmlElement, XmlEvents, XmlFault } from './xml-events.js';

/** Makes rows of the elements of `export.xml`. It keeps one row; what it gives away holds nothing of the file. */
export class ExportRows implements XmlEvents {
  readonly tables = new Set<string>();
  readonly issues: Issue[] = [];
  readonly #name: string;
  readonly #encoding: Encoding;
  readonly #known: ReadonlyMap<string, KnownTable>;
  readonly #sink: XmlSink;
  #fault: XmlFault | undefined;
  #declared: XmlFault | undefined;
  #level: 'document' | 'export' | 'table' | 'row' | 'field' = 'document';
  #table: KnownTable = NO_TABLE;
  #row: Row = { line: 0, count: 0, fields: [] };
  #field: XmlElement | undefined;
  #position: number | undefined;
  #text = '';

  constructor(name: string, encoding: Encoding, tables: readonly XmlTable[], sink: XmlSink) {
    this.#name = name;
    this.#encoding = encoding;
    this.#known = new Map(tables.map((table) => [table.name, knownTable(table)]));
    this.#sink = sink;
  }

  /** What makes the document no export of this format, if anything: nothing is given from there on. */
  get fault(): XmlFault | undefined {
    return this.#fault;
  }

  declaration(version: string, encoding: string | undefined): void {
    // Told at the root: the name of another document tells more than its encoding.
    this.#declared = declarationFault(version, encoding, this.#encoding);
  }

  doctype(line: number): void {
    this.#fault ??= { code: 'file.xml-doctype', line, facts: {} };
  }

  open(element: XmlElement): void {
    if (this.#fault !== undefined) return;
    this.#fault = this.#level === 'document' ? (rootFault(element) ?? this.#declared) : this.#alien(element);
    if (this.#fault === undefined) this.#enter(element);
  }

  text(text: string, line: number, character: number): void {
    if (this.#fault !== undefined) return;
    if (this.#field === undefined) {
      // The text itself is not told: it may be a name or a NIR. Outside the root, the parser refuses it.
      if (this.#level !== 'document' && /[^ \t\r\n]/.test(text)) {
        this.#refuse('file.xml-text', { line, character }, { element: this.#parent });
      }
      return;
    }
    if (this.#text.length + text.length > LIMITS.field) {
      const { name } = this.#field;
      this.#refuse('file.xml-too-large', this.#field, {
        case: 'field',
        element: name,
        limit: String(LIMITS.field),
      });
    } else {
      this.#text = this.#text === '' ? text : this.#text + text;
    }
  }

  close(): void {
    if (this.#fault !== undefined) return;
    switch (this.#level) {
      case 'field':
        if (this.#position !== undefined) this.#row.fields[this.#position] = detached(this.#text.trim());
        this.#field = undefined;
        this.#level = 'row';
        return;
      case 'row':
        this.#level = 'table';
        this.#sink.row(
          this.#table.name,
          this.#row.fields.map((field) => field ?? ''),
          this.#row.line,
        );
        return;
      case 'table':
        this.#level = 'export';
        return;
      case 'export':
      case 'document':
        this.#level = 'document';
    }
  }

  /** A namespace or an attribute that nothing below the root may have. */
  #alien(element: XmlElement): XmlFault | undefined {
    const { name, namespace, attributes, line, character } = element;
    const facts = { element: name, character: String(character) };
    if (namespace !== EXPORT_NAMESPACE) {
      const stated = { ...facts, case: 'inside', found: namespace, expected: EXPORT_NAMESPACE };
      return { code: 'file.xml-namespace', line, facts: stated };
    }
    const [attribute] = attributes;
    if (attribute === undefined) return undefined;
    return { code: 'file.xml-attribute', line, facts: { ...facts, attribute: attribute.name } };
  }

  #enter(element: XmlElement): void {
    switch (this.#level) {
      case 'document':
        this.#level = 'export';
        return;
      case 'export':
        this.#enterTable(element);
        return;
      case 'table':
        this.#enterRow(element);
        return;
      case 'row':
        this.#enterField(element);
        return;
      case 'field':
        this.#refuse('file.xml-element', element, {
          case: 'in-field',
          found: element.name,
          element: this.#parent,
        });
    }
  }

  #enterTable(element: XmlElement): void {
    const { name } = element;
    const table = this.#known.get(name);
    if (table === undefined) {
      const expected = [...this.#known.keys()].join(', ');
      this.#refuse('file.xml-element', element, { found: name, element: this.#parent, expected });
    } else if (this.tables.has(name)) {
      this.#refuse('file.xml-twice', element, { case: 'table', element: name });
    } else {
      this.tables.add(table.name);
      this.#table = table;
      this.#level = 'table';
    }
  }

  #enterRow(element: XmlElement): void {
    const { name, line } = element;
    const expected = this.#table.rowElement;
    if (name !== expected) {
      this.#refuse('file.xml-element', element, { found: name, element: this.#parent, expected });
      return;
    }
    this.#row = { line, count: 0, fields: this.#table.columns.map(() => undefined) };
    this.#level = 'row';
  }

  #enterField(element: XmlElement): void {
    const { name } = element;
    this.#row.count += 1;
    this.#position = this.#table.positions.get(name);
    if (this.#row.count > LIMITS.fields) {
      const facts = { case: 'row', element: this.#parent, limit: String(LIMITS.fields) };
      this.#refuse('file.xml-too-large', element, facts);
      return;
    }
    if (this.#position === undefined) this.#noteUnknown(element);
    else if (this.#row.fields[this.#position] !== undefined) {
      this.#refuse('file.xml-twice', element, {
        element: name,
        row: this.#parent,
        opened: String(this.#row.line),
      });
    }
    this.#field = element;
    this.#text = '';
    this.#level = 'field';
  }

  /** A field nobody knows is not read, and said once for its table. */
  #noteUnknown(element: XmlElement): void {
    const { unknown, columns, rowElement } = this.#table;
    const name = detached(element.name);
    if (unknown.has(name)) return;
    if (this.issues.length >= LIMITS.names) {
      this.#refuse('file.xml-too-large', element, { case: 'names', limit: String(LIMITS.names) });
      return;
    }
    unknown.add(name);
    const facts = { case: 'xml', element: rowElement, expected: columns.join(', ') };
    this.issues.push({
      code: 'file.unknown-column',
      severity: 'warn',
      at: { file: this.#name, line: element.line },
      subject: '',
      findings: [{ field: name, value: '', facts }],
    });
  }

  /** The element that what is being read stands in. */
  get #parent(): string {
    switch (this.#level) {
      case 'field':
        return this.#field?.name ?? '';
      case 'row':
        return this.#table.rowElement;
      case 'table':
        return this.#table.name;
      case 'export':
      case 'document':
        return EXPORT_ELEMENT;
    }
  }

  #refuse(code: string, at: Pick<XmlElement, 'line' | 'character'>, facts: XmlFault['facts']): void {
    this.#fault = { code, line: at.line, facts: { ...facts, character: String(at.character) } };
  }
}

interface Row {
  readonly line: number;
  /** Elements met, known or not. */
  count: number;
  /** `undefined` until it is met: a field given twice says two things. */
  readonly fields: (string | undefined)[];
}
