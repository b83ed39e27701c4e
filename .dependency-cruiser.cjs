/** The arrows of the house: who may import whom. Each rule says what to do when it fires. */
/** Memory given back at once, whoever held it: a leaf. */
const BYTES = '^src/given-bytes\\.ts$';
const SHARED = '^src/(model|money|calendar)/';
const STAGES = ['ingest', 'validate', 'entitle', 'settle', 'emit', 'report'];

/** A folder of src may import itself and these. */
const only = (folder, allowed, comment) => ({
  name: `${folder.replace(/[^a-z-]/g, '')}-imports`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: [`^src/${folder}/`, ...allowed] },
});

const owner = (library, path) => ({
  name: `owner-of-${library.replace(/[^a-z-]/g, '')}`,
  severity: 'error',
  comment: `One owner per library: use ${path} instead of importing ${library} here.`,
  from: { path: '^src/', pathNot: path },
  to: { path: `node_modules/${library}/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Two files that need each other are one subject, or a third is missing: move the shared part out.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this file: remove it, or use it.',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '^bin/', '\\.test\\.ts$', '^test/ledger/'],
      },
      to: {},
    },
    {
      name: 'bin-only-cli',
      severity: 'error',
      comment: 'bin/ only calls the command line: move the code to src/cli.',
      from: { path: '^bin/' },
      to: { path: '^(src|dist)/', pathNot: '^(src|dist)/cli/' },
    },
    only('calendar', [], 'The calendar knows nothing but dates.'),
    only('money', [], 'Money knows nothing but amounts.'),
    only('model', ['^src/(money|calendar)/'], 'The nouns rest on money and calendar only.'),
    only('rules', [SHARED], 'The law is pure: it sees the nouns, money and dates, nothing else.'),
    only('charset', [], 'A character set is a table: it needs nothing of ours.'),
    only(
      'layout',
      ['^src/(charset|calendar)/'],
      'The layout engine works for any layout: it knows no payroll.',
    ),
    only('contracts', [], 'Reading a schema needs nothing of ours.'),
    only('regulations', [SHARED, '^src/contracts/'], 'Law data become nouns; rules and stages read them.'),
    only('config', [SHARED, '^src/(contracts|charset)/'], 'Settings are read once, at the edge.'),
    only(
      'profiles',
      ['^src/(model|calendar|contracts|charset)/'],
      'A profile maps columns: what reads files and checks rows is joined with it outside.',
    ),
    only(
      'generate',
      ['^src/calendar/'],
      'The fictitious académie must not borrow the rules it is used to test.',
    ),
    ...STAGES.map((stage) =>
      only(
        stage,
        [SHARED, '^src/(rules|regulations|charset|layout)/', '^src/ledger/view\\.ts$'],
        'A stage never imports another stage: pass the value through the pipeline.',
      ),
    ),
    only(
      'operations',
      [
        SHARED,
        '^src/[^/]+\\.ts$',
        `^src/(${STAGES.join('|')}|campaign|queue|split|excerpt|explained|causes|notify|profiles|schedule|sts|regulations|config|contracts|charset|layout|key-index|ledger|io)/`,
      ],
      'An operation joins the pipeline, the ledger and the disk; words and law stay where they are.',
    ),
    only(
      'split',
      ['^src/(model|calendar|charset|ingest|key-index)/', BYTES],
      'Cutting an export needs its keys and its bytes, no rule.',
    ),
    only(
      'explained',
      [
        SHARED,
        '^src/(past-case|computation|presence-lookup)\\.ts$',
        '^src/(rules|regulations|entitle|settle|validate|excerpt)/',
        '^src/ledger/view\\.ts$',
        '^src/report/explanation/',
      ],
      'An explanation joins what the stages computed: it decides nothing, and reads no disk.',
    ),
    only(
      'excerpt',
      ['^src/(model|calendar|charset|ingest|split)/', '^src/validate/input-tables\\.ts$'],
      'An excerpt takes rows out of an export as they are: what they mean is for the pipeline to say.',
    ),
    only(
      'causes',
      [SHARED, '^src/excerpt/excerpt\\.ts$', '^src/validate/input-tables\\.ts$'],
      'Comparing facts and adding up parts needs no rule: what facts are worth is asked of whoever calls.',
    ),
    only(
      'sts',
      ['^src/(model|money|calendar|charset)/', '^src/ingest/(csv|xml-tree)\\.ts$'],
      'STS-web is a reference beside the export: it reads its own file and knows no stage.',
    ),
    only(
      'notify',
      [SHARED, '^src/config/notify\\.ts$', '^src/report/(messages/index|month-names)\\.ts$'],
      'A notification is words and figures: what sends it and what keeps it are joined with it outside.',
    ),
    only(
      'schedule',
      ['^src/calendar/'],
      'What is due follows from dates and facts given as values: no clock, no ledger, no disk.',
    ),
    only(
      'campaign',
      [SHARED, '^src/contracts/', '^src/config/(config|schedule|secrets)\\.ts$', '^src/emit/manifest\\.ts$'],
      'A campaign is a plan, units and what became of them: what runs them is joined with it outside.',
    ),
    only('queue', ['^src/campaign/'], 'A queue keeps units and takes them out: it does none of them.'),
    only('io', [BYTES], 'Disk, clock and threads serve whoever calls them.'),
    only('key-index', [], 'Where keys stand is numbers: whose they are is for whoever gathers and asks.'),
    only('ledger', [SHARED, '^src/key-index/'], 'The book keeps postings; it computes nothing.'),
    {
      name: 'readers-are-pure',
      severity: 'error',
      comment:
        'The files around a run are read and nothing else: what they do to the book is for the ledger to say.',
      from: { path: '^src/operations/(read-(table|return|opening)|export-marker)\\.ts$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/operations/read-table\\.ts$',
          SHARED,
          '^src/(ingest|validate|contracts|charset|regulations)/',
          '^src/ledger/(records|returns)\\.ts$',
        ],
      },
    },
    {
      name: 'cli-calls-the-pipeline',
      severity: 'error',
      comment: 'A command turns words into one call: do not reach into rules, entitle or settle from here.',
      from: { path: '^src/cli/' },
      to: { path: '^src/(rules|entitle|settle|ingest)/' },
    },
    {
      name: 'node-at-the-edge',
      severity: 'error',
      comment: 'Only cli, io and the ledger drivers touch node:*: take what you need as an argument.',
      from: { path: '^src/', pathNot: '^src/(cli|io|ledger)/' },
      to: { dependencyTypes: ['core'] },
    },
    owner('decimal.js', '^src/money/'),
    owner('csv-parse', '^src/ingest/csv\\.ts$'),
    owner('saxes', '^src/ingest/xml-stream\\.ts$'),
    owner('csv-stringify', '^src/emit/csv\\.ts$'),
    owner('yargs', '^src/cli/'),
    owner('yaml', '^src/contracts/yaml\\.ts$'),
    owner('ajv', '^src/contracts/json-schema\\.ts$'),
    owner('fast-xml-parser', '^src/ingest/xml-tree\\.ts$'),
    owner('yauzl', '^src/io/zip\\.ts$'),
    owner('pg', '^src/ledger/'),
    owner('pg-boss', '^src/queue/unit-queue\\.ts$'),
    owner('preact(-render-to-string)?', '^src/report/page/'),
    owner('d3-(scale|shape)', '^src/report/page/'),
    owner('write-excel-file', '^src/report/rejects/'),
    owner('node-cron', '^src/cli/'),
    owner('piscina', '^src/io/threads\\.ts$'),
    owner('nodemailer', '^src/io/mail\\.ts$'),
    owner('age-encryption', '^src/io/age\\.ts$'),
    owner('pino', '^src/io/log\\.ts$'),
    {
      name: 'src-not-to-test',
      severity: 'error',
      comment: 'The product must not need its tests.',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'oracle-is-independent',
      severity: 'error',
      comment: 'The oracle is worth something because it shares nothing with the engine it checks.',
      from: { path: '^test/support/oracle/' },
      to: { path: '^src/' },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      comment: 'The container has no development dependency: move it to dependencies, or do without.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
