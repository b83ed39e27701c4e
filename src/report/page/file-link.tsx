/** A file of the same folder; only its name where the page is read elsewhere. */
export function FileLink({ name, isBeside }: { readonly name: string; readonly isBeside: boolean }) {
  return isBeside ? <a href={name}>{name}</a> : <span class="file">{name}</span>;
}
