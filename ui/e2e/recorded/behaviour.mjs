// Who is unusual in the recorded week, and by what.
const HOUR = 3_600_000;
const STRANGE = 'account:github/acme/user/4711';

const standing = (now) => ({
  subject: STRANGE,
  about: { kind: 'account', id: 'github/acme/user/4711', name: 'mira<img src=x>' },
  points: 91.2,
  families: { deed: 31, means: 24.5, place: 35.7 },
  worth_a_look: true,
  signals: ['new-action', 'new-network', 'new-client', 'github-token-made'],
  last: new Date(now - 2 * HOUR).toISOString(),
});

const entry = (now, hours, rest) => ({
  when: new Date(now - hours * HOUR).toISOString(),
  certain: false,
  account: 'github/acme/user/4711',
  events: ['90000.0'],
  usual: [],
  sample: 812,
  others: 0,
  ...rest,
});

export const everybody = (now) => ({
  items: [
    standing(now),
    {
      ...standing(now),
      subject: 'machine:build-07',
      about: { kind: 'machine', id: 'build-07', name: 'build-07' },
      points: 22.4,
      worth_a_look: false,
      signals: ['many-events'],
    },
  ],
  threshold: 80,
  accounts: 1204,
  learning: 31,
  credentials: 902,
  forgotten: 0,
  as_of: 90_000,
});

export const ledger = (asked, now) =>
  asked.subject === STRANGE
    ? {
        standing: standing(now),
        threshold: 80,
        entries: [
          entry(now, 2, {
            family: 'place',
            signal: 'new-network',
            title: 'Came from a network for the first time',
            given: 30,
            points: 29.7,
            observed: '203.0.113.0/24',
            usual: [{ value: '10.17.3.0/24', count: 812 }],
            peers: 0,
          }),
          entry(now, 30, {
            family: 'detection',
            signal: 'github-token-made',
            title: 'A detection raised it',
            given: 45,
            points: 41.3,
            observed: 'github/acme/acme/payments',
          }),
        ],
        learned: [
          {
            account: 'github/acme/user/4711',
            kind: 'person',
            first: new Date(now - 700 * HOUR).toISOString(),
            last: new Date(now - 2 * HOUR).toISOString(),
            events: 813,
            days: 19,
            usual: {
              action: [{ value: 'git.push', count: 402 }],
              network: [{ value: '10.17.3.0/24', count: 812 }],
            },
          },
        ],
      }
    : undefined;

export const signals = () => ({
  items: [
    {
      name: 'new-network',
      title: 'Came from a network for the first time',
      family: 'place',
      points: 30,
      seen: 7,
      off: ['github: no address'],
    },
    {
      name: 'woke',
      title: 'Was active again after a long silence',
      family: 'time',
      points: 40,
      seen: 0,
      off: [],
    },
  ],
});
