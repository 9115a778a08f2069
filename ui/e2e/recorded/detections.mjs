// What the API answers on Detections: a few that matched, one that cannot, one written by somebody hostile.
const HOUR = 3_600_000;

const one = (name, title, more) => ({
  name,
  title,
  level: 'high',
  theme: 'vault',
  state: 'watch',
  written: 'watch',
  certain: false,
  log: 'gatehouse',
  techniques: ['T1098'],
  day: 0,
  week: 0,
  month: 0,
  raised: 0,
  forgotten: 0,
  held: 0,
  ...more,
});

const all = (now) => [
  one('vault-audit-device-removed', 'Audit log of Vault switched off', {
    state: 'on',
    written: 'on',
    level: 'critical',
    certain: true,
    techniques: ['T1562.008'],
    day: 1,
    week: 1,
    month: 2,
    last: new Date(now - 2 * HOUR).toISOString(),
    raised: 1,
  }),
  one('vault-policy-changed', 'Vault policy written or deleted', {
    level: 'medium',
    week: 14,
    month: 61,
    last: new Date(now - 30 * HOUR).toISOString(),
    state: 'off',
    held: 3,
    forgotten: 7,
  }),
  one('aws-trail-stopped', 'A trail was stopped', {
    theme: 'aws',
    log: 'aws',
    techniques: ['T1562.008'],
    never: 'Gatehouse reads no log of aws.',
  }),
  one('hostile', '<img src=x onerror=alert(1)> \u202egnp.x', { theme: 'github', level: 'low' }),
];

export const detections = (now) => ({
  items: all(now),
  learning: [{ source: 'vault:prod', until: new Date(now + 90 * HOUR).toISOString() }],
  problems: ['/srv/detections/ours.yaml:5: a level is one of informational, low, medium, high, critical'],
  since: 0,
});

export const detection = (asked, now) => ({
  detection: all(now).find((each) => each.name === asked.name),
  why: 'Without it nobody can tell what is read next.',
  steps: ['Ask whoever did it.', 'Switch it on again: vault audit enable file.'],
  benign: ['The device is being replaced by another one.'],
  references: ['https://developer.hashicorp.com/vault/docs/audit'],
  text: 'title: Audit log of Vault switched off\nlevel: critical\n',
});

export const matchedBy = () => ({
  items: [
    {
      name: 'vault-audit-device-removed',
      title: 'Audit log of Vault switched off',
      level: 'critical',
      state: 'on',
    },
  ],
});

/** What was played: seen, not seen, and never. */
export function rehearsals(now) {
  const item = (name, title, expects) => ({
    name,
    title,
    why: 'What is read after it leaves no trace.',
    steps: ['somebody removes the audit device that writes to a file'],
    sources: ['vault:rehearsal'],
    expects: [expects],
  });
  const score = (rehearsal, detection, millis) => ({
    rehearsal,
    run: `${rehearsal.length}k3v9`,
    started: new Date(now - HOUR).toISOString(),
    done: true,
    seen: millis !== undefined,
    events: ['4812.0'],
    expected: [
      {
        detection,
        raises: true,
        ...(millis === undefined ? {} : { seen_millis: millis, raised_millis: millis, finding: 'ab12' }),
      },
    ],
    told: [
      { destination: 'on-call', outcome: 'sent', problem: '', millis: 310 },
      {
        destination: 'siem',
        outcome: 'given-up',
        problem: 'refused: <img src=x onerror=alert(1)>',
        millis: 420,
      },
    ],
  });
  return {
    items: [
      item('audit-off', "Vault's audit device is removed", 'vault-audit-device-removed'),
      item('worm', 'A worm makes a repository for what it stole', 'github-worm-repository-made'),
      item('never', 'Never played', 'vault-policy-changed'),
    ],
    scores: [
      score('audit-off', 'vault-audit-device-removed', 41),
      score('worm', 'github-worm-repository-made', undefined),
    ],
  };
}
