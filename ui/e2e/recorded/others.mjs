// What the API answers on the other screens.
import { answered, SIGHT } from './answers.mjs';
import { everybody, ledger, signals } from './behaviour.mjs';
import { detection, detections, matchedBy, rehearsals } from './detections.mjs';
import { answered as answeredQuestion, finding, findings, questions } from './findings.mjs';
import { posture, stands } from './posture.mjs';

const TITLES = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jenkins: 'Jenkins',
  kubernetes: 'Kubernetes',
  vault: 'Vault',
};

const SESSION = {
  user: { name: 'ines.m', role: 'admin' },
  capabilities: [
    'events.read',
    'payload.reveal',
    'source.manage',
    'user.manage',
    'token.manage',
    'integrity.read',
    'detection.read',
    'detection.set',
    'posture.read',
    'posture.except',
    'finding.read',
    'finding.decide',
    'status.read',
    'view.manage',
  ],
  csrf: 'recorded',
  demo: true,
  company: 'Acme',
  version: '0.1.0',
};

const QUESTIONS = [
  {
    title:
      'Who touched the production environment of payments this week, with which credential, and was any of it refused?',
    query: 'resource:payments env:production',
  },
  { title: 'Who read a secret?', query: 'permission:secret' },
  { title: 'Who switched off a protection?', query: 'verb:configure' },
  { title: 'What was refused?', query: 'outcome:denied' },
];

export function others(path, method, asked, events, now) {
  if (path === '/session') return SESSION;
  if (path === '/questions') return questions(now);
  if (path.startsWith('/questions/')) return answeredQuestion(Number(path.split('/')[2]));
  if (path === '/findings') return findings(asked, now);
  if (path.startsWith('/findings/')) return finding(path.split('/')[2], path.split('/')[3], events, now);
  if (path === '/views')
    return {
      views: [
        { id: '1', name: 'Secrets of payments', query: 'resource:payments permission:secret', range: '30d' },
      ],
    };
  if (path === '/overview') {
    return {
      since: asked.since ?? new Date(now - 86_400_000).toISOString(),
      last_visit: new Date(now - 86_400_000).toISOString(),
      events: 206,
      privileged: events.filter((e) => e.permission === 'admin').slice(0, 8),
      sources: sources(events, now),
      questions: QUESTIONS,
      ...answered(now),
    };
  }
  if (path === '/behaviour') return everybody(now);
  if (path === '/behaviour/ledger') return ledger(asked, now);
  if (path === '/behaviour/signals') return signals();
  if (path === '/detections') return detections(now);
  if (path === '/detections/one') return detection(asked, now);
  if (/^\/events\/[^/]+\/detections$/.test(path)) return matchedBy(path.split('/')[2]);
  if (path === '/rehearsals') return rehearsals(now);
  if (path === '/posture') return posture(asked, now);
  if (path === '/posture/one') return stands(asked, now);
  if (path === '/sources' && method === 'GET') return { sources: sources(events, now) };
  if (path === '/sources')
    return {
      source: 'vault:eu',
      intake_url: 'http://127.0.0.1:7070/intake/vault:eu',
      token: 'gth_4kQm2xYv9pTnLr7cZs1wUeBd8aJf3hGo',
    };
  if (path === '/tools') return { tools: tools() };
  if (path === '/tokens')
    return {
      tokens: [
        {
          id: 1,
          name: 'nightly export',
          owner: 'ines.m',
          revoked: false,
          capabilities: ['events.read', 'events.export'],
          scope: ['github:*', 'vault:prod'],
          created: new Date(now - 9e8).toISOString(),
          expires: new Date(now + 5e9).toISOString(),
          last_used: new Date(now - 4e6).toISOString(),
        },
      ],
    };
  if (path === '/sessions') return sessions(now);
  if (path === '/second-factor') return { available: true, on: false, recovery_codes_left: 0 };
  if (path === '/users')
    return {
      roles: ['viewer', 'analyst', 'admin'],
      users: [
        {
          id: 1,
          name: 'ines.m',
          role: 'admin',
          disabled: false,
          local: true,
          second_factor: true,
          scope: [],
          last_visit: new Date(now).toISOString(),
        },
        {
          id: 2,
          name: 'kai.o',
          role: 'analyst',
          disabled: false,
          local: false,
          second_factor: false,
          scope: ['vault:prod'],
          last_visit: new Date(now - 9e7).toISOString(),
        },
      ],
    };
  if (path === '/integrity') return integrity(now);
  if (path === '/status') return { records: 90_002, views: [] };
  return undefined;
}

function sources(events, now) {
  return SIGHT(now).sources.map((sight) => {
    const [tool, instance] = sight.source.split(':');
    const own = events.filter((e) => e.source === sight.source);
    return {
      name: sight.source,
      tool,
      title: TITLES[tool],
      instance,
      state: tool === 'gitlab' ? 'switched-off' : 'connected',
      counts: { mapped: own.length, unmapped: own.length % 4, unreadable: 0, duplicate: own.length % 7 },
      sight,
      channels: [
        {
          name: 'audit',
          way: tool === 'github' ? 'pull' : 'push',
          last_event: sight.last_event,
          last_received: sight.last_event,
          events: own.length,
          lag_seconds: sight.lag_seconds,
          errors:
            tool === 'jenkins'
              ? ['The agent answered 503 three times since 14:02; trying again every minute.']
              : [],
          ...(tool === 'github'
            ? {
                rate_limit: { remaining: 1204, limit: 1750, resets: new Date(now + 2e6).toISOString() },
                backfill: { done: 61, total: 90 },
              }
            : {}),
        },
      ],
    };
  });
}

const STEPS = `1. Open **Settings → Audit log → Log streaming**.
2. Choose *HTTPS endpoint* and paste the address that is shown after this step.
3. Paste the secret as the signing key and save.

\`\`\`
curl -X POST https://gatehouse.example/intake/github
\`\`\``;

function tools() {
  return Object.entries(TITLES).map(([name, title]) => ({
    name,
    title,
    summary: 'The audit log needs the Enterprise plan; webhooks work on every plan.',
    channels: ['audit', 'webhook'].map((channel) => ({
      name: channel,
      title: channel === 'audit' ? 'Audit log stream' : 'Organisation webhook',
      way: 'push',
      role: channel === 'audit' ? 'audit' : 'hint',
      scopes: 'A token with `read:audit_log` and nothing else.',
      steps: STEPS,
      settings: [
        {
          name: 'secret',
          label: 'Secret',
          secret: true,
          required: false,
          help: 'Leave it empty to have one made.',
        },
      ],
    })),
  }));
}

function integrity(now) {
  return {
    origin: 'gatehouse.k3mq7x2a/t/default',
    size: 90_001,
    sealed: 89_600,
    checkpoint_note:
      'gatehouse.k3mq7x2a/t/default\n90001\nrra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=\n\n— gatehouse.k3mq7x2a/t/default abcd\n',
    root: 'rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=',
    checked_at: new Date(now - 2000).toISOString(),
    last_verified: { at: new Date(now - 3_600_000).toISOString(), ok: true, records: 88_000 },
    rung: 'Detects changed, lost and reordered records; does not detect rewriting by root on this machine.',
    vkey: 'gatehouse.k3mq7x2a/t/default+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
  };
}

const sessions = (now) => ({
  sessions: [
    ['ines.m', 'break-glass', '192.0.2.7', 2, 70, true],
    ['kai.o', 'provider', '192.0.2.31', 3, 5, false],
  ].map(([user, door, address, hours, left, here], n) => ({
    id: n + 1,
    user,
    door,
    address,
    created: new Date(now - hours * 3.6e6).toISOString(),
    last_used: new Date(now - 4e4 * (n + 1)).toISOString(),
    until: new Date(now + left * 3.6e6).toISOString(),
    here,
  })),
});
