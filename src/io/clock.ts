/** The wall clock of the payroll office: `AAAA-MM-JJTHH:MM:SS`, Europe/Paris. */
export function parisNow(): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date());
  return parts.replace(' ', 'T');
}
