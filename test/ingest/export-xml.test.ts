import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../src/charset/index.js';
import { EXPORT_NAMESPACE, LIMITS } from '../../src/ingest/export-format.js';
import { readExportXml } from '../../src/ingest/export-xml.js';
import { codeOf, FAULTY_XML } from '../support/faulty-xml.js';
import { randomRuns } from '../support/random-runs.js';
import { readXml, type Read } from '../support/reading-xml.js';

/** Two columns are enough to see what becomes of a value. */
const TABLES = [
  { name: 'agents', columns: ['numen', 'nom'] },
  { name: 'service', columns: ['numen'] },
];
const ROOT = `<export xmlns="${EXPORT_NAMESPACE}">`;

function read(document: string | Uint8Array | Iterable<Uint8Array>, encoding: Encoding = 'UTF-8'): Read {
  return readXml(document, { encoding, tables: TABLES });
}

/** The text of a field, as read. */
function valueOf(written: string): string | undefined {
  const { rows, problems } = read(`${ROOT}<agents><agent><nom>${written}</nom></agent></agents></export>`);
  expect(problems).toEqual([]);
  return rows[0]?.[3];
}

describe('the fields of a row', () => {
  test('come in the order of the columns, blank when absent, with the line of the start tag', () => {
    const document = `<?xml version="1.0" encoding="utf-8"?>\r\n<!-- à jour -->\r\n${ROOT}
  <service>
    <periode
    ><numen>N1</numen></periode>
  </service><agents><agent>
    <nom>A</nom><numen>N1</numen></agent>
    <agent/><agent><nom></nom>
    </agent>
  </agents>
</export>
<!-- fin --><?fin?>`;
    expect(read(document)).toEqual({
      problems: [],
      issues: [],
      tables: new Set(['service', 'agents']),
      rows: [
        ['service', 5, 'N1'],
        ['agents', 7, 'N1', 'A'],
        ['agents', 9, '', ''],
        ['agents', 9, '', ''],
      ],
    });
  });

  test('are the same under a prefix, and where the schema is may be said', () => {
    const document = `<t:export xmlns:t="${EXPORT_NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xsi:schemaLocation="${EXPORT_NAMESPACE} export.xsd"><t:agents><agent xmlns="${EXPORT_NAMESPACE}"><nom>A</nom></agent></t:agents></t:export>`;
    expect(read(document)).toMatchObject({ problems: [], rows: [['agents', 2, '', 'A']] });
  });

  test.each([
    // Values that a reader with opinions turns into numbers, dates or booleans.
    ['01', '01'],
    ['007', '007'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['1.50', '1.50'],
    ['true', 'true'],
    ['null', 'null'],
    ['184127645108943', '184127645108943'],
    ['2025-09-01', '2025-09-01'],
    ['__proto__', '__proto__'],
    // References: the five of XML and numbers (XML 1.0, 4.1 and 4.6).
    ['A &amp; B &lt;&gt;&quot;&apos;', 'A & B <>"\''],
    ['&#233;&#xE9;&#x1F600;', 'éé😀'],
    ['&amp;lt;', '&lt;'],
    ['<![CDATA[A & B <c> &amp;]]>', 'A & B <c> &amp;'],
    ['A<![CDATA[]]]]><![CDATA[>]]>B', 'A]]>B'],
    ['DU<!-- -->PO<?x y?>NT', 'DUPONT'],
    // Blanks around are taken away, as of CSV cells; blanks inside stay.
    [' \t\r\n DE  LA\nTOUR \u00A0 ', 'DE  LA\nTOUR'],
    ['A\r\nB\rC', 'A\nB\nC'],
    ['A&#13;B', 'A\rB'],
    ['<![CDATA[  A  ]]>', 'A'],
    ['&#32;', ''],
    ['x'.repeat(LIMITS.field), 'x'.repeat(LIMITS.field)],
  ])('hold the text that is written: %j is %j', (written, text) => {
    expect(valueOf(written)).toBe(text);
  });

  test('may hold a text in three encodings, as configured', () => {
    const document = (encoding: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?>${ROOT}<agents><agent><nom>ŒUF €</nom></agent></agents></export>`;
    const bytes = (text: string, signs: Readonly<Record<string, number>>): Uint8Array =>
      Uint8Array.from(text, (sign) => signs[sign] ?? sign.charCodeAt(0));
    const found = [
      read(document('UTF-8')),
      read(`\uFEFF${document('UTF-8')}`),
      read(bytes(document('iso-8859-15'), { Œ: 0xbc, '€': 0xa4 }), 'ISO-8859-15'),
      read(bytes(document('Windows-1252'), { Œ: 0x8c, '€': 0x80 }), 'windows-1252'),
      // Without a word in the file, the configuration says it.
      read(
        bytes(`${ROOT}<agents><agent><nom>ŒUF €</nom></agent></agents></export>`, { Œ: 0x8c, '€': 0x80 }),
        'windows-1252',
      ),
    ];
    for (const { problems, rows } of found) {
      expect(problems).toEqual([]);
      expect(rows).toEqual([['agents', 1, '', 'ŒUF €']]);
    }
  });
});

test('an unknown field is said once for its table, at its first line, and not read', () => {
  const document = `${ROOT}<agents>
<agent><adresse>1 rue</adresse><nom>A</nom><adresse/></agent>
<agent><adresse/><ville/></agent></agents><service>
<periode><adresse/></periode></service></export>`;
  const { issues, problems, rows } = read(document);
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    ['agents', 2, '', 'A'],
    ['agents', 3, '', ''],
    ['service', 4, ''],
  ]);
  const issue = (field: string, line: number, element: string, expected: string): unknown => ({
    code: 'file.unknown-column',
    severity: 'warn',
    at: { file: 'export.xml', line },
    subject: '',
    findings: [{ field, value: '', facts: { case: 'xml', element, expected } }],
  });
  expect(issues).toEqual([
    issue('adresse', 2, 'agent', 'numen, nom'),
    issue('ville', 3, 'agent', 'numen, nom'),
    issue('adresse', 4, 'periode', 'numen'),
  ]);
});

describe('a document is refused, where it goes wrong', () => {
  test.each(FAULTY_XML)('$title', ({ document, encoding, code, line, facts }) => {
    const { problems } = readXml(document, { encoding });
    expect(problems.map((problem) => [codeOf(problem), problem.at])).toEqual([
      [code, { file: 'export.xml', line }],
    ]);
    expect(problems[0]?.facts).toMatchObject(facts);
  });

  test('and no row is given from there on', () => {
    const { rows } = read(`${ROOT}<agents><agent/><agent>x</agent><agent/></agents></export>`);
    expect(rows).toHaveLength(1);
  });
});

test('a table without row element is a bug', () => {
  const sink = { row: (): void => undefined };
  expect(() => readExportXml('export.xml', [], 'UTF-8', [{ name: 'retour', columns: [] }], sink)).toThrow(
    RangeError,
  );
});

describe('pieces', () => {
  const document = new TextEncoder().encode(
    `\uFEFF<?xml version="1.0"?>\r\n${ROOT}\r\n<agents><agent><nom>É<![CDATA[€]]>&#233;</nom>\r\n<numen>😀</numen></agent><agent/>\r</agents></export>`,
  );
  const whole = read(document);

  test('cut at any byte give the same rows', () => {
    expect(whole.rows).toEqual([
      ['agents', 3, '😀', 'É€é'],
      ['agents', 4, '', ''],
    ]);
    for (let cut = 0; cut <= document.length; cut += 1) {
      expect(read([document.subarray(0, cut), document.subarray(cut)])).toEqual(whole);
    }
    expect(read(Array.from(document, (byte) => Uint8Array.of(byte)))).toEqual(whole);
  });

  test('cut anywhere say the same of any document, good or bad', () => {
    const small = FAULTY_XML.filter(({ document: one }) => one.length < 10_000);
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.array(fc.nat({ max: 40 })), (faulty, sizes) => {
        const { document: one, encoding } = faulty;
        const bytes = typeof one === 'string' ? new TextEncoder().encode(one) : one;
        const pieces: Uint8Array[] = [];
        let from = 0;
        for (const size of sizes) {
          pieces.push(bytes.subarray(from, from + size));
          from += size;
        }
        pieces.push(bytes.subarray(from));
        expect(read(pieces, encoding)).toEqual(read(bytes, encoding));
      }),
      randomRuns(300),
    );
  });

  test('a document of several blocks, with tags and characters across their ends, keeps every row and line', () => {
    // 65 536 is no multiple of the length of a row: ends of blocks fall everywhere in it.
    const count = 20_000;
    const text = `${ROOT}<agents>\n${'<agent><nom>É€😀&amp;<![CDATA[ç]]></nom></agent>\r\n'.repeat(count)}</agents></export>`;
    const { problems, rows } = read(text);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(count);
    rows.forEach((found, index) => {
      if (found[1] !== index + 2 || found[3] !== 'É€😀&ç')
        expect(found).toEqual(['agents', index + 2, '', 'É€😀&ç']);
    });
  });
});
