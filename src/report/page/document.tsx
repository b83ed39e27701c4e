import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Lang } from '../messages/index.js';

/** A page for people: one file that stands alone. Style and script are ours, constants of the program, never data. */
export interface Document {
  readonly lang: Lang;
  readonly title: string;
  /** CSS, with the variables of `theme.ts`. */
  readonly style: string;
  /** Makes the page handier where scripts run; nothing is missing without it. */
  readonly script?: string;
  readonly body: ComponentChildren;
}

/** The bytes of an HTML file that asks nothing of the network: its policy forbids it, and texts are escaped. */
export function htmlDocument({ lang, title, style, script, body }: Document): Uint8Array {
  const page = renderToString(
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        {body}
        {script === undefined ? null : <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>,
  );
  return new TextEncoder().encode(`<!doctype html>\n${page}\n`);
}

const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
