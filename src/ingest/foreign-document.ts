import type { XmlFault } from './xml-events.js';

/**
 * Tells what is no XML at all from the first stretch of a file: another kind of file under the name, a page of a site
 * that asked for a password, UTF-16. Said before reading: the XML parser would only complain of a sign.
 *
 * @param invalid the byte after the text that means nothing in the encoding, if any
 */
export function foreignDocument(text: string, invalid: number | undefined): XmlFault | undefined {
  if (isUtf16(text, invalid)) return { code: 'file.xml-encoding', line: 1, facts: { case: 'utf-16' } };
  const beginning = text.slice(0, 1024).replace(/^\uFEFF/, '');
  const written = beginning.trimStart();
  if (/^<(?:!doctype\s+)?html\b/i.test(written)) return notXml(1, { case: 'html' });
  if (written === '' || written.startsWith('<')) return undefined;
  const blanks = beginning.slice(0, beginning.length - written.length);
  return notXml(blanks.split('\n').length, {});
}

function notXml(line: number, facts: XmlFault['facts']): XmlFault {
  return { code: 'file.not-xml', line, facts };
}

/** A byte order mark of UTF-16 (no UTF-8 begins so, and no XML with « ÿþ »), or one byte of two that is zero. */
function isUtf16(text: string, invalid: number | undefined): boolean {
  if (text === '') return invalid === 0xfe || invalid === 0xff;
  return /^(?:ÿþ|þÿ|<\0|\0<|\0\0)/.test(text);
}
