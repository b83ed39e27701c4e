import { createHash, randomFillSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadView, postedAwards } from '../../src/ledger/index.js';
import { byCodePoint } from '../../src/model/index.js';
import { centsOf } from '../../src/money/index.js';
import { STORES, writing } from './stores.js';
import { all, DECEMBER, manyMovements, movement, NOVEMBER, payRun, text } from './worlds.js';

/** Names whose order differs between code points, UTF-16 units and any language. */
const NAMES = ['a', 'B', 'é', 'Z9', '\u{ffff}', '\u{1f600}', 'z', 'É', ' 1'];

describe.each(STORES)('reading $name', (store) => {
  test('awards come in code point order, with their school years and whether anything stands', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun(NAMES.map((award) => movement({ award, cents: 100 }))));
    await writer.post(
      payRun([movement({ award: 'B', cents: -100, nature: 'T' }), movement({ award: 'a', cents: 50 })], {
        payMonth: DECEMBER,
      }),
    );
    const known = await all(ledger.awardsKnown());
    expect(known.map(({ award }) => award)).toEqual([...NAMES].sort(byCodePoint));
    expect(
      known.every(({ schoolYears }) => schoolYears.length === 1 && Number(schoolYears[0]) === 2015),
    ).toBe(true);
    expect(known.filter(({ hasNet }) => !hasNet).map(({ award }) => award)).toEqual(['B']);
  });

  test('a net of zero over two keys still stands', async () => {
    const { ledger, writer } = await writing(store);
    const other = movement({ award: 'A', cents: -100, instalmentMonth: DECEMBER });
    await writer.post(payRun([movement({ award: 'A', cents: 100 }), other]));
    expect(await all(ledger.awardsKnown())).toMatchObject([{ award: 'A', hasNet: true }]);
  });

  test('an award moved to another school year keeps both', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([movement({ award: 'A' })]));
    const moved = { ...movement({ award: 'A' }), schoolYear: 2014 as never };
    await writer.post(payRun([moved], { payMonth: DECEMBER }));
    expect(await all(ledger.awardsKnown())).toMatchObject([{ schoolYears: [2014, 2015] }]);
  });

  test('a range of awards excludes its start and includes its end', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun(NAMES.map((award) => movement({ award }))));
    await writer.post(payRun([movement({ award: 'a' }), movement({ award: 'é' })], { payMonth: DECEMBER }));
    const range = { after: 'Z9', upTo: 'é' } as never;
    const read = await all(ledger.postingsByAward(range));
    expect(read.map(({ award, postings }) => [award, postings.map(({ payMonth }) => payMonth)])).toEqual([
      ['a', [NOVEMBER, DECEMBER]],
      ['z', [NOVEMBER]],
      ['É', [NOVEMBER]],
      ['é', [NOVEMBER, DECEMBER]],
    ]);
    const everything = await all(ledger.postingsByAward());
    expect(everything.map(({ award }) => award)).toEqual([...NAMES].sort(byCodePoint));
  });

  test('thousands of awards are read at once, and one by one they are the same', async () => {
    const { ledger, writer } = await writing(store);
    const movements = [...manyMovements(12_000)];
    await writer.post(payRun(movements));
    const awards = movements.map(({ key }) => key.award);
    const together = await ledger.postingsOf(awards);
    expect(together.size).toBe(12_000);
    const streamed = new Map(
      (await all(ledger.postingsByAward())).map(({ award, postings }) => [award, postings]),
    );
    expect(streamed).toEqual(together);
  });

  test('postings before a rank are as they stood then: what corrected them later is unseen', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([movement({ award: 'A' }), movement({ award: 'B' })]));
    await writer.post(payRun([movement({ award: 'A' })], { payMonth: DECEMBER }));
    await writer.cancel({ payMonth: DECEMBER, number: 1 }, { created: '20151221220000', program: '0' });
    const seen = async (before?: number): Promise<unknown> =>
      [...(await ledger.postingsOf(['A', 'B', 'C'] as never, before))].map(([award, postings]) => [
        award,
        postings.map(({ payMonth, reversed }) => [payMonth, reversed]),
      ]);
    expect(await seen(1)).toEqual([]);
    expect(await seen(2)).toEqual([['A', [[NOVEMBER, false]]]]);
    expect(await seen(3)).toEqual([
      ['A', [[NOVEMBER, false]]],
      ['B', [[NOVEMBER, false]]],
    ]);
    expect(await seen(4)).toEqual([
      [
        'A',
        [
          [NOVEMBER, false],
          [DECEMBER, false],
        ],
      ],
      ['B', [[NOVEMBER, false]]],
    ]);
    expect(await seen()).toEqual([
      [
        'A',
        [
          [NOVEMBER, false],
          [DECEMBER, true],
          [DECEMBER, true],
        ],
      ],
      ['B', [[NOVEMBER, false]]],
    ]);
  });

  test('the awards of payees come in code point order, up to a rank', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun(NAMES.map((award) => movement({ award, payee: award === 'B' ? 'Y' : 'X' }))));
    await writer.post(payRun([movement({ award: 'last', payee: 'X' })], { payMonth: DECEMBER }));
    const before = NAMES.length + 1;
    const ofX = NAMES.filter((award) => award !== 'B').sort(byCodePoint);
    expect(await ledger.awardsPaidTo(['X'], before)).toEqual(ofX);
    expect(await ledger.awardsPaidTo(['X', 'Y'], before)).toEqual([...NAMES].sort(byCodePoint));
    expect(await ledger.awardsPaidTo(['Y', 'nobody'], before + 1)).toEqual(['B']);
    expect(await ledger.awardsPaidTo(['X'], 2)).toEqual([NAMES[0]]);
    expect(await ledger.awardsPaidTo([], before)).toEqual([]);
  });

  test('a movement is shown by its reference', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun(NAMES.map((award) => movement({ award }))));
    const shown = await all(ledger.show());
    const { reference, number } = shown[3]!;
    expect(await all(ledger.show({ reference }))).toEqual([shown[3]]);
    expect(await all(ledger.show({ reference, from: number + 1 }))).toEqual([]);
  });

  test('postings as texts hold the same awards, a line each, whatever the texts of the book', async () => {
    const { ledger, writer } = await writing(store);
    const hostile = ['A"B', 'A\\', 'A\n', 'A,[', '\u2028', ...NAMES];
    await writer.post(payRun(hostile.map((award) => movement({ award, payee: `${award}"]` }))));
    const huge = movement({ award: 'z', cents: 1 });
    const amount = centsOf(9_223_372_036_854_775_000n);
    await writer.post({
      ...payRun([{ ...huge, amount }, movement({ award: 'É', cents: -5, nature: 'T' })], {
        payMonth: DECEMBER,
      }),
    });
    const texts = (await all(ledger.postingPages())).flatMap((page) => [...page]);
    expect(texts.filter(({ text }) => text.includes('\n'))).toEqual([]);
    const read = postedAwards(texts.map(({ text }) => text));
    expect(read).toEqual(await all(ledger.postingsByAward()));
    expect(read.map(({ award }) => award)).toEqual([...hostile].sort(byCodePoint));
    expect(read.find(({ award }) => award === 'z')?.postings.map((posting) => posting.amount)).toEqual([
      13889n,
      amount,
    ]);
    const november = (await all(ledger.postingPages(NOVEMBER))).flatMap((page) => [...page]);
    expect(november.map(({ text }) => (JSON.parse(text) as string[])[2])).toEqual(hostile);
    for await (const page of ledger.postingPages(NOVEMBER)) {
      for (const award of hostile) {
        expect(page.next()).toBe(true);
        expect([page.textOf(page.award), page.textOf(page.payee)]).toEqual([award, `${award}"]`]);
      }
    }
  });

  test('the postings of an award come in the order of the book, not of their months', async () => {
    const { ledger, writer } = await writing(store);
    const months = [DECEMBER, NOVEMBER];
    await writer.post(payRun(months.map((instalmentMonth) => movement({ instalmentMonth }))));
    const [award] = await all(ledger.postingsByAward());
    expect(award?.postings.map(({ key }) => key.instalmentMonth)).toEqual(months);
    expect((await ledger.postingsOf(['M1' as never])).get('M1' as never)).toEqual(award?.postings);
  });

  test('the view of a run holds every award and its postings', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun(NAMES.map((award) => movement({ award }))));
    const view = await loadView(ledger);
    expect([...view.awardIds()]).toEqual([...NAMES].sort(byCodePoint));
    expect(view.postingsOf('z' as never)).toMatchObject([{ amount: 13889n, reversed: false }]);
    expect(view.postingsOf('none' as never)).toEqual([]);
  });

  test('postings are shown by award, person and month', async () => {
    const { ledger, writer } = await writing(store);
    const payee = '12A0000002ABC';
    await writer.post(payRun([movement({ award: 'A' }), movement({ award: 'B', payee })]));
    await writer.post(payRun([movement({ award: 'A', payee })], { payMonth: DECEMBER }));
    const shown = async (filter: object) => (await all(ledger.show(filter))).map(({ number }) => number);
    expect(await shown({})).toEqual([1, 2, 3]);
    expect(await shown({ award: 'A' })).toEqual([1, 3]);
    expect(await shown({ payee })).toEqual([2, 3]);
    expect(await shown({ payMonth: DECEMBER })).toEqual([3]);
    expect(await shown({ award: 'A', payee, payMonth: NOVEMBER })).toEqual([]);
    expect(await all(ledger.balance('payee', { award: 'A' as never }))).toMatchObject([
      { of: '12A0000001ABC', postings: 1, sent: 13889n, net: 13889n, confirmed: 0n },
      { of: payee, postings: 1 },
    ]);
  });

  test('a reader that stops early holds nothing back', async () => {
    const { ledger, writer } = await writing(store);
    await writer.post(payRun([...manyMovements(5000)]));
    for (let turn = 0; turn < 30; turn += 1) {
      for await (const posting of ledger.show()) if (posting.number === 3) break;
    }
    await writer.post(payRun([movement()], { payMonth: DECEMBER }));
    expect((await ledger.head()).postings).toBe(5001);
  });

  test('a content of many parts is kept whole, once, though its digest is known at its end', async () => {
    const { address, ledger, writer } = await writing(store);
    const piece = randomFillSync(new Uint8Array(1 << 20), 0);
    function* pieces(): Generator<Uint8Array> {
      for (let rank = 0; rank < 40; rank += 1) yield piece.map((byte) => byte ^ rank);
    }
    const kept = await writer.archive(pieces());
    expect(await writer.archive(pieces())).toEqual(kept);
    const other = await writer.archive([...pieces()].reverse());
    expect(other.digest).not.toBe(kept.digest);
    expect(kept.bytes).toBe(40 << 20);
    expect(Number((await store.sql(address, 'SELECT COUNT(*) FROM archives'))[0]?.[0])).toBe(2);
    const digest = createHash('sha256');
    for await (const read of ledger.content(kept.digest)) digest.update(read);
    expect(digest.digest('hex')).toBe(kept.digest);
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a content whose digest is stated is kept in its place, and held to it', async () => {
    const { address, ledger, writer } = await writing(store);
    const bytes = randomFillSync(new Uint8Array(2_500_000));
    const digest = createHash('sha256').update(bytes).digest('hex');
    const stated = { digest, bytes: bytes.length };
    // Whoever gives the pieces uses their room again.
    async function* pieces(of: Uint8Array): AsyncGenerator<Uint8Array> {
      const room = new Uint8Array(70_000);
      for (let at = 0; at < of.length; at += room.length) {
        room.set(of.subarray(at, at + room.length));
        yield await Promise.resolve(room.subarray(0, Math.min(room.length, of.length - at)));
      }
    }
    const other = Object.assign(pieces(bytes.subarray(1)), { stated });
    await expect(writer.archive(other)).rejects.toThrow('a content changed while it was kept');
    expect(await store.sql(address, 'SELECT digest FROM archive_parts')).toEqual([]);
    expect(await writer.archive(Object.assign(pieces(bytes), { stated }))).toEqual(stated);
    expect(Buffer.concat(await all(ledger.content(digest))).equals(bytes)).toBe(true);
    const unread = Object.assign(pieces(bytes), { stated });
    expect(await writer.archive(unread)).toEqual(stated);
    expect(await unread.next()).toMatchObject({ done: false });
    expect(await all(ledger.verify())).toEqual([]);
  });

  test('a content that fails half way leaves nothing', async () => {
    const { address, writer } = await writing(store);
    async function* broken(): AsyncGenerator<Uint8Array> {
      for (let rank = 0; rank < 30; rank += 1)
        yield await Promise.resolve(randomFillSync(new Uint8Array(1 << 20)));
      throw new Error('the disk went away');
    }
    await expect(writer.archive(broken())).rejects.toThrow('the disk went away');
    await writer.archive(text('after'));
    expect(Number((await store.sql(address, 'SELECT COUNT(*) FROM archive_parts'))[0]?.[0])).toBe(1);
  });

  test('the same content is kept once, large or small', async () => {
    const { address, ledger, writer } = await writing(store);
    const large = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff);
    const first = await writer.archive(large);
    const again = await writer.archive([large.subarray(0, 1000), large.subarray(1000)]);
    const empty = await writer.archive(new Uint8Array());
    expect(again).toEqual(first);
    expect(first.bytes).toBe(large.length);
    expect(Number((await store.sql(address, 'SELECT COUNT(*) FROM archives'))[0]?.[0])).toBe(2);
    expect(Buffer.concat(await all(ledger.content(first.digest))).equals(large)).toBe(true);
    expect(Buffer.concat(await all(ledger.content(empty.digest))).length).toBe(0);
    await expect(all(ledger.content('f'.repeat(64)))).rejects.toMatchObject({ fault: { kind: 'corrupted' } });
  });

  test('contents asked for whole, side by side, are the same', async () => {
    const { ledger, writer } = await writing(store);
    const large = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff);
    const contents = [large, text('short'), new Uint8Array(), large.subarray(1)];
    const digests: string[] = [];
    for (const content of contents) digests.push((await writer.archive(content)).digest);
    const read = await Promise.all(digests.map((digest) => ledger.wholeContent(digest)));
    expect(read.map((bytes, at) => Buffer.from(bytes).equals(contents[at] ?? bytes))).toEqual(
      contents.map(() => true),
    );
    expect(read.map(({ length }) => length)).toEqual(contents.map(({ length }) => length));
  });

  test.each([
    ['cut', (digest: string) => `DELETE FROM archive_parts WHERE digest = '${digest}' AND part = 1`],
    ['gone', (digest: string) => `DELETE FROM archive_parts WHERE digest = '${digest}'`],
    [
      'another',
      (digest: string, other: string) =>
        `UPDATE archive_parts SET content = (SELECT content FROM archive_parts WHERE digest = '${other}') WHERE digest = '${digest}'`,
    ],
  ])('a content that is %s is not given whole', async (_, damage) => {
    const { address, ledger, writer } = await writing(store);
    const large = randomFillSync(new Uint8Array(2 << 20));
    const [{ digest }, other] = [await writer.archive(large), await writer.archive(text('other'))];
    await store.tamper(address, damage(digest, other.digest));
    const corrupted = { fault: { kind: 'corrupted', where: `archive ${digest}` } };
    await expect(ledger.wholeContent(digest)).rejects.toMatchObject(corrupted);
    expect(Buffer.from(await ledger.wholeContent(other.digest)).toString()).toBe('other');
  });
});
