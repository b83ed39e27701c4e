import { expect, test } from 'vitest';
import { payMonthOf } from '../../src/calendar/index.js';
import { lapsesCsv } from '../../src/emit/lapses-csv.js';
import type { AwardId, Lapse, Numen, Settlement } from '../../src/model/index.js';
import { centsOf } from '../../src/money/index.js';
import { textOf } from '../support/payroll.js';

const keyOf = (award: string, payee: string, month: number) => ({
  award: award as AwardId,
  payee: payee as Numen,
  instalmentMonth: payMonthOf(2020, month),
});

test('prescriptions.csv says what is barred and since when, then what will be, each by day', () => {
  const retained: Exclude<Settlement, { kind: 'movement' }>[] = [
    { kind: 'barred', key: keyOf('M2', 'B', 3), since: payMonthOf(2025, 1), amount: centsOf(-1234) },
    { kind: 'barred', key: keyOf('M1', 'A', 3), since: payMonthOf(2022, 4), amount: centsOf(99) },
    { kind: 'held', key: keyOf('M3', 'C', 3), motive: 'blocked', amount: centsOf(5) },
  ];
  const soon: Lapse[] = [
    { key: keyOf('M4', 'D', 12), motive: 'vanished', amount: centsOf(-50), from: payMonthOf(2025, 6) },
    { key: keyOf('M3', 'C', 12), motive: 'serviceFait', amount: centsOf(7), from: payMonthOf(2025, 6) },
  ];
  expect(textOf(lapsesCsv(retained, soon)).split('\r\n')).toEqual([
    'etat;date;motif;numen;id_mission;mois_origine;montant',
    'prescrit;2022-04-01;prescrit;A;M1;2020-03;0,99',
    'prescrit;2025-01-01;prescrit;B;M2;2020-03;-12,34',
    'a-prescrire;2025-06-01;service;C;M3;2020-12;0,07',
    'a-prescrire;2025-06-01;disparu;D;M4;2020-12;-0,50',
    '',
  ]);
});
