/** An event as every answer of the API carries it. What the tool did not send is absent. */
export interface Event {
  id: string;
  source: string;
  channel: string;
  time: string;
  time_quality: string;
  occurred?: string;
  received: string;
  action: string;
  verb?: string;
  permission: string;
  outcome: Outcome;
  actor: Account;
  on_behalf_of?: Account;
  via?: Credential;
  origin?: { address?: string; client?: string; country?: string };
  resource: { path: string; type?: string; id?: string };
  change?: Change[];
  context?: Partial<Record<ContextName, string>>;
  detail?: Record<string, string>;
  trust: string;
  natural_id?: string;
  meaning: 'mapped' | 'unmapped' | 'unreadable';
  count?: number;
  /** The person or machine whose account acted, where one is known. */
  behind?: { kind: 'person' | 'machine'; id: string; name: string };
  /** How it is judged; absent where it is not judged yet. */
  verdict?: Verdict;
  /** What happened, in plain words. */
  sentence?: string;
}

export type VerdictValue = 'expected' | 'unexpected' | 'undecided';

export interface Verdict {
  value: VerdictValue;
  basis: 'never' | 'decided' | 'governed' | 'usual' | 'none';
  /** The rule or assignment that decided it. */
  rule?: string;
  /** What would have had to be known. */
  missing?: string[];
}

export type Outcome = 'succeeded' | 'denied' | 'failed' | 'not-recorded';
export type ContextName = 'run' | 'commit' | 'change_request' | 'environment' | 'ticket';

export interface Account {
  kind: string;
  id?: string;
  name?: string;
  id_quality?: string;
}

export interface Credential {
  kind?: string;
  fingerprint?: string;
  name?: string;
}

export interface Change {
  field: string;
  before?: string;
  after?: string;
}

/** The name a person would use for an account: names first, the identifier only when there is no name. */
export function nameOf(account: Account): string {
  return account.name ?? account.id ?? (account.kind === 'anonymous' ? 'anonymous' : 'not sent');
}

/** What to call a credential in a row; the fingerprint's tail stands in for a name. */
export function credentialName(via: Credential | undefined): string {
  if (!via) return '';
  const kind = via.kind?.replaceAll('-', ' ') ?? 'credential';
  if (via.name) return `${kind} ${via.name}`;
  return via.fingerprint ? `${kind} ··${via.fingerprint.slice(-4)}` : kind;
}
