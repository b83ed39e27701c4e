import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { readYaml } from '../../src/contracts/yaml.js';
import { trentieme } from '../support/command-line.js';
import { DOCKERFILE, ROOT, stagesOf } from '../support/dockerfile.js';

// What docs/container.md tells people to type or to copy is read here by what reads it there.

const TEXT = readFileSync(`${ROOT}docs/container.md`, 'utf8');

function blocks(language: string): string[] {
  return [...TEXT.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, body = '']) => body,
  );
}

function yaml(text: string): unknown {
  const reading = readYaml(text, 'core');
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

const [GITLAB = '', GITHUB = ''] = blocks('yaml');
const COMMANDS = [...blocks('sh'), GITLAB, GITHUB]
  .join('\n')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n');
const RUNS = COMMANDS.filter((line) => line.includes('docker run '));

async function optionsOf(command: string): Promise<string[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await trentieme('--get-yargs-completions', 'trentieme', command, '--');
    return log.mock.calls.map(([line]) => String(line));
  } finally {
    log.mockRestore();
  }
}

test('the job of GitLab runs a month in the image, alone, and keeps what it wrote', () => {
  expect(yaml(GITLAB)).toMatchObject({
    stages: ['paie'],
    'paie-du-mois': {
      stage: 'paie',
      image: { name: expect.stringMatching(/@sha256:[0-9a-f]{64}$/) as unknown, entrypoint: [''] },
      resource_group: 'grand-livre',
      interruptible: false,
      script: [expect.stringContaining('trentieme.js run --month "$PAY_MONTH"') as unknown],
      allow_failure: { exit_codes: [2] },
      artifacts: { when: 'always', access: 'maintainer', expire_in: '30 days', paths: ['sorties/'] },
    },
  });
});

test('the job of GitHub runs a month in the image, alone, and keeps what it wrote', () => {
  const job = yaml(GITHUB);
  expect(job).toMatchObject({
    on: { workflow_dispatch: { inputs: { month: { required: true } } } },
    permissions: { contents: 'read' },
    concurrency: { group: 'grand-livre', 'cancel-in-progress': false },
    jobs: {
      paie: {
        'runs-on': ['self-hosted', 'paie'],
        env: { IMAGE: expect.stringMatching(/@sha256:[0-9a-f]{64}$/) as unknown },
        steps: [
          { run: expect.stringContaining('run --month "$PAY_MONTH"') as unknown },
          { if: 'always()', uses: 'actions/upload-artifact@v4', with: { 'retention-days': 30 } },
        ],
      },
    },
  });
  // What somebody types in a form is a variable of the script, never a piece of it.
  expect(/^ +docker run .*$/m.exec(GITHUB)?.[0]).not.toContain('${{');
});

describe('every container of the page', () => {
  test.each(RUNS)('%s', async (line) => {
    for (const flag of ['--read-only', '--tmpfs /tmp', '--cap-drop ALL', 'no-new-privileges']) {
      expect(line).toContain(flag);
    }
    expect(line).not.toMatch(/--privileged|--user (?:0|root)|docker\.sock|postgres:\/\//);
    const [, command = '', rest = ''] = /(?:trentieme:0\.1\.0|"\$IMAGE") (\w+)(.*)$/.exec(line) ?? [];
    const known = await optionsOf(command);
    const given = [...rest.replace(/\|\|.*$/, '').matchAll(/ (--[a-z-]+)/g)].map(([, option = '']) => option);
    expect(given).toContain('--config');
    expect(given.filter((option) => !known.includes(option))).toEqual([]);
  });

  test('there are three', () => {
    expect(RUNS).toHaveLength(3);
  });
});

test('the page and the Dockerfile name the same image, account and places', () => {
  const [, program] = stagesOf(DOCKERFILE);
  const { image = '', steps = [] } = program ?? {};
  expect(TEXT).toContain(image.replace(/^node:\S+@/, '@').slice(1));
  expect(TEXT).toContain(image.replace(/@.*$/, ''));
  const words = (keyword: string) => steps.find((step) => step.keyword === keyword)?.words ?? [];
  expect(TEXT).toContain(`compte ${words('USER')[0]?.split(':')[0] ?? '?'}`);
  for (const place of words('VOLUME')) expect(TEXT).toContain(`\`${place}\``);
});
