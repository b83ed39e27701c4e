import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type Result } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

const PATH = process.env['TRENTIEME_CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether pages can be opened. Without Chromium the gate fails; on a desk its tests are skipped, and say so. */
export const HAS_BROWSER = isThere();

function isThere(): boolean {
  if (existsSync(PATH)) return true;
  if (process.env['CI'] !== undefined && process.env['CI'] !== '') {
    throw new Error(`no Chromium at ${PATH}: install it, or set TRENTIEME_CHROMIUM`);
  }
  console.warn(`\n*** There is no Chromium at ${PATH}: pages for people are NOT TESTED in a browser ***\n`);
  return false;
}

let started: Promise<Browser> | undefined;

/** One Chromium for all the tests of a file. Call this once, at its top. */
export function closingBrowser(): void {
  afterAll(async () => {
    await (await started)?.close();
    started = undefined;
  });
}

function browser(): Promise<Browser> {
  return (started ??= chromium.launch({ executablePath: PATH, args: ['--no-sandbox'] }));
}

/** A page that was opened from a file of its own, and everything that went wrong meanwhile. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of scripts, and whatever the browser wrote to the console. */
  readonly console: readonly string[];
  /** Everything that was asked for beside the file itself: none of it was answered. */
  readonly requests: readonly string[];
  /** From the click until the page is there. */
  readonly milliseconds: number;
}

/** Opens a page as somebody would, from the disk. Nothing it asks for is answered. */
export async function openedPage(
  bytes: Uint8Array,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const folder = mkdtempSync(join(tmpdir(), 'trentieme-page-'));
  const path = join(folder, 'rapport.html');
  writeFileSync(path, bytes);
  const context = await (await browser()).newContext(options);
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const page = await context.newPage();
  const own = pathToFileURL(path).href;
  const [console, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', (error) => console.push(error.message));
  await context.route('**/*', async (route) => {
    if (route.request().url() === own) return route.continue();
    requests.push(route.request().url());
    return route.abort();
  });
  const start = performance.now();
  await page.goto(own, { waitUntil: 'load' });
  return { page, console, requests, milliseconds: performance.now() - start };
}

/** What axe-core finds wrong, one line for each rule and place. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: Result[] }>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** How many pages it is on paper. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
