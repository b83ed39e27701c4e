import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validate } from 'node-cron';
import { describe, expect, test } from 'vitest';
import { loadRunSettings } from '../../src/cli/run-settings.js';
import { schedulePlace } from '../../src/cli/schedule-place.js';
import { readYaml } from '../../src/contracts/yaml.js';
import { temporaryFolder } from '../support/command-line.js';

// What the sample gives to systemd, cron and Kubernetes is read here by what reads it there, or as strictly.

const FOLDER = fileURLToPath(new URL('../../samples/05-exploitation/', import.meta.url));
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const UNITS = ['trentieme.service', 'trentieme-run.service', 'trentieme-run.timer'];
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test('the sample holds what its README says', () => {
  const cells = [...read('README.md').matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  expect([...named, 'README.md'].sort()).toEqual(readdirSync(FOLDER).sort());
});

test('the configuration is one that the program accepts, with all that a schedule needs', async () => {
  const { config } = await loadRunSettings({
    config: join(FOLDER, 'trentieme.yaml'),
    set: [],
    regulations: undefined,
    lang: 'fr',
  });
  expect(await schedulePlace(config, 'fr')).toEqual({
    input: '/srv/trentieme/depot',
    output: '/srv/trentieme/sortie',
    ledger: '/srv/trentieme/livre/trentieme.db',
    status: '/srv/trentieme/sortie/etat.json',
  });
  expect([config.schedule.nightly, config.schedule.health]).toEqual([150, 8080]);
});

describe('the units of systemd', () => {
  test.skipIf(!hasSystemd)('are accepted by systemd-analyze without a word', () => {
    const folder = temporaryFolder();
    for (const name of UNITS) {
      // The program is not installed where the sample says.
      writeFileSync(
        join(folder, name),
        read(name).replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
      );
    }
    const { status, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', ...UNITS.map((name) => join(folder, name))],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  test.each(UNITS)('%s says each key once, but those that add up', (name) => {
    const sections = unitOf(read(name));
    expect(Object.keys(sections)[0]).toBe('Unit');
    for (const keys of Object.values(sections)) {
      const repeated = keys.map(([key]) => key).filter((key, at, all) => all.indexOf(key) !== at);
      expect(repeated.filter((key) => key !== 'SystemCallFilter')).toEqual([]);
    }
  });

  test.each(['trentieme.service', 'trentieme-run.service'])('%s is closed as it can be', (name) => {
    const service = Object.fromEntries(unitOf(read(name))['Service'] ?? []);
    expect(service).toMatchObject({
      User: 'trentieme',
      UMask: '0077',
      NoNewPrivileges: 'yes',
      ProtectSystem: 'strict',
      ReadWritePaths: '/srv/trentieme',
      PrivateTmp: 'yes',
      CapabilityBoundingSet: '',
      KillSignal: 'SIGTERM',
      TimeoutStopSec: '1h',
    });
    expect(read(name)).not.toMatch(/postgres:\/\/|password=/i);
  });
});

test('the crontab has one program a line, at times that node-cron reads, after that of the configuration', () => {
  const lines = read('crontab')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const settings = lines.filter((line) => /^[A-Z_]+=\S+$/.test(line));
  expect(settings).toContain('CRON_TZ=Europe/Paris');
  const jobs = lines.filter((line) => !settings.includes(line));
  expect(jobs).toHaveLength(2);
  for (const job of jobs) {
    const [, times = '', command = ''] = /^((?:\S+ ){5})(\S.*)$/.exec(job) ?? [];
    expect(validate(times.trim())).toBe(true);
    // To cron, a percent sign ends the command.
    expect(command).toMatch(/^[^%]*\/opt\/trentieme\/bin\/trentieme\.js (schedule --once|status) /);
  }
  expect(jobs[0]).toMatch(/^35 3 \* \* \* umask 077; /);
});

test('the Kubernetes manifest is a CronJob that runs once, alone, at the time of Paris, with nothing it can do without', () => {
  const reading = readYaml(read('cronjob.yaml'), 'strings');
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  expect(reading.value).toMatchObject({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'trentieme' },
    spec: {
      schedule: '35 3 * * *',
      timeZone: 'Europe/Paris',
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          backoffLimit: '0',
          template: {
            spec: {
              restartPolicy: 'Never',
              automountServiceAccountToken: 'false',
              securityContext: { runAsNonRoot: 'true', seccompProfile: { type: 'RuntimeDefault' } },
              containers: [
                {
                  args: ['schedule', '--once', '--config', '/etc/trentieme/trentieme.yaml'],
                  image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/) as unknown,
                  securityContext: {
                    allowPrivilegeEscalation: 'false',
                    readOnlyRootFilesystem: 'true',
                    capabilities: { drop: ['ALL'] },
                  },
                },
              ],
            },
          },
        },
      },
    },
  });
  const [container] = podOf(reading.value).containers;
  const mounted = container?.volumeMounts.map(({ name }) => name);
  expect(mounted).toEqual(podOf(reading.value).volumes.map(({ name }) => name));
});

interface Pod {
  readonly containers: readonly { readonly volumeMounts: readonly { readonly name: string }[] }[];
  readonly volumes: readonly { readonly name: string }[];
}

function podOf(manifest: unknown): Pod {
  const job = manifest as { spec: { jobTemplate: { spec: { template: { spec: Pod } } } } };
  return job.spec.jobTemplate.spec.template.spec;
}

/** A unit file, read strictly: sections, keys, comments, nothing else. */
function unitOf(text: string): Record<string, [string, string][]> {
  const sections: Record<string, [string, string][]> = {};
  let current: [string, string][] | undefined;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const section = /^\[([A-Z]\w+)\]$/.exec(line)?.[1];
    if (section !== undefined) current = sections[section] = [];
    else {
      const [, key, value] = /^([A-Z]\w+)=(.*)$/.exec(line) ?? [];
      if (key === undefined || value === undefined || current === undefined) throw new Error(line);
      current.push([key, value]);
    }
  }
  return sections;
}
