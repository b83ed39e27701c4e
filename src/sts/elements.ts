import type { XmlElement } from '../ingest/xml-tree.js';

/** Every element at a path below another one: `DONNEES/INDIVIDUS/INDIVIDU`. */
export function childrenAt(from: XmlElement, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = [from];
  for (const name of path.split('/')) {
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  }
  return found;
}

/** The text of the only child of that name; empty when there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childrenAt(element, name)
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

/** An attribute, empty when there is none. */
export function attribute(element: XmlElement, name: string): string {
  return (element.attributes.get(name) ?? '').trim();
}
