import type { Checked } from './checks.js';
import type { Key } from './keys.js';
import { arrearsAreBarred, recoverable } from './limitation.js';
import { monthNumber } from './school-year.js';
import type { OracleMovement, OracleRetained } from './types.js';

export interface Settlement {
  readonly movement?: OracleMovement;
  readonly retained?: OracleRetained;
}

/**
 * From due to movement (rules, section 9): one net line per key, nothing for zero. Order of verdicts: frozen, vanished,
 * blocked, service, time-bar.
 */
export function settle(key: Key, checked: Checked, payMonth: string): Settlement {
  const difference = key.due - postedOf(key);
  if (checked.frozenAwards.has(key.award) || checked.frozenPayees.has(key.payee)) return {};
  if (difference === 0n) return {};
  if (key.state === 'vanished') return held(key, 'disparu', difference);
  if (checked.blockedPayees.has(key.payee)) return held(key, 'bloque', difference);
  if (!key.serviceFait) return held(key, 'service', difference);
  return difference < 0n ? recover(key, difference, payMonth) : pay(key, difference, payMonth);
}

/** Net already posted in the ledger for the key. */
export function postedOf({ postings }: Key): bigint {
  return postings.reduce((total, { cents }) => total + cents, 0n);
}

/** `N` for the instalment of the month, `R` (*rappel*) for an earlier one, unless it has lapsed (section 10). */
function pay(key: Key, cents: bigint, payMonth: string): Settlement {
  if (monthNumber(key.instalmentMonth) === monthNumber(payMonth)) {
    return { movement: movementOf(key, 'N', cents) };
  }
  if (arrearsAreBarred(key.instalmentMonth, payMonth)) return held(key, 'prescrit', cents);
  return { movement: movementOf(key, 'R', cents) };
}

/** `T` (*reprise de trop-perçu*), capped at what remains of the payments still open; the rest is barred (section 10). */
function recover(key: Key, difference: bigint, payMonth: string): Settlement {
  const open = recoverable(key.postings, payMonth);
  const recovered = open < -difference ? -open : difference;
  const barred = difference - recovered;
  return {
    ...(recovered === 0n ? {} : { movement: movementOf(key, 'T', recovered) }),
    ...(barred === 0n ? {} : held(key, 'prescrit', barred)),
  };
}

function movementOf(key: Key, nature: OracleMovement['nature'], cents: bigint): OracleMovement {
  const { award, payee, instalmentMonth, plan, schoolYear, regime } = key;
  return { award, payee, instalmentMonth, nature, cents, plan, schoolYear, regime };
}

function held(
  { award, payee, instalmentMonth }: Key,
  motif: OracleRetained['motif'],
  cents: bigint,
): Settlement {
  return { retained: { motif, award, payee, instalmentMonth, cents } };
}
