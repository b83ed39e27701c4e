import type { Encoding } from '../../src/charset/index.js';
import { EXPORT_NAMESPACE, LIMITS } from '../../src/ingest/export-format.js';
import type { FileProblem } from '../../src/model/index.js';
import { readXml } from './reading-xml.js';

/** A document that is refused: its title, its bytes, the code (`code#case`) and the line it is refused with. */
export interface FaultyXml {
  readonly title: string;
  readonly document: string | Uint8Array;
  readonly code: string;
  readonly line: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly encoding: Encoding;
}

const ROOT = `<export xmlns="${EXPORT_NAMESPACE}">`;

/** An export of two tables; the line of what is put in it is 3. */
function around(content: string): string {
  return `${ROOT}\n<agents>\n${content}\n</agents>\n</export>\n`;
}

const row = (fields: string): string => around(`<agent>\n${fields}\n</agent>`);
const declared = (attributes: string): string => `<?xml ${attributes}?>\n${ROOT}\n</export>`;

/** Every way we know of to be no export. */
export const FAULTY_XML: readonly FaultyXml[] = [
  // Not XML at all.
  faulty('an empty file', '', 'file.xml-malformed#empty', 1),
  faulty('blank lines alone', '\n \n', 'file.xml-malformed#empty', 3),
  faulty('a CSV file under the name', '\nnumen;nir\n1;2\n', 'file.not-xml', 2),
  faulty('JSON under the name', '{"agents": []}', 'file.not-xml', 1),
  faulty('a zip under the name', 'PK\u0003\u0004', 'file.not-xml', 1),
  faulty('a page of a site', '<!doctype html>\n<html lang=fr><br>', 'file.not-xml#html', 1),
  faulty('a page without doctype', '\n<HTML><BODY>', 'file.not-xml#html', 1),
  faulty('XHTML', '<?xml version="1.0"?>\n<html/>', 'file.xml-root#html', 2, { found: 'html' }),
  // Encodings.
  faulty('UTF-16, marked, little end first', utf16('\uFEFF<a/>'), 'file.xml-encoding#utf-16', 1),
  faulty('UTF-16, not marked', utf16('<a/>'), 'file.xml-encoding#utf-16', 1),
  faulty('UTF-16, not marked, big end first', utf16('>/a<').reverse(), 'file.xml-encoding#utf-16', 1),
  faulty(
    'UTF-16 read as windows-1252',
    utf16('\uFEFF<a/>'),
    'file.xml-encoding#utf-16',
    1,
    {},
    'windows-1252',
  ),
  faulty('a byte that is no UTF-8', latin1(row('<nom>\n\nBENOÎT</nom>')), 'file.encoding', 6, {
    encoding: 'UTF-8',
    byte: '0xCE',
  }),
  faulty('a UTF-8 character cut by the end', latin1(`${around('')}\u00C3`), 'file.encoding', 6, {
    byte: '0xC3',
  }),
  faulty(
    'a byte without sign in windows-1252',
    latin1(row('<nom>\u0081</nom>')),
    'file.encoding',
    4,
    { encoding: 'windows-1252', byte: '0x81' },
    'windows-1252',
  ),
  faulty('a C1 byte in ISO-8859-15', latin1(row('\u0085')), 'file.encoding', 4, {}, 'ISO-8859-15'),
  faulty('a bad byte after a lone carriage return', latin1(`${ROOT}\r\u00E9`), 'file.encoding', 2),
  faulty(
    'an encoding of ours, but not the configured one',
    declared('version="1.0" encoding="windows-1252"'),
    'file.xml-encoding#read',
    1,
    { declared: 'windows-1252', encoding: 'UTF-8' },
  ),
  faulty(
    'UTF-8 under another configuration',
    declared("version='1.0' encoding='utf-8'"),
    'file.xml-encoding#read',
    1,
    { declared: 'utf-8', encoding: 'ISO-8859-15', setting: 'UTF-8' },
    'ISO-8859-15',
  ),
  faulty(
    'ISO-8859-1, which is not ISO-8859-15',
    declared('version="1.0" encoding="ISO-8859-1"'),
    'file.xml-encoding#latin-1',
    1,
    { declared: 'ISO-8859-1', encoding: 'ISO-8859-15' },
    'ISO-8859-15',
  ),
  faulty(
    'an encoding nobody reads here',
    declared('version="1.0" encoding="IBM297"'),
    'file.xml-encoding#unread',
    1,
    { declared: 'IBM297' },
  ),
  faulty('XML 1.1', declared('version="1.1"'), 'file.xml-malformed#version', 1, { found: '1.1' }),
  // Files that stop.
  faulty('a file cut in a field', `${ROOT}\n<agents>\n<agent>\n<nom>DUP`, 'file.xml-malformed#unclosed', 4, {
    element: 'nom',
    opened: '4',
  }),
  faulty(
    'a file cut between two rows',
    `${ROOT}\n<agents>\n<agent></agent>\n`,
    'file.xml-malformed#unclosed',
    4,
    { element: 'agents', opened: '2' },
  ),
  faulty('a file cut in an end tag', `${ROOT}\n</expo`, 'file.xml-malformed#unclosed', 2, {
    element: 'export',
  }),
  faulty('a file cut in its root', '<?xml version="1.0"?>\n<expo', 'file.xml-malformed#end', 2),
  faulty('a file cut in a comment after its end', `${around('')}<!-- fin`, 'file.xml-malformed#end', 6),
  // Tags.
  faulty('a tag closed by another', row('<nom>X</prenom>'), 'file.xml-malformed#mismatch', 4, {
    element: 'nom',
    opened: '4',
    found: 'prenom',
    character: '15',
  }),
  faulty('a row that is not closed', around('<agent>\n'), 'file.xml-malformed#mismatch', 5, {
    element: 'agent',
    opened: '3',
    found: 'agents',
  }),
  faulty('an end tag after the end', `${around('')}</export>`, 'file.xml-malformed', 6),
  faulty('a name that differs by case', row('<nom>X</Nom>'), 'file.xml-malformed#mismatch', 4, {
    found: 'Nom',
  }),
  faulty('two exports end to end', `${around('')}${around('')}`, 'file.xml-malformed#outside', 6),
  faulty('text after the end, then a comment', `${around('')}fin<!-- -->`, 'file.xml-malformed#outside', 6),
  faulty('text after the end', `${around('')}fin`, 'file.xml-malformed#outside', 6),
  faulty('a declaration that does not come first', `\n${declared('version="1.0"')}`, 'file.xml-malformed', 2),
  faulty('an attribute without quotes', '<export xmlns=a>', 'file.xml-malformed', 1),
  faulty('a prefix that is not declared', row('<x:nom/>'), 'file.xml-malformed#prefix', 4),
  faulty('a `<` in a text', row('<nom>A < B</nom>'), 'file.xml-malformed#less-than', 4, { element: 'nom' }),
  faulty('a control character', row('<nom>A\u0001</nom>'), 'file.xml-malformed#control', 4, {
    found: 'U+0001',
    element: 'nom',
    character: '7',
  }),
  faulty('a NUL', row('<nom>\0</nom>'), 'file.xml-malformed#control', 4, { found: 'U+0000' }),
  faulty('a NUL by its number', row('<nom>&#0;</nom>'), 'file.xml-malformed#ampersand', 4),
  faulty('a surrogate by its number', row('<nom>&#xD800;</nom>'), 'file.xml-malformed#ampersand', 4),
  faulty('`]]>` in a text', row('<nom>]]></nom>'), 'file.xml-malformed', 4, { element: 'nom' }),
  faulty('a doubled byte order mark', `\uFEFF\uFEFF${around('')}`, 'file.xml-malformed#outside', 1),
  // Entities.
  faulty('a bare &', row('<nom>A & B</nom>\n<prenom>;</prenom>'), 'file.xml-malformed#ampersand', 4, {
    element: 'nom',
    character: '6',
  }),
  faulty('a bare & that nothing ends', row('<nom>A & B</nom>\n'), 'file.xml-malformed#ampersand', 4, {
    element: 'nom',
  }),
  faulty('an entity of HTML', row('<nom>BENO&Icirc;T</nom>'), 'file.xml-malformed#ampersand', 4),
  faulty(
    'an entity by a name of the engine',
    row('<nom>&__proto__;</nom>'),
    'file.xml-malformed#ampersand',
    4,
  ),
  faulty(
    'entities of its own, each ten times the one before',
    `<?xml version="1.0"?>\n<!DOCTYPE export [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n${row('<nom>&b;</nom>')}`,
    'file.xml-doctype',
    2,
  ),
  faulty(
    'an entity from another file',
    `<!DOCTYPE export [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n${row('<nom>&x;</nom>')}`,
    'file.xml-doctype',
    1,
  ),
  faulty('a document type alone', `<!-- a -->\n<!DOCTYPE export>\n${around('')}`, 'file.xml-doctype', 2),
  // Other documents.
  faulty(
    'a file of STS-web',
    '<?xml version="1.0" encoding="ISO-8859-15"?>\n<STS_EDT><PARAMETRES/></STS_EDT>',
    'file.xml-root#sts',
    2,
    { found: 'STS_EDT', expected: EXPORT_NAMESPACE },
  ),
  faulty('the other file of STS-web', '<EDT_STS/>', 'file.xml-root#sts', 1, { found: 'EDT_STS' }),
  faulty('a file of SIECLE', '<BEE_ELEVES VERSION="2.1"/>', 'file.xml-root#siecle', 1, {
    found: 'BEE_ELEVES',
  }),
  faulty('any other document', `<exports xmlns="${EXPORT_NAMESPACE}"/>`, 'file.xml-root', 1, {
    found: 'exports',
  }),
  faulty('no namespace', '<export>\n<agents/></export>', 'file.xml-namespace#none', 1, {
    element: 'export',
    expected: EXPORT_NAMESPACE,
  }),
  faulty('a later version', '\n <export xmlns="urn:trentieme:export:2"/>', 'file.xml-namespace#other', 2, {
    found: 'urn:trentieme:export:2',
    character: '2',
  }),
  faulty('a row of another namespace', around('<agent xmlns="urn:x"/>'), 'file.xml-namespace#inside', 3, {
    element: 'agent',
    found: 'urn:x',
  }),
  faulty('a field of no namespace', row('<nom xmlns="">X</nom>'), 'file.xml-namespace#inside', 4, {
    found: '',
  }),
  // What has no place.
  faulty('an attribute of the root', ROOT.replace('>', ' version="1"/>'), 'file.xml-attribute', 1, {
    element: 'export',
    attribute: 'version',
  }),
  faulty('an attribute of a row', around('<agent id="1"/>'), 'file.xml-attribute', 3, { attribute: 'id' }),
  faulty(
    'a field said to be nil',
    row('<nom xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'),
    'file.xml-attribute',
    4,
    { attribute: 'xsi:nil' },
  ),
  faulty('an unknown table', `${ROOT}\n<agent/>\n</export>`, 'file.xml-element', 2, {
    found: 'agent',
    element: 'export',
    character: '1',
  }),
  faulty(
    'an unknown table at the end of a comment',
    `${ROOT}<!--\n--><agent/></export>`,
    'file.xml-element',
    2,
    {
      character: '4',
    },
  ),
  faulty('a row of another table', around(' <mission/>'), 'file.xml-element', 3, {
    found: 'mission',
    element: 'agents',
    expected: 'agent',
    character: '2',
  }),
  faulty('an element in a field', row('<nom>A<b>B</b></nom>'), 'file.xml-element#in-field', 4, {
    found: 'b',
    element: 'nom',
  }),
  faulty('an element in an unknown field', row('<adresse><rue/></adresse>'), 'file.xml-element#in-field', 4, {
    found: 'rue',
    element: 'adresse',
  }),
  faulty('elements ten thousand deep', row('<nom>'.repeat(10_000)), 'file.xml-element#in-field', 4),
  faulty('text between rows', around('<agent/>\nDUPONT'), 'file.xml-text', 3, { element: 'agents' }),
  faulty('text between fields', row('<nom>X</nom>\u00A0'), 'file.xml-text', 4, { element: 'agent' }),
  faulty('CDATA between tables', `${ROOT}<![CDATA[x]]></export>`, 'file.xml-text', 1, { element: 'export' }),
  faulty('a field given twice', row('<nom>X</nom>\n<nom>X</nom>'), 'file.xml-twice', 5, {
    element: 'nom',
    row: 'agent',
    opened: '3',
  }),
  faulty('a blank field given again', row('<nom/>\n<nom>X</nom>'), 'file.xml-twice', 5, { element: 'nom' }),
  faulty('a table given twice', `${ROOT}\n<agents/>\n<agents/></export>`, 'file.xml-twice#table', 3, {
    element: 'agents',
  }),
  // Sizes.
  faulty(
    'a field beyond its limit',
    row(`<nom>${'x'.repeat(LIMITS.field + 1)}</nom>`),
    'file.xml-too-large#field',
    4,
    { element: 'nom' },
  ),
  faulty(
    'a field beyond its limit in small texts',
    row(`<nom>${'x<!---->'.repeat(LIMITS.field + 1)}</nom>`),
    'file.xml-too-large#field',
    4,
  ),
  faulty('a text without end', row(`<nom>${'x'.repeat(2 * LIMITS.token)}`), 'file.xml-too-large#token', 4, {
    element: 'nom',
    opened: '4',
  }),
  faulty('a name without end', row(`<${'x'.repeat(2 * LIMITS.token)}`), 'file.xml-too-large#token', 4),
  faulty('a comment without end', row(`<!--${'x>'.repeat(LIMITS.token)}`), 'file.xml-too-large#token', 4),
  faulty(
    'a bare & and no semicolon for long',
    row(`<nom>A & B</nom>${'<prenom>X</prenom>'.repeat(LIMITS.token / 8)}`),
    'file.xml-malformed#ampersand',
    4,
  ),
  faulty(
    'a row of very many fields',
    row('<x/>\n'.repeat(LIMITS.fields + 1)),
    'file.xml-too-large#row',
    4 + LIMITS.fields,
    { element: 'agent' },
  ),
  faulty(
    'unknown fields of very many names',
    around(Array.from({ length: 300 }, (_, index) => `<agent><x${String(index)}/></agent>\n`).join('')),
    'file.xml-too-large#names',
    3 + LIMITS.names,
  ),
];

/** What is said of each, each problem once. */
export function faultyXmlProblems(): readonly FileProblem[] {
  const told = FAULTY_XML.flatMap(({ document, encoding }) => readXml(document, { encoding }).problems);
  const kinds = new Map(told.map((problem) => [codeOf(problem), problem]));
  return [...kinds.values()];
}

/** `code#case`. */
export function codeOf({ code, facts }: FileProblem): string {
  return facts['case'] === undefined ? code : `${code}#${facts['case']}`;
}

function faulty(
  title: string,
  document: string | Uint8Array,
  code: string,
  line: number,
  facts: Readonly<Record<string, string>> = {},
  encoding: Encoding = 'UTF-8',
): FaultyXml {
  return { title, document, code, line, facts, encoding };
}

/** One byte for each character. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]),
  );
}
