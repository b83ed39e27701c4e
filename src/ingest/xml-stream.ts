import { SaxesParser, type SaxesTagNS } from 'saxes';
import { codePointName } from '../charset/encode.js';
import type { XmlAttribute, XmlEvents, XmlFault } from './xml-events.js';

/**
 * Reads an XML 1.0 document given in stretches, strictly: well formed, namespaces declared, no entity but the five of
 * XML. After a fault nothing more is given.
 */
export class XmlStream {
  readonly #parser = new RoomyParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  readonly #events: XmlEvents;
  readonly #longest: number;
  readonly #open: Opened[] = [];
  #closed: Opened | undefined;
  #fault: XmlFault | undefined;
  /** Where the tag, text or comment being read begins. */
  #line = 1;
  #character = 1;
  #position = 0;
  /** The stretch being read, the one before, and where it stands in the document. */
  #text = '';
  #before = '';
  #offset = 0;

  /** @param longest characters that one tag, comment or text may have: what is not ended is kept in memory */
  constructor(events: XmlEvents, longest: number) {
    this.#events = events;
    this.#longest = longest;
    this.#listen();
  }

  /** The line that the next character stands on, from 1. */
  get line(): number {
    // The parser keeps a carriage return until it knows what follows.
    return this.#parser.line + (this.#text.endsWith('\r') ? 1 : 0);
  }

  write(text: string): XmlFault | undefined {
    this.#offset += this.#text.length;
    this.#before = this.#text;
    this.#text = text;
    if (this.#offset === 0) this.#skipBlanks();
    this.#parser.write(text);
    const length = this.#offset + text.length - this.#position;
    if (this.#fault === undefined && length > this.#longest) this.#fault = this.#unending();
    return this.#fault;
  }

  end(): XmlFault | undefined {
    return this.#fault ?? this.#endFault();
  }

  /** What is missing at the end of the document, if anything. */
  #endFault(): XmlFault | undefined {
    const { line } = this;
    const opened = this.#open.at(-1);
    if (opened !== undefined) return this.#bareAmpersand() ?? malformed('unclosed', line, named(opened));
    const hasRoot = this.#closed !== undefined;
    this.#parser.close();
    if (this.#fault === undefined) return undefined;
    return malformed(hasRoot || this.#position > 0 || this.#text.includes('<') ? 'end' : 'empty', line, {});
  }

  #listen(): void {
    const parser = this.#parser;
    const events = this.#events;
    parser.on('error', ({ message }) => {
      this.#fault ??= this.#faultOf(message.replace(/^\d+:\d+: /, ''));
    });
    parser.on('xmldecl', ({ version = '', encoding }) => {
      this.#mark();
      if (this.#fault === undefined) events.declaration(version, encoding);
    });
    parser.on('doctype', () => {
      if (this.#fault === undefined) events.doctype(this.#line);
      this.#mark();
    });
    parser.on('opentag', (tag) => {
      const { local: name, uri: namespace, attributes } = tag;
      this.#open.push({ name: tag.name, line: this.#line });
      if (this.#fault === undefined) {
        const [line, character] = [this.#line, this.#character];
        events.open({ name, namespace, attributes: attributesOf(attributes), line, character });
      }
      this.#mark();
    });
    parser.on('text', (text) => {
      if (this.#fault === undefined) events.text(text, this.#line, this.#character);
      // The sign that ended the text, the `<` of a tag, is read already.
      this.#mark(-1);
    });
    parser.on('cdata', (text) => {
      if (this.#fault === undefined) events.text(text, this.#line, this.#character);
      this.#mark();
    });
    parser.on('closetag', () => {
      this.#closed = this.#open.pop();
      if (this.#fault === undefined) events.close();
      this.#mark();
    });
    parser.on('processinginstruction', () => {
      this.#mark();
    });
    // Told before the `>` that ends it.
    parser.on('comment', () => {
      this.#mark(1);
    });
  }

  /** The parser skips the blanks before the first tag without a word. */
  #skipBlanks(): void {
    const blanks = /^\uFEFF?([ \t\r\n]*)/.exec(this.#text)?.[1] ?? '';
    const lines = blanks.split(/\r\n?|\n/);
    this.#line = lines.length;
    this.#character = (lines.at(-1)?.length ?? 0) + 1;
  }

  /** What comes next begins here. */
  #mark(shift = 0): void {
    const { line, column, position } = this.#parser;
    this.#line = line;
    this.#character = column + 1 + shift;
    this.#position = position + shift;
  }

  /** What the parser complains of, in our words; its own are in English and name no element. */
  #faultOf(message: string): XmlFault {
    const { line, column } = this.#parser;
    const opened = this.#open.at(-1);
    const facts = { character: String(Math.max(column, 1)), ...(opened === undefined ? {} : named(opened)) };
    // Seen at the next semicolon, wherever that is: the text it stands in is nearer.
    if (message.includes('entity')) {
      return malformed('ampersand', this.#line, { ...facts, character: String(this.#character) });
    }
    switch (message) {
      case 'unexpected close tag.':
        return malformed('mismatch', line, { ...facts, ...this.#mismatch() });
      case 'disallowed character in tag name':
        return malformed('less-than', line, facts);
      case 'text data outside of root node.':
      case 'documents may contain only one root.':
        return malformed('outside', line, facts);
      case 'disallowed character.': {
        const sign = this.#text.charAt(this.#parser.position - this.#offset - 1);
        // Else a `<` in the value of an attribute.
        return sign === '<'
          ? malformed('', line, facts)
          : malformed('control', line, { ...facts, found: codePointName(sign) });
      }
      default:
        return malformed(message.startsWith('unbound namespace prefix') ? 'prefix' : '', line, facts);
    }
  }

  /** The element that is open, and the end tag found instead of its own, as far as it stands in the last stretches. */
  #mismatch(): Readonly<Record<string, string>> {
    const read = this.#before + this.#text.slice(0, this.#parser.position - this.#offset);
    const found = read.slice(read.lastIndexOf('</') + 2).replace(/\s*>$/, '');
    return { ...(this.#closed === undefined ? {} : named(this.#closed)), found };
  }

  #unending(): XmlFault {
    const opened = this.#open.at(-1);
    const facts = { case: 'token', limit: String(this.#longest), ...(opened && named(opened)) };
    return this.#bareAmpersand() ?? { code: 'file.xml-too-large', line: this.#line, facts };
  }

  /** The fault of an `&` that nothing ends. No event tells of it: a semicolon would end it, and does. */
  #bareAmpersand(): XmlFault | undefined {
    this.#parser.write(';');
    const fault = this.#fault;
    this.#fault = undefined;
    return fault?.facts['case'] === 'ampersand' ? fault : undefined;
  }
}

/**
 * The parser itself, no more: V8 keeps room for more properties in an object of a derived class. Without it the seventh
 * handler makes the parser a dictionary, and reading takes four times as long.
 */
class RoomyParser extends SaxesParser<{ xmlns: true; forceXMLVersion: true; defaultXMLVersion: '1.0' }> {}

/** An element by its name as written, and the line of its start tag. */
interface Opened {
  readonly name: string;
  readonly line: number;
}

function named({ name, line }: Opened): { readonly element: string; readonly opened: string } {
  return { element: name, opened: String(line) };
}

function malformed(situation: string, line: number, facts: XmlFault['facts']): XmlFault {
  const stated = situation === '' ? facts : { case: situation, ...facts };
  return { code: 'file.xml-malformed', line, facts: stated };
}

const NONE: readonly XmlAttribute[] = [];
const NAMESPACE_DECLARATION = 'http://www.w3.org/2000/xmlns/';

function attributesOf(attributes: SaxesTagNS['attributes']): readonly XmlAttribute[] {
  let found: XmlAttribute[] | undefined;
  for (const { name, local, uri } of Object.values(attributes)) {
    if (uri !== NAMESPACE_DECLARATION) (found ??= []).push({ name, local, namespace: uri });
  }
  return found ?? NONE;
}
