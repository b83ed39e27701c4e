/** XML 1.0, 4.6. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * A text or an attribute as it is meant: the five entities of XML and character references in their place.
 *
 * @returns `undefined` when it names any other entity, or a character that XML does not have
 */
export function decodedXmlText(written: string): string | undefined {
  for (const [, name = '', end] of written.matchAll(REFERENCE)) {
    if (end === '' || characterOf(name) === undefined) return undefined;
  }
  return written.replaceAll(REFERENCE, (_, name: string) => characterOf(name) ?? '');
}

const REFERENCE = /&([^;&]{0,20})(;?)/g;

function characterOf(name: string): string | undefined {
  if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name];
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return undefined;
  const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isXmlCharacter(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}

/** XML 1.0, 2.2: no control character but tab and line ends, no half of a surrogate pair. */
function isXmlCharacter(codePoint: number): boolean {
  return (
    codePoint === 0x09 ||
    codePoint === 0x0a ||
    codePoint === 0x0d ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}
