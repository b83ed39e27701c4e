// What the program is made of, from the lockfile alone: `npm run sbom`, `npm run licences`, `npm run audit`.
// `npm sbom --omit=dev` leaves out whatever a development tool needs too (nodemailer, yaml…), and dates what it writes:
// the lockfile says which packages ship, and gives the same bytes each time.
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Licences that ask for nothing but to be quoted. Any other one is for somebody to read before it ships. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

const ACTIONS = { sbom, licences, audit };
const [, , action = '', ...rest] = process.argv;
if (Object.hasOwn(ACTIONS, action)) {
  ACTIONS[action](...rest);
} else {
  process.stderr.write('supply.js sbom|licences|audit [FICHIER]\n');
  process.exitCode = 64;
}

/** A CycloneDX 1.5 list of what ships, with the digest that npm checks at every install. */
function sbom(path = 'package-lock.json') {
  const lock = lockOf(path);
  const root = lock.packages[''];
  const shipped = shippedOf(lock);
  const rootRef = `${lock.name}@${lock.version}`;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuidOf(shipped)}`,
    version: 1,
    metadata: {
      component: {
        'bom-ref': rootRef,
        type: 'application',
        name: lock.name,
        version: lock.version,
        purl: `pkg:npm/${lock.name}@${lock.version}`,
        licenses: licencesOf(root.license),
      },
    },
    components: shipped.map(componentOf),
    dependencies: [
      { ref: rootRef, dependsOn: neededBy(lock, '', { ...root.dependencies, ...root.optionalDependencies }) },
      ...shipped.map(({ path: at, ref, ...entry }) => ({
        ref,
        dependsOn: neededBy(lock, at, { ...entry.dependencies, ...entry.optionalDependencies }),
      })),
    ],
  };
  process.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
}

function componentOf({ ref, name, version, license, resolved, integrity, optional }) {
  const [algorithm = '', digest = ''] = (integrity ?? '').split(' ')[0].split('-', 2);
  const alg = { sha512: 'SHA-512', sha256: 'SHA-256', sha1: 'SHA-1' }[algorithm];
  return {
    'bom-ref': ref,
    type: 'library',
    name,
    version,
    scope: optional === true ? 'optional' : 'required',
    ...(alg === undefined
      ? {}
      : { hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }] }),
    licenses: licencesOf(license),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(resolved === undefined ? {} : { externalReferences: [{ type: 'distribution', url: resolved }] }),
  };
}

function licencesOf(license) {
  if (license === undefined) return [];
  return /[ ()]/.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

/** What a package needs, as Node would find it: the nearest `node_modules` above. A peer that is not there is none. */
function neededBy(lock, from, wanted) {
  return Object.keys(wanted)
    .flatMap((name) => {
      for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
        const found = lock.packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`];
        if (found !== undefined) return [`${name}@${found.version}`];
        if (base === '') return [];
      }
    })
    .sort();
}

/** Of this content: the same packages have the same serial number. */
function uuidOf(shipped) {
  const digest = createHash('sha256').update(JSON.stringify(shipped)).digest('hex');
  const variant = '89ab'[Number.parseInt(digest[16], 16) % 4];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** Every package that ships and its licence; exit 1 when one has none that we know. */
function licences(path = 'package-lock.json') {
  const shipped = shippedOf(lockOf(path));
  const unknown = shipped.filter(({ license }) => !isAllowed(license));
  for (const { ref, license } of shipped) process.stdout.write(`${license ?? '?'}\t${ref}\n`);
  for (const { ref, license } of unknown) {
    process.stderr.write(
      `${ref} : licence « ${license ?? 'absente'} » hors de la liste admise. À lire avant de livrer : bin/supply.js.\n`,
    );
  }
  if (unknown.length > 0) process.exitCode = 1;
}

/** `A OR B`: one will do; `A AND B`: each must. */
function isAllowed(license) {
  if (license === undefined) return false;
  return license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}

/**
 * The advisories of the registry on what ships: exit 1 from the level « high » on. A registry that does not answer is
 * said, and stops nothing: nobody can tell then.
 */
function audit() {
  const words = ['audit', '--omit=dev', '--audit-level=high', '--json'];
  const isWindows = process.platform === 'win32';
  const { status, stdout } = spawnSync(isWindows ? 'npm.cmd' : 'npm', words, {
    encoding: 'utf8',
    shell: isWindows,
  });
  const counts = jsonOf(stdout)?.metadata?.vulnerabilities;
  if (counts === undefined) {
    process.stderr.write(
      'ATTENTION : le registre npm ne répond pas à l’audit. Les dépendances N’ONT PAS été contrôlées.\n',
    );
    return;
  }
  const found = Object.entries(counts).map(([level, count]) => `${level} ${String(count)}`);
  process.stdout.write(`Avis de sécurité sur ce qui est livré : ${found.join(', ')}\n`);
  if (status !== 0) {
    process.stderr.write('Avis de niveau « high » ou plus : npm audit --omit=dev dit lesquels.\n');
    process.exitCode = 1;
  }
}

function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lockOf(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What ships, by reference: what only development needs is marked `dev` in the lockfile. */
function shippedOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .map(([path, entry]) => {
      const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { ...entry, path, name, ref: `${name}@${entry.version}` };
    })
    .filter(({ ref }, index, all) => all.findIndex((other) => other.ref === ref) === index)
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
}
