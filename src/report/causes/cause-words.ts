import type { Cause, InputTable, Stillness } from '../../model/cause.js';

/** What is said of causes, in one language. */
export interface CauseWords {
  readonly euros: (sign: '+' | '−', whole: string, cents: string) => string;
  readonly blank: string;
  readonly masked: string;
  /** `mission 12`. */
  readonly row: Readonly<Record<InputTable, (subject: string) => string>>;
  readonly line: (file: string, line: number) => string;
  readonly before: (place: string) => string;
  readonly onlyLine: (line: number) => string;
  readonly cell: (column: string, before: string, after: string) => string;
  readonly added: (row: string, place: string, cells: string) => string;
  readonly gone: (row: string, place: string, cells: string) => string;
  readonly law: (
    file: string,
    isOwn: boolean,
    change: 'changed' | 'added' | 'gone',
    digests: string,
  ) => string;
  readonly allLaw: string;
  readonly setting: (key: string, before: string, after: string) => string;
  readonly together: (changes: string) => string;
  readonly repaired: (sentence: string, why: string) => string;
  readonly until: (sentence: string, why: string) => string;
  readonly still: Readonly<Record<Stillness, string>>;
  readonly reject: (place: string, code: string) => string;
  readonly run: (month: string, remittance: string | undefined) => string;
  readonly dueThisMonth: string;
  readonly fellDue: string;
  readonly sentAndCancelled: (run: string) => string;
  readonly firstRun: string;
  readonly answer: Readonly<
    Record<Extract<Cause, { kind: 'answer' }>['answer'], (run: string, reference: string) => string>
  >;
  readonly program: (versions: string, today: string) => string;
  readonly barred: string;
  /** What a group of causes is called, where totals are told. */
  readonly group: {
    readonly cells: (file: string, columns: string) => string;
    readonly added: (file: string) => string;
    readonly gone: (file: string) => string;
    readonly law: (file: string) => string;
    readonly setting: (key: string) => string;
    readonly repaired: (group: string) => string;
    readonly program: string;
    readonly answer: Readonly<Record<Extract<Cause, { kind: 'answer' }>['answer'], string>>;
    readonly sentAndCancelled: string;
  };
  readonly withoutEffect: (change: string) => string;
}
