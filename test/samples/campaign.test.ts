import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadPlan } from '../../src/cli/campaign-plan.js';
import { readYaml } from '../../src/contracts/yaml.js';

// What the sample gives to the program and to Kubernetes is read here by what reads it there, or as strictly.

const FOLDER = fileURLToPath(new URL('../../samples/06-campagne/', import.meta.url));
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** A manifest as YAML has it, every value a text: a key twice or a fault of form stops here. */
function manifest(name: string): unknown {
  const reading = readYaml(read(name), 'strings');
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

interface Workload {
  readonly spec: {
    readonly completions?: string;
    readonly parallelism?: string;
    readonly template: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
  };
}

interface Pod {
  readonly containers: readonly {
    readonly name: string;
    readonly args: readonly string[];
    readonly env: readonly { readonly name: string }[];
    readonly volumeMounts: readonly { readonly name: string }[];
  }[];
  readonly volumes: readonly { readonly name: string }[];
}

const plan = await loadPlan(join(FOLDER, 'campagne.yaml'), 'fr');

test('the sample holds what its README says', () => {
  const named = [...read('README.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name);
  expect([...named, 'README.md'].sort()).toEqual(readdirSync(FOLDER).sort());
});

test('the plan is one that the program accepts: two months of three académies, the first month first', () => {
  expect(plan.units.map(({ id }) => id)).toEqual(
    ['11', '12'].flatMap((month) => ['01', '02', '03'].map((academie) => `${academie}/2025-${month}`)),
  );
  expect(plan.units[4]).toMatchObject({
    input: join(FOLDER, 'entrees/02/2025-12'),
    ledger: { kind: 'env', name: 'TRENTIEME_LIVRE_02' },
  });
});

describe.each(['ouvriers.yaml', 'unites.yaml'])('the Kubernetes manifest %s', (name) => {
  const { spec } = manifest(name) as Workload;
  const pod = spec.template.spec;
  const [container] = pod.containers;

  test('runs with nothing it can do without, and lets a unit finish', () => {
    expect(pod).toMatchObject({
      terminationGracePeriodSeconds: '3600',
      automountServiceAccountToken: 'false',
      securityContext: { runAsNonRoot: 'true', seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          image: expect.stringMatching(/@sha256:[0-9a-f]{64}$/) as unknown,
          securityContext: {
            allowPrivilegeEscalation: 'false',
            readOnlyRootFilesystem: 'true',
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    });
    expect(container?.volumeMounts.map((mount) => mount.name)).toEqual(
      pod.volumes.map((volume) => volume.name),
    );
    expect(read(name)).not.toMatch(/postgres:\/\/|password/i);
  });

  test('has the ledgers that the plan leaves to the environment', () => {
    const variables = container?.env.map((each) => each.name);
    for (const { ledger } of plan.units) if (ledger.kind === 'env') expect(variables).toContain(ledger.name);
  });
});

test('the workers take units of the queue that a secret gives', () => {
  expect(manifest('ouvriers.yaml')).toMatchObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: {
      selector: { matchLabels: { app: 'trentieme-ouvrier' } },
      template: { metadata: { labels: { app: 'trentieme-ouvrier' } } },
    },
  });
  const [container] = (manifest('ouvriers.yaml') as Workload).spec.template.spec.containers;
  expect(container?.args).toEqual(['worker', '--concurrency', '2']);
  expect(container?.env).toContainEqual({
    name: 'TRENTIEME_QUEUE',
    valueFrom: { secretKeyRef: { name: 'trentieme', key: 'file' } },
  });
});

test('the indexed job has one rank for each unit of the plan, no more at a time than académies, and tries nothing again that is for a person', () => {
  const job = manifest('unites.yaml') as Workload;
  expect(job).toMatchObject({
    apiVersion: 'batch/v1',
    kind: 'Job',
    spec: {
      completionMode: 'Indexed',
      completions: String(plan.units.length),
      parallelism: String(plan.plan.academies.length),
      podFailurePolicy: {
        rules: [
          { action: 'FailIndex', onExitCodes: { containerName: 'unite', values: ['3', '64', '65'] } },
          { action: 'Ignore' },
        ],
      },
      template: { spec: { restartPolicy: 'Never' } },
    },
  });
  const [container] = job.spec.template.spec.containers;
  expect(container?.args.slice(-2)).toEqual(['--unit-index', '$(JOB_COMPLETION_INDEX)']);
});
