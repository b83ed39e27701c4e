import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readXmlTree, XML_LIMITS, type XmlElement } from '../../src/ingest/xml-tree.js';
import { randomRuns } from '../support/random-runs.js';

function rootOf(text: string): XmlElement {
  const reading = readXmlTree(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
  return reading.root;
}

function faultOf(text: string): string {
  const reading = readXmlTree(text);
  return reading.ok ? 'read' : `${reading.fault.reason} ${String(reading.fault.line ?? '-')}`;
}

describe('a document', () => {
  test('keeps every value as a text, in attributes and in content', () => {
    const root = rootOf('<a n="01" h="0x10" b="true" e="1e3"><b>007</b><b>1.50</b><b> +2 </b></a>');
    expect([...root.attributes]).toEqual([
      ['n', '01'],
      ['h', '0x10'],
      ['b', 'true'],
      ['e', '1e3'],
    ]);
    expect(root.children.map(({ text }) => text)).toEqual(['007', '1.50', '+2']);
  });

  test.each([1, 2])('of %i child is a list all the same', (count) => {
    expect(rootOf(`<a>${'<b/>'.repeat(count)}</a>`).children).toHaveLength(count);
  });

  test.each([
    ['<a>\n<b/>\n\n<c/></a>', [2, 4]],
    ['<a>\r\n<b/>\r\n\r\n<c/></a>', [2, 4]],
    ['<a>\r<b/>\r\r<c/></a>', [2, 4]],
    ['<?xml version="1.0"?>\n<!--\n\n-->\n<a><b\nx="1"/><c/></a>', [5, 6]],
  ])('knows the line of each element: %j', (text, lines) => {
    expect(rootOf(text).children.map(({ line }) => line)).toEqual(lines);
  });

  // XML 1.0, 2.7, 4.1 and 4.6.
  test.each([
    ['<a>&lt;&gt;&amp;&quot;&apos;</a>', `<>&"'`],
    ['<a>&#233;&#xE9;&#x1F600;</a>', 'éé😀'],
    ['<a>&amp;lt;</a>', '&lt;'],
    ['<a><![CDATA[&amp; <b>]]></a>', '&amp; <b>'],
    ['<a>x<!-- y -->z</a>', 'xz'],
    ['<a>x<?y z?>z</a>', 'xz'],
    ['<a> x <b>y</b> z </a>', 'x  z'],
    ['<a></a>', ''],
    ['<a/>', ''],
    ['\ufeff<a>x</a>', 'x'],
  ])('means its text: %j is %j', (text, expected) => {
    expect(rootOf(text).text).toBe(expected);
  });

  test('expands references in attributes', () => {
    expect(rootOf('<a b="&lt;&#65;&amp;"/>').attributes.get('b')).toBe('<A&');
  });

  test.each(['hasOwnProperty', 'toString', 'valueOf', '__defineGetter__'])(
    'may have an element and an attribute called %s',
    (name) => {
      const [child] = rootOf(`<a><${name} ${name}="1">x</${name}></a>`).children;
      expect([child?.name, child?.attributes.get(name), child?.text]).toEqual([name, '1', 'x']);
    },
  );
});

test.each([
  ['', 'malformed 1'],
  ['plain', 'malformed 1'],
  ['<a>', 'malformed 1'],
  ['<a>\n<b></a>', 'malformed 2'],
  ['<a></b>', 'malformed 1'],
  ['<a>\n\n<b></b', 'malformed 3'],
  ['<a/><b/>', 'malformed 1'],
  ['<a></a>\n<b/>', 'malformed 2'],
  ['<a></a>x', 'malformed 1'],
  ['<a/>x', 'malformed -'],
  ['<a b=1/>', 'malformed 1'],
  ['<a b="1" b="2"/>', 'malformed 1'],
  ['<a b="<"/>', 'malformed 1'],
  ['<a b/>', 'malformed 1'],
  ['<a/><!-- x', 'malformed -'],
  ['<a><![CDATA[x</a>', 'malformed 1'],
  ['<__proto__/>', 'malformed -'],
  ['<a><constructor>x</constructor></a>', 'malformed -'],
  ['<a prototype="1"/>', 'malformed -'],
  ['<!DOCTYPE a><a/>', 'doctype 1'],
  ['<a>\n<!doctype a></a>', 'doctype 2'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype 1'],
  ['<a><!-- <!DOCTYPE a> --></a>', 'doctype 1'],
  ['<!ENTITY b "c"><a/>', 'doctype 1'],
  ['<a>\n<b>&eacute;</b></a>', 'entity 2'],
  ['<a b="&nbsp;"/>', 'entity 1'],
  ['<a b="R&D"/>', 'entity 1'],
  ['<a>&#0;</a>', 'entity 1'],
  ['<a>&#xD800;</a>', 'entity 1'],
  ['<a>&#1114112;</a>', 'entity 1'],
  ['<a>\n\u0000</a>', 'character 2'],
  ['<a>\u001b</a>', 'character 1'],
  ['<a>\ufffe</a>', 'character 1'],
])('%j is refused: %s', (text, fault) => {
  expect(faultOf(text)).toBe(fault);
});

describe('what is read', () => {
  test.each([
    [XML_LIMITS.depth, 'read'],
    [XML_LIMITS.depth + 1, 'too-deep -'],
    [50_000, 'too-deep -'],
  ])('nests %i elements: %s', (depth, verdict) => {
    expect(faultOf(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`)).toBe(verdict);
  });

  test('has so many tags and attributes at most', () => {
    const count = XML_LIMITS.marks / 2;
    expect(faultOf(`<a>${'<b/>'.repeat(2 * count)}</a>`)).toBe('too-large -');
    expect(faultOf(`<a ${'b="" '.repeat(2 * count)}/>`)).toBe('too-large -');
  });

  test('has so many characters at most', () => {
    expect(faultOf(`<a>${' '.repeat(XML_LIMITS.characters)}</a>`)).toBe('too-large -');
  });
});

test('any text is a document or is refused, and never more than that', () => {
  const mark = fc.constantFrom(
    ...['<', '>', '/', '!', '?', '&', ';', '"', "'", '=', '-', ']', '[', ' ', '\n', '\r', '#', 'x'],
    ...['<a>', '</a>', '<a/>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml ', '?>', '&amp;', '__proto__', ':@'],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(mark, fc.string({ unit: 'binary', maxLength: 3 }))), (parts) => {
      const text = parts.join('');
      for (const one of [text, `<a>${text}</a>`, `<a b="${text}"/>`]) {
        const reading = readXmlTree(one);
        if (!reading.ok) expect(reading.fault.line ?? 1).toBeGreaterThan(0);
      }
    }),
    randomRuns(500),
  );
});

test('a tree that is written is read back', () => {
  const value = fc.string({
    unit: fc.constantFrom('a', '0', '&', '<', '>', '"', "'", 'é', ']', '-'),
    maxLength: 5,
  });
  const written = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&#62;').replaceAll('"', '&quot;');
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value)), (pairs) => {
      const text = `<a>${pairs.map(([x, y]) => `<b c="${written(x)}">${written(y)}</b>`).join('\n')}</a>`;
      const read = rootOf(text).children.map(({ attributes, text: own }) => [attributes.get('c'), own]);
      expect(read).toEqual(pairs);
    }),
    randomRuns(200),
  );
});
