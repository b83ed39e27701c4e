import type { Encoding } from '../charset/index.js';
import { EXPORT_ELEMENT, EXPORT_NAMESPACE } from './export-format.js';
import type { XmlElement, XmlFault } from './xml-events.js';

/** What is wrong with a root element: another document, another version of this one, an attribute. */
export function rootFault(element: XmlElement): XmlFault | undefined {
  const { name, namespace, line, character } = element;
  const facts = { character: String(character), expected: EXPORT_NAMESPACE };
  if (name !== EXPORT_ELEMENT) {
    const known = DOCUMENTS.find(([pattern]) => pattern.test(name))?.[1];
    const stated = { ...facts, ...(known === undefined ? {} : { case: known }), found: name };
    return { code: 'file.xml-root', line, facts: stated };
  }
  if (namespace !== EXPORT_NAMESPACE) {
    const situation = namespace === '' ? 'none' : 'other';
    const stated = { ...facts, case: situation, element: name, found: namespace };
    return { code: 'file.xml-namespace', line, facts: stated };
  }
  // Where the schema is, as any XML editor writes it; it holds no data.
  const attribute = element.attributes.find(
    (one) => one.namespace !== SCHEMA_INSTANCE || one.local !== 'schemaLocation',
  );
  if (attribute === undefined) return undefined;
  const stated = { character: facts.character, element: name, attribute: attribute.name };
  return { code: 'file.xml-attribute', line, facts: stated };
}

const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** Documents that lie in the same folders: STS-web, SIECLE (base élèves), a page of a site. */
const DOCUMENTS: readonly (readonly [root: RegExp, situation: string])[] = [
  [/^(?:STS_EDT|EDT_STS)$/, 'sts'],
  [/^BEE_/, 'siecle'],
  [/^html$/i, 'html'],
];

/** What is wrong with an XML declaration: it contradicts the configuration, or is of an XML nobody writes. */
export function declarationFault(
  version: string,
  declared: string | undefined,
  encoding: Encoding,
): XmlFault | undefined {
  if (version !== '1.0') {
    return { code: 'file.xml-malformed', line: 1, facts: { case: 'version', found: version } };
  }
  if (declared === undefined || declared.toUpperCase() === encoding.toUpperCase()) return undefined;
  const facts = { declared, encoding };
  const setting = READ.find((one) => one.toUpperCase() === declared.toUpperCase());
  if (setting !== undefined) return contradiction({ case: 'read', setting, ...facts });
  // Not ISO-8859-15: eight signs differ, among them the euro and œ. And windows-1252 often goes by this name.
  return contradiction({ case: declared.toUpperCase() === 'ISO-8859-1' ? 'latin-1' : 'unread', ...facts });
}

/** The encodings that the configuration may name, as it names them. */
const READ: readonly Encoding[] = ['UTF-8', 'ISO-8859-15', 'windows-1252'];

function contradiction(facts: XmlFault['facts']): XmlFault {
  return { code: 'file.xml-encoding', line: 1, facts };
}
