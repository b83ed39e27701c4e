/** The wall clock of the payroll office: `AAAA-MM-JJTHH:MM:SS`, Europe/Paris. */
export function parisNow(): string {
  return parisAt(Date.now());
}

/** What that clock shows at an instant, in milliseconds since 1970. */
export function parisAt(instant: number): string {
  return WALL_CLOCK.format(instant).replace(' ', 'T');
}

const WALL_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});
