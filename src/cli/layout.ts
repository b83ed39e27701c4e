import { compileLayout, describeLayout, lintLayout } from '../layout/index.js';
import type { Lang } from '../report/messages/index.js';
import { EXIT } from './exit-codes.js';
import { loadLayout, readLayout } from './settings.js';
import type { Terminal } from './terminal.js';
import { textsIn } from './texts.js';

export interface LayoutOptions {
  readonly layout: string | undefined;
  readonly lang: Lang;
}

/** `trentieme layout describe`: positions, widths, a sample record, the field description of LPF art. A47 A-1. */
export async function describe({ layout, lang }: LayoutOptions, terminal: Terminal): Promise<number> {
  const loaded = await loadLayout(layout, lang);
  terminal.out(describeLayout(loaded.layout, lang));
  return EXIT.done;
}

/** `trentieme layout lint`: every finding; an error makes the layout unusable (exit 64). */
export async function lint({ layout, lang }: LayoutOptions, terminal: Terminal): Promise<number> {
  const texts = textsIn(lang);
  const { json } = await readLayout(layout, lang);
  const findings = lintLayout(json);
  for (const { severity, code, record, field, messageFr, messageEn } of findings) {
    const place = [record, field].filter((part) => part !== '').join(' ');
    const sentence = lang === 'en' ? messageEn : messageFr;
    terminal.out([texts.lint[severity], code, place, sentence].filter((part) => part !== '').join(' — '));
  }
  if (findings.some(({ severity }) => severity === 'error')) return EXIT.usage;
  const { name, version } = compileLayout(json);
  if (findings.length === 0) terminal.out(texts.lint.clean(`${name} ${version}`));
  return EXIT.done;
}
