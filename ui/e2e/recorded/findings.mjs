// What the API answers on Findings: one of every kind, some of it written by somebody hostile. What is
// decided is remembered for as long as the server runs.
const MINUTE = 60_000;
const DAY = 86_400_000;

const decided = new Map();

function items(now) {
  const ago = (ms) => new Date(now - ms).toISOString();
  const common = { certain: false, retrospective: false, version: 7, returned: 0, state: 'open' };
  return [
    {
      ...common,
      key: 'a1'.repeat(32),
      emitter: 'detection',
      rule: 'github-protection-off-then-push',
      title: 'Branch protection switched off, then a push to it',
      sentence:
        'Branch protection switched off, then a push to it: Petra Hahn on acme/payments, twice within 6 minutes.',
      severity: 'critical',
      certain: true,
      since: ago(14 * MINUTE),
      subject: { kind: 'person', id: 'u17', name: 'Petra Hahn' },
      resource: 'github/acme/acme/payments',
      count: 2,
      first: ago(20 * MINUTE),
      last: ago(14 * MINUTE),
    },
    {
      ...common,
      key: 'b2'.repeat(32),
      emitter: 'posture',
      rule: 'github-production-without-reviewer',
      title: 'Anybody who may write deploys to production',
      sentence: 'Runs of acme/payments reach production without anybody being asked.',
      severity: 'high',
      certain: true,
      since: ago(3 * DAY),
      resource: 'github/acme/acme/payments/environments/production',
      count: 1,
      first: ago(3 * DAY),
      last: ago(3 * DAY),
      returned: 1,
      disposition: 'mended',
    },
    {
      ...common,
      key: 'c3'.repeat(32),
      emitter: 'detection',
      rule: 'gitlab-many-projects-cloned',
      title: 'Many projects cloned by one account',
      sentence:
        'Many projects cloned by one account: <img src=x onerror=alert(1)>\u202e on fernhill, 412 times within 9 minutes.',
      severity: 'medium',
      since: ago(2 * 60 * MINUTE),
      subject: { kind: 'account', id: 'gitlab/default/user/91', name: '<img src=x onerror=alert(1)>\u202e' },
      resource: 'gitlab/default/fernhill',
      count: 412,
      first: ago(130 * MINUTE),
      last: ago(2 * 60 * MINUTE),
    },
  ].map((one) => ({ ...one, ...decided.get(one.key) }));
}

export function findings(asked, now) {
  const all = items(now);
  const wanted = asked.state ? [asked.state] : ['open', 'acknowledged'];
  const found = all.filter(
    (one) =>
      wanted.includes(one.state) &&
      one.sentence.toLowerCase().includes((asked.q ?? '').toLowerCase()) &&
      (!asked.rule || one.rule === asked.rule),
  );
  const many = (state) => all.filter((one) => one.state === state).length;
  return {
    items: found,
    count: found.length,
    states: {
      open: many('open'),
      acknowledged: many('acknowledged'),
      resolved: many('resolved'),
      suppressed: many('suppressed'),
    },
    severities: { critical: 1, high: 1, medium: 1, low: 0, informational: 0 },
    forgotten: 0,
    as_of: 90_000,
  };
}

const DECISIONS = {
  acknowledgement: { state: 'acknowledged', assigned: { id: 'user:1', name: 'ines.m' } },
  assignment: { assigned: { id: 'user:1', name: 'ines.m' } },
  resolution: { state: 'resolved', disposition: 'true-positive' },
  reopening: { state: 'open' },
};

const PETRA = { id: '17', name: 'Petra Hahn' };
const ASKABLE = {
  roles: [
    { role: 'person', whom: [PETRA] },
    { role: 'machine-owner', whom: [], problem: 'it is about no machine' },
    { role: 'resource-owner', whom: [{ id: '18', name: 'Tom <b>Lind</b>' }] },
  ],
  through: [
    { name: 'mail', form: 'mail' },
    { name: 'security', form: 'slack' },
  ],
};

const ASKED = { role: 'person', whom: [PETRA], through: 'mail', by: { id: 'user:1', name: 'ines.m' } };

const EXPECTATION = {
  name: 'finding-a1a1a1a1a1a1.yaml',
  text: 'assignments:\n  - to: ["person:17"]\n    allow: [admin]\n    on:\n      - "=github/acme/acme/web"\n',
  events: 2,
  left_out: ['Some events are expected already.'],
};

/** What whoever looks was asked, until it is answered. */
const put = new Map([
  [
    4812,
    {
      role: 'machine-owner',
      title: 'Repository deleted',
      sentence: 'release-bot deleted acme/old, <img src=x onerror=alert(1)>.',
      resource: 'github/acme/acme/old',
      by: { id: 'user:2', name: 'ann' },
    },
  ],
]);

export function questions(now) {
  const at = new Date(now - 20 * MINUTE).toISOString();
  return {
    questions: [...put].map(([number, one]) => ({ ...one, number, first: at, last: at, asked: at })),
  };
}

export function answered(number) {
  put.delete(number);
  return { number, answer: 'no' };
}

export function finding(key, part, events, now) {
  const reads = part === 'askable' || part === 'expectation' ? part : undefined;
  const decision = reads ? undefined : part;
  const one = items(now).find((each) => each.key === key);
  if (!one) return undefined;
  if (reads === 'expectation') return EXPECTATION;
  if (reads) return ASKABLE;
  if (decision === 'questions') return { number: 4813, role: 'person', whom: [PETRA] };
  if (decision) {
    const after = { ...decided.get(key), ...DECISIONS[decision], version: one.version + 1 };
    decided.set(key, after);
    return { ...one, ...after };
  }
  const check = one.emitter === 'posture';
  const from = new Date(now - 30 * DAY).toISOString();
  const to = one.first;
  return {
    finding: one,
    why: 'What reaches the branch unreviewed runs in production within minutes.',
    steps: check
      ? ['gh api --method PUT repos/acme/payments/environments/production']
      : ['Put the protection back.', 'Revert what was pushed while it was off.', 'Ask Petra Hahn.'],
    references: ['https://docs.github.com/en/repositories'],
    attack: check ? [] : ['t1562.001'],
    benign: check ? [] : ['A release manager who repairs a broken merge.'],
    group: [],
    questions: check
      ? []
      : [
          { ...ASKED, number: 4800, asked: one.first },
          {
            ...ASKED,
            number: 4801,
            asked: one.first,
            given: { answer: 'no', person: PETRA, text: 'I was away', when: one.last },
          },
        ],
    events: check ? [] : events.slice(0, 2),
    missing: 0,
    ...(one.subject
      ? {
          usual: {
            days: 30,
            by_subject: { query: 'actor:petra.h', from, to, count: 0, capped: false },
            by_anybody: { query: 'resource:payments', from, to, count: 231, capped: false },
          },
          reach: {
            accounts: ['github/acme/user/17'],
            resources: 12,
            permissions: { admin: 2, write: 12 },
            rights: [
              {
                account: 'github/acme/user/17',
                permissions: ['write', 'admin'],
                resource: 'github/acme/acme/payments',
                through: ['team payments'],
              },
            ],
            count: 14,
          },
        }
      : {}),
    similar: items(now).filter((other) => other.key !== key && other.rule === one.rule),
    sight: {
      sentence: 'As far as these can see: GitHub (does not record refusals).',
      sources: [],
    },
    history: [
      { when: one.first, deed: 'raised', text: '' },
      ...(one.state === 'open' ? [] : [{ when: to, deed: 'acknowledged', by: one.assigned, text: '' }]),
    ],
    precision: { dispositions: { 'true-positive': 3, 'false-positive': 1 }, share: 0.75 },
  };
}
