// What the API answers about the recorded week. Understands `key:value`, `-key:value` and bare words, which
// is all that looking at the screens takes.
const KEYS = {
  outcome: (e) => e.outcome,
  kind: (e) => e.actor.kind,
  actor: (e) => e.actor.name,
  credential: (e) => e.via?.fingerprint,
  permission: (e) => e.permission,
  verb: (e) => e.verb,
  action: (e) => e.action,
  source: (e) => e.source,
  tool: (e) => e.source.split(':')[0],
  environment: (e) => e.context?.environment,
  country: (e) => e.origin?.country,
  ip: (e) => e.origin?.address,
  run: (e) => e.context?.run,
  resource: (e) => e.resource.path,
};
const MEANINGS = {
  outcome: 'what the tool said happened',
  kind: 'kind of account',
  actor: 'who did it',
  credential: 'credential used',
  permission: 'permission exercised',
  verb: 'what was done',
  action: "the tool's own word",
  source: 'which connection',
  environment: 'environment',
  country: 'country',
  ip: 'address',
  run: 'pipeline run',
  resource: 'on what',
};

export class Mistake extends Error {
  constructor(column, length, message, suggestion) {
    super(message);
    this.errors = [{ column, length, message, suggestion }];
  }
}

function conditions(q) {
  const out = [];
  for (const match of q.matchAll(/(-?)([a-z_]+):("(?:[^"\\]|\\.)*"|\S+)|("[^"]*"|\S+)/gi)) {
    if (match[2]) {
      const key =
        { env: 'environment', cred: 'credential' }[match[2].toLowerCase()] ?? match[2].toLowerCase();
      if (key === 'is') {
        out.push({
          not: match[1] === '-',
          test: (e) => e.permission === 'admin' || e.permission === 'secret',
        });
        continue;
      }
      if (!KEYS[key])
        throw new Mistake(
          match.index + match[1].length,
          match[2].length,
          `unknown key ${match[2]}`,
          'did you mean actor?',
        );
      const value = match[3].replace(/^"|"$/g, '').replace(/\\(.)/g, '$1').toLowerCase();
      out.push({
        not: match[1] === '-',
        test: (e) => matches(key, String(KEYS[key](e) ?? '').toLowerCase(), value),
      });
    } else {
      const word = match[4].replace(/^"|"$/g, '').toLowerCase();
      out.push({ not: false, test: (e) => JSON.stringify(e).toLowerCase().includes(word) });
    }
  }
  return out;
}

function matches(key, have, want) {
  return key === 'resource'
    ? have === want || have.split('/').includes(want) || have.startsWith(`${want}/`)
    : have === want;
}

export function select(events, { q = '', from, to }) {
  const tests = conditions(q);
  const low = from ? Date.parse(from) : 0;
  const high = to ? Date.parse(to) : Number.POSITIVE_INFINITY;
  return events.filter((e) => {
    const at = Date.parse(e.time);
    return at >= low && at < high && tests.every((it) => it.test(e) !== it.not);
  });
}

export const SIGHT = (now) => ({
  sentence:
    'As far as these can see: Vault, Kubernetes (complete), GitHub (does not record refusals), GitLab (complete), Jenkins (4 min behind; sends no address).',
  sources: [
    {
      source: 'github:acme',
      complete: true,
      sees: { reads: 'partial', refusals: 'no', address: 'partial', client: 'yes', credential: 'yes' },
      notes: ['does not record refusals', 'sends no address: enable IP disclosure'],
      last_event: new Date(now - 40_000).toISOString(),
      lag_seconds: 2,
    },
    {
      source: 'gitlab:platform',
      complete: true,
      sees: { reads: 'no', refusals: 'partial', address: 'yes', client: 'no', credential: 'yes' },
      notes: ['reads are not recorded on this tier'],
      last_event: new Date(now - 140_000).toISOString(),
      lag_seconds: 2,
    },
    {
      source: 'jenkins:main',
      complete: false,
      sees: { reads: 'no', refusals: 'no', address: 'no', client: 'no', credential: 'no' },
      notes: ['sends no address'],
      last_event: new Date(now - 240_000).toISOString(),
      lag_seconds: 240,
    },
    {
      source: 'kubernetes:prod',
      complete: true,
      sees: { reads: 'yes', refusals: 'yes', address: 'yes', client: 'yes', credential: 'yes' },
      notes: [],
      last_event: new Date(now - 4_000).toISOString(),
      lag_seconds: 1,
    },
    {
      source: 'vault:prod',
      complete: true,
      sees: { reads: 'yes', refusals: 'yes', address: 'yes', client: 'partial', credential: 'yes' },
      notes: [],
      last_event: new Date(now - 9_000).toISOString(),
      lag_seconds: 1,
    },
  ],
});

export function page(events, asked, now) {
  const found = select(events, asked);
  const limit = Number(asked.limit ?? 200);
  const start = asked.after ? Number(asked.after) : 0;
  return {
    events: found.slice(start, start + limit),
    ...(found.length > start + limit ? { next: String(start + limit) } : {}),
    count: { value: Math.min(found.length, 1000), capped: found.length > 1000 },
    ...answered(now),
  };
}

export const answered = (now) => ({ as_of: '90001', sight: SIGHT(now) });

export function facets(events, asked, now) {
  const found = select(events, asked);
  return {
    ...answered(now),
    facets: asked.keys.split(',').map((key) => {
      const counts = new Map();
      for (const e of found) {
        const value = KEYS[key]?.(e);
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const values = [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, Number(asked.top ?? 8))
        .map(([value, count]) => ({
          value,
          count,
          ...(key === 'credential' ? { label: `personal token ··${value.slice(-4)}` } : {}),
        }));
      return {
        key,
        values,
        others: Math.max(0, counts.size - values.length),
        ...(key === 'outcome' ? { blind: ['jenkins:main'], partly: ['github:acme', 'gitlab:platform'] } : {}),
      };
    }),
  };
}

export function histogram(events, asked, now) {
  const from = asked.from ? Date.parse(asked.from) : now - 7 * 86_400_000;
  const to = asked.to ? Date.parse(asked.to) : now;
  const count = Number(asked.buckets ?? 96);
  const step = Math.max(1, Math.ceil((to - from) / count / 1000));
  const buckets = Array.from({ length: count }, (_, i) => ({
    start: new Date(from + i * step * 1000).toISOString(),
    total: 0,
    by: {},
  }));
  for (const e of select(events, asked)) {
    const bucket = buckets[Math.floor((Date.parse(e.time) - from) / (step * 1000))];
    if (bucket) {
      bucket.total += 1;
      const value = KEYS[asked.stack ?? 'outcome'](e);
      bucket.by[value] = (bucket.by[value] ?? 0) + 1;
    }
  }
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    bucket_seconds: step,
    buckets,
    ...answered(now),
  };
}

export function values(events, asked, now) {
  const counts = new Map();
  for (const e of select(events, { from: asked.from, to: asked.to })) {
    const value = KEYS[asked.key]?.(e);
    if (value?.toLowerCase().startsWith((asked.prefix ?? '').toLowerCase()))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return {
    ...answered(now),
    values: [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([value, count]) => ({ value, count })),
  };
}

export const keys = () => ({
  keys: Object.keys(KEYS).map((key) => ({ key, meaning: MEANINGS[key] })),
  shorthands: [
    { name: 'privileged', definition: 'permission:admin,secret', meaning: 'Exercised admin or secret.' },
  ],
});

const quoted = (value) => `"${value.replace(/[\\"]/g, '\\$&')}"`;

export function detail(events, id) {
  const event = events.find((e) => e.id === id);
  if (!event) return undefined;
  const related = (query) => ({ query, count: select(events, { q: query }).length });
  return {
    event,
    sentence: event.sentence,
    raw_available: true,
    delivery: {
      position: Number(id.split('.')[0]),
      channel: 'audit',
      received: event.received,
      trust: 'signed',
      authenticated_by: 'HMAC signature',
    },
    related: {
      credential: related(`credential:${quoted(event.via.fingerprint)}`),
      ...(event.origin ? { address: related(`ip:${quoted(event.origin.address)}`) } : {}),
      ...(event.context.run ? { run: related(`run:${quoted(event.context.run)}`) } : {}),
    },
  };
}
