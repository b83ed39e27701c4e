import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodedXmlText } from './xml-entities.js';

/** An element of a small document. */
export interface XmlElement {
  readonly name: string;
  /** The line its tag begins on. */
  readonly line: number;
  /** As written: `01` is a text. */
  readonly attributes: ReadonlyMap<string, string>;
  /** In the order of the document; an only child is a list of one. */
  readonly children: readonly XmlElement[];
  /** Its own text, what its children hold left out, without blanks around it. */
  readonly text: string;
}

/** Why a text is no document that may be read. */
export type XmlFaultReason = 'too-large' | 'too-deep' | 'doctype' | 'character' | 'entity' | 'malformed';

export interface XmlFault {
  readonly reason: XmlFaultReason;
  /** Where it shows; `undefined`: nowhere in particular. */
  readonly line: number | undefined;
}

export type XmlReading =
  { readonly ok: true; readonly root: XmlElement } | { readonly ok: false; readonly fault: XmlFault };

/** What a document may be. */
export const XML_LIMITS = {
  /** In characters; the whole document is held in memory. */
  characters: 32 * 1024 * 1024,
  /** Tags and attributes: a small text can be a large tree. */
  marks: 1_000_000,
  /** Elements within elements. */
  depth: 32,
} as const;

/**
 * Reads a whole XML document of moderate size, or says what is wrong with it. Nothing is guessed: no value is made a
 * number, no list an only child, and only the five entities of XML and character references are expanded. A document
 * type, which could define others, is refused.
 *
 * @param text the document, already decoded
 */
export function readXmlTree(text: string): XmlReading {
  // One form of line end (XML 1.0, 2.11), so that indexes and lines mean one thing.
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const fault = hostility(lines) ?? malformation(lines);
  if (fault !== undefined) return { ok: false, fault };
  let nodes: readonly ParsedNode[];
  try {
    nodes = PARSER.parse(lines) as readonly ParsedNode[];
  } catch (error) {
    // What the validator let through, and names that no object may have: the library throws plain errors only.
    const isDeep = error instanceof Error && error.message.includes('Maximum nested tags');
    return { ok: false, fault: { reason: isDeep ? 'too-deep' : 'malformed', line: undefined } };
  }
  return rootOf(nodes, lines);
}

/** A node as the library gives it in document order: one property named like the tag, one of attributes. */
type ParsedNode = Readonly<Record<string | symbol, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
/** Kept apart from text, where `&amp;` means something else. */
const CDATA = '#cdata';

/** The defaults of the library read `01` as 1, accept mismatched tags and expand what a document type defines. */
const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  htmlEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  jPath: false,
  maxNestedTags: XML_LIMITS.depth - 1,
  onDangerousProperty: (name) => name,
});

/** The library calls its symbol `Symbol`, the type of the boxed object. */
const PLACE = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** What is not even looked at. */
function hostility(text: string): XmlFault | undefined {
  if (text.length > XML_LIMITS.characters) return { reason: 'too-large', line: undefined };
  let marks = 0;
  for (const sign of ['<', '=']) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) marks += 1;
  }
  if (marks > XML_LIMITS.marks) return { reason: 'too-large', line: undefined };
  const declaration = text.search(/<!(?!--|\[CDATA\[)/);
  if (declaration >= 0) return { reason: 'doctype', line: lineAt(text, declaration) };
  const character = text.search(FORBIDDEN);
  return character < 0 ? undefined : { reason: 'character', line: lineAt(text, character) };
}

/** XML 1.0, 2.2. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The library reads whatever it is given: its validator must be asked first. */
function malformation(text: string): XmlFault | undefined {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated for a package that does the same alone
  const verdict = XMLValidator.validate(text);
  return verdict === true ? undefined : { reason: 'malformed', line: verdict.err.line };
}

/** What is known of a document while its tree is built. */
interface Building {
  readonly lineOf: (index: number) => number;
  fault: XmlFault | undefined;
}

function rootOf(nodes: readonly ParsedNode[], text: string): XmlReading {
  const building: Building = { lineOf: ascendingLines(text), fault: undefined };
  const [root, second] = nodes.filter((node) => ![TEXT, CDATA].includes(nameOf(node)));
  if (root === undefined || second !== undefined || !isBlankAround(text, root)) {
    const line = second === undefined ? undefined : building.lineOf(placeOf(second).startIndex);
    return { ok: false, fault: { reason: 'malformed', line } };
  }
  const element = elementOf(root, building);
  return building.fault === undefined ? { ok: true, root: element } : { ok: false, fault: building.fault };
}

/** The validator lets text stand beside a root that has no content. */
function isBlankAround(text: string, root: ParsedNode): boolean {
  const { startIndex, endIndex } = placeOf(root);
  const around = `${text.slice(0, startIndex)} ${text.slice(endIndex)}`;
  return /^\ufeff?\s*$/.test(around.replaceAll(/<!--[^]*?-->/g, '').replaceAll(/<\?[^]*?\?>/g, ''));
}

function elementOf(node: ParsedNode, building: Building): XmlElement {
  const name = nameOf(node);
  const line = building.lineOf(placeOf(node).startIndex);
  const decoded = (written: string): string => {
    const text = decodedXmlText(written);
    if (text === undefined) building.fault ??= { reason: 'entity', line };
    return text ?? '';
  };
  const attributes = new Map<string, string>();
  for (const [key, written] of Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>)) {
    if (written.includes('<')) building.fault ??= { reason: 'malformed', line };
    attributes.set(key, decoded(written));
  }
  const children: XmlElement[] = [];
  let text = '';
  for (const part of node[name] as readonly ParsedNode[]) {
    const written = part[TEXT];
    const raw = part[CDATA] as readonly ParsedNode[] | undefined;
    if (typeof written === 'string') text += decoded(written);
    else if (raw === undefined) children.push(elementOf(part, building));
    else text += raw.map((inner) => inner[TEXT]).join('');
  }
  return { name, line, attributes, children, text: text.trim() };
}

function nameOf(node: ParsedNode): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
}

/** Where a node stands in the text, in characters. */
interface NodePlace {
  readonly startIndex: number;
  readonly endIndex: number;
}

function placeOf(node: ParsedNode): NodePlace {
  return node[PLACE] as NodePlace;
}

function lineAt(text: string, index: number): number {
  return ascendingLines(text)(index);
}

/** The line of an index, asked in ascending order: one walk through the text for all. */
function ascendingLines(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next >= 0 && next < index) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
