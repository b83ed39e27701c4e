/** Someone in a cell: the name, and the NUMEN under it. */
export function Person({
  numen,
  familyName,
  givenName,
}: {
  readonly numen: string;
  readonly familyName: string;
  readonly givenName: string;
}) {
  const name = `${familyName} ${givenName}`.trim();
  return (
    <>
      {name === '' ? null : <span class="name">{name} </span>}
      <span class="id">{numen}</span>
    </>
  );
}
