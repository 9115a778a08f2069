// A small made-up week, the same on every run, for looking at the screens without a server.
const PEOPLE = ['dana.k', 'ines.m', 'tomas.v', 'noor.h', 'kai.o', 'li.w', 'ola.b'];
const MACHINES = [
  ['renovate', 'app'],
  ['deploy-payments', 'oidc-subject'],
  ['k8s-reconciler', 'service-account'],
  ['oncall-bot', 'bot'],
  ['ledger-mirror', 'deploy-key'],
];
const DEEDS = [
  ['github:acme', 'git.clone', 'read', 'read', 'github/acme/payments'],
  [
    'github:acme',
    'protected_branch.policy_override',
    'configure',
    'admin',
    'github/acme/payments/branches/main',
  ],
  [
    'github:acme',
    'environment.add_protection_rule',
    'configure',
    'admin',
    'github/acme/payments/environments/production',
  ],
  ['github:acme', 'pull_request_review.submit', 'approve', 'approve', 'github/acme/ledger'],
  ['github:acme', 'org.add_member', 'grant', 'admin', 'github/acme/members/femi.a'],
  [
    'gitlab:platform',
    'ci_variable_updated',
    'update',
    'secret',
    'gitlab/platform/payments-release/variables/DEPLOY_TOKEN',
  ],
  ['jenkins:main', 'build.start', 'execute', 'run', 'jenkins/main/jobs/payments-release'],
  [
    'kubernetes:prod',
    'patch deployments',
    'deploy',
    'deploy',
    'kubernetes/prod/namespaces/payments/deployments/api',
  ],
  ['kubernetes:prod', 'get secrets', 'read', 'secret', 'kubernetes/prod/namespaces/payments/secrets/db'],
  ['vault:prod', 'kv/data/read', 'read', 'secret', 'vault/prod/secret/payments/environments/production/db'],
  ['vault:prod', 'auth/token/create', 'mint', 'admin', 'vault/prod/auth/token'],
  ['github:acme', 'user.login', 'authenticate', 'none', 'github/acme'],
];
const ADDRESSES = [['203.0.113.40', 'DE'], ['198.51.100.7', 'NL'], ['192.0.2.14', 'BR'], undefined];

function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const VERBS_PAST = {
  read: 'read',
  configure: 'changed settings of',
  approve: 'approved',
  grant: 'gave a right on',
  update: 'updated',
  execute: 'started',
  deploy: 'deployed to',
  mint: 'created a credential at',
  authenticate: 'signed in to',
};

export function week(now, count = 1400) {
  const below = random(7);
  const out = [];
  for (let i = 0; i < count; i += 1) {
    const [source, action, verb, permission, path] = DEEDS[below(DEEDS.length)];
    const machine = below(10) < 5;
    const [name, kind] = machine
      ? MACHINES[below(MACHINES.length)]
      : [PEOPLE[below(PEOPLE.length)], source.startsWith('vault') ? 'entity' : 'user'];
    const at = new Date(now - Math.floor((i / count) * 7 * 86_400_000) - below(300_000));
    const outcome =
      below(30) === 0
        ? 'denied'
        : below(60) === 0
          ? 'failed'
          : source.startsWith('jenkins') && below(3) === 0
            ? 'not-recorded'
            : 'succeeded';
    const address = ADDRESSES[below(ADDRESSES.length)];
    out.push(
      event({
        position: 90_000 - i,
        at,
        source,
        action,
        verb,
        permission,
        path,
        name,
        kind,
        outcome,
        address,
        machine,
      }),
    );
  }
  return out;
}

function event(it) {
  const environment = /production|kubernetes\/prod|vault\/prod/.test(it.path) ? 'production' : undefined;
  const refused = it.outcome === 'denied' ? 'was refused: ' : '';
  return {
    id: `${it.position}.0`,
    source: it.source,
    channel: 'audit',
    time: it.at.toISOString(),
    time_quality: it.source.startsWith('jenkins') ? 'second' : 'exact',
    occurred: it.at.toISOString(),
    received: new Date(it.at.getTime() + 412).toISOString(),
    action: it.action,
    verb: it.verb,
    permission: it.permission,
    outcome: it.outcome,
    actor: { kind: it.kind, id: String(4000 + it.name.length * 17), name: it.name, id_quality: 'native' },
    via: {
      kind: it.machine ? 'app-token' : 'personal-token',
      fingerprint: `${it.source.split(':')[0]}:token:9f2e${it.name.length}${it.name.charCodeAt(0)}`,
    },
    ...(it.address
      ? { origin: { address: it.address[0], country: it.address[1], client: 'git/2.43.0' } }
      : {}),
    resource: { path: it.path, type: it.path.split('/').at(-2), id: '77120' },
    ...(it.verb === 'configure'
      ? {
          change: [
            { field: 'required_reviews', before: '2', after: '0' },
            { field: 'enforce_admins', before: 'true', after: 'false' },
          ],
        }
      : {}),
    context: { ...(environment ? { environment } : {}), ...(it.machine ? { run: '8812' } : {}) },
    trust: 'signed',
    natural_id: `n${it.position}`,
    meaning: 'mapped',
    sentence: `${it.name} ${refused}${VERBS_PAST[it.verb] ?? it.verb} ${it.path.split('/').slice(2).join('/') || it.path} in ${it.source}, with a ${it.machine ? 'app token' : 'personal token'}.`,
  };
}
