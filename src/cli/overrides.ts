import type { Overrides } from '../config/config.js';
import type { Texts } from './texts.js';

/** Reads `--set clé=valeur`; what has no `=` is a fault. */
export function overridesOf(
  settings: readonly string[],
  texts: Texts,
): { readonly overrides: Overrides; readonly faults: readonly string[] } {
  const overrides = new Map<string, string>();
  const faults: string[] = [];
  for (const setting of settings) {
    const at = setting.indexOf('=');
    if (at > 0) overrides.set(setting.slice(0, at), setting.slice(at + 1));
    else faults.push(texts.badSet(setting));
  }
  return { overrides, faults };
}
