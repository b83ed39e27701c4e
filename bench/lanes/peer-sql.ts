/**
 * The simplest of the rules in SQL, for the two database lanes: whole months at rate × share / 12, ninths from November,
 * the rest once after its end; days of unpaid leave earn nothing; days of replacement go to whoever replaces; minus an
 * empty ledger. None of the law that takes time is there (rolling year of sick leave, waiting day, part-time, written
 * reasons, checks of the rows, dated rates): the peers do less work than the program, on purpose.
 */
export interface Dialect {
  /** Whole division of two whole numbers that are not negative. */
  readonly quotient: (dividend: string, divisor: string) => string;
  /** The order of bytes. */
  readonly bytes: string;
}

/** One row per movement: what the payer would be sent, sorted by school, agent and award. Amounts are whole cents. */
export function movementsSql(month: string, { quotient, bytes }: Dialect): string {
  const halfUp = (numerator: string, denominator: string): string =>
    quotient(`2 * (${numerator}) + (${denominator})`, `2 * (${denominator})`);
  return `
WITH months(month, first, last) AS (VALUES ${monthsTo(month)}),
awards AS (
  SELECT id_mission, numen, regime, uai, CAST(date_debut AS DATE) AS start,
    CAST(coalesce(date_fin, '2026-08-31') AS DATE) AS finish,
    CAST(CAST(replace(coalesce(participation, '100'), ',', '.') AS DECIMAL(7, 2)) * 100 AS BIGINT) AS share,
    CASE regime
      WHEN 'IMP' THEN CAST(CAST(replace(taux_annuel, ',', '.') AS DECIMAL(9, 2)) * 100 AS BIGINT)
      WHEN 'CP' THEN 250000 WHEN 'CPD_EPS' THEN 350000 WHEN 'FA' THEN 83400
      WHEN 'SOPA' THEN 15000 * CAST(nb_etudiants AS BIGINT)
      WHEN 'SOPA_M2' THEN 30000 * CAST(nb_etudiants AS BIGINT)
      ELSE 125000 END AS rate,
    CASE
      WHEN regime IN ('SOPA', 'SOPA_M2') OR modalite = 'P' THEN 'once'
      WHEN regime <> 'IMP' THEN 'twelfths'
      WHEN date_debut <= '2025-09-05' AND coalesce(date_fin, '2026-08-31') >= '2026-06-30' THEN 'ninths'
      ELSE 'once' END AS plan
  FROM missions),
instalments AS (
  SELECT id_mission, numen, regime, uai, month, first, last, share * rate AS amount, plan,
    CASE plan WHEN 'twelfths' THEN 12 WHEN 'ninths' THEN 9 ELSE 1 END AS parts,
    CASE WHEN plan <> 'twelfths' OR (start <= first AND finish >= last) THEN 30
      ELSE least(30, least(finish, last) - greatest(start, first) + 1) END AS days
  FROM awards JOIN months ON
    (plan = 'twelfths' AND start <= last AND finish >= first)
    OR (plan = 'ninths' AND first >= DATE '2025-11-01')
    OR (plan = 'once' AND finish < first AND finish >= first - 31 AND extract(month FROM finish) <> extract(month FROM first))),
unpaid AS (
  SELECT numen, month, sum(least(30, least(CAST(date_fin AS DATE), last) - greatest(CAST(date_debut AS DATE), first) + 1)) AS days
  FROM absences JOIN months ON CAST(date_debut AS DATE) <= last AND CAST(date_fin AS DATE) >= first
  WHERE type IN ('SNF', 'CP', 'DISPO', 'CLD', 'CFP', 'CST') GROUP BY numen, month),
moved AS (
  SELECT id_mission, numen_remplacant, month,
    least(30, least(CAST(date_fin AS DATE), last) - greatest(CAST(date_debut AS DATE), first) + 1) AS days
  FROM remplacements JOIN months ON CAST(date_debut AS DATE) <= last AND CAST(date_fin AS DATE) >= first),
given AS (SELECT id_mission, month, sum(days) AS days FROM moved GROUP BY id_mission, month),
earned AS (
  SELECT i.id_mission, i.numen, i.regime, i.uai, i.month, i.amount, i.parts,
    CASE plan WHEN 'once' THEN i.days
      ELSE greatest(0, i.days - coalesce(g.days, 0) - coalesce(u.days, 0)) END AS days
  FROM instalments i
  LEFT JOIN unpaid u ON u.numen = i.numen AND u.month = i.month
  LEFT JOIN given g ON g.id_mission = i.id_mission AND g.month = i.month
  UNION ALL
  SELECT i.id_mission, m.numen_remplacant, i.regime, i.uai, i.month, i.amount, i.parts, least(i.days, m.days)
  FROM instalments i JOIN moved m ON m.id_mission = i.id_mission AND m.month = i.month WHERE i.plan <> 'once'),
due AS (
  SELECT id_mission, numen, regime, uai, month,
    ${halfUp('amount * CAST(days AS BIGINT)', '10000 * 30 * parts')} AS cents
  FROM earned),
posted AS (SELECT id_mission, numen, month, sum(cents) AS cents FROM ledger GROUP BY id_mission, numen, month)
SELECT d.uai, d.numen, a.nir, a.nom, a.prenom, d.id_mission, d.regime, d.month,
  d.cents - coalesce(p.cents, 0) AS cents
FROM due d
JOIN agents a ON a.numen = d.numen
LEFT JOIN posted p ON p.id_mission = d.id_mission AND p.numen = d.numen AND p.month = d.month
WHERE d.cents <> coalesce(p.cents, 0)
ORDER BY d.uai${bytes}, d.numen${bytes}, d.id_mission${bytes}, d.month${bytes}`;
}

/** September to the pay month, which is in the autumn. */
function monthsTo(month: string): string {
  const last = { '09': 30, '10': 31, '11': 30, '12': 31 };
  return Object.entries(last)
    .filter(([number]) => `2025-${number}` <= month)
    .map(([number, day]) => `('2025-${number}', DATE '2025-${number}-01', DATE '2025-${number}-${day}')`)
    .join(', ');
}

/** Whole cents already posted, by award, agent and month of origin. */
export const LEDGER_TABLE = 'ledger (id_mission TEXT, numen TEXT, month TEXT, cents BIGINT)';
