import { IconKey, IconUserQuestion } from '@tabler/icons-react';
import { type Account, type Event, nameOf } from '../api/event';
import { initials } from '../text/shorten';
import { DataText } from './DataText';
import style from './Who.module.css';

const PEOPLE = new Set(['user', 'host-user']);
const MACHINES = new Set(['app', 'bot', 'deploy-key', 'service-account', 'oidc-subject']);

export type Sort = 'person' | 'machine' | 'unclear';

/** Whether a person or a machine is behind a kind of account; some kinds do not say. */
export function sortOf(kind: string): Sort {
  if (PEOPLE.has(kind)) return 'person';
  return MACHINES.has(kind) ? 'machine' : 'unclear';
}

const TITLES: Record<Sort, string> = {
  person: 'Person',
  machine: 'Machine',
  unclear: 'Person or machine: the tool does not say',
};

/** Who did it: people are round, machines are square, so that they differ without reading. Where the person
 * behind the account is known by another name, that comes first. */
export function Who({
  account,
  max = 40,
  behind,
}: {
  account: Account;
  max?: number;
  behind?: Event['behind'];
}) {
  const other = behind && behind.name !== nameOf(account) ? behind.name : undefined;
  return (
    <span className={`${style.who} ${other ? style.both : ''}`}>
      <WhoPicture account={account} behind={behind} />
      {other && (
        <span className={style.name}>
          <DataText value={other} max={max} />
        </span>
      )}
      <span className={accountStyle(account, other)} title={other && nameOf(account)}>
        <DataText value={nameOf(account)} max={max} />
      </span>
    </span>
  );
}

function accountStyle(account: Account, other: string | undefined): string | undefined {
  if (other) return style.account;
  return account.name || account.id ? style.name : style.absent;
}

/** The picture alone, where a sentence says the name: of whoever is known to stand behind the account. */
export function WhoPicture({ account, behind }: { account: Account; behind?: Event['behind'] }) {
  const sort = behind?.kind ?? sortOf(account.kind);
  return (
    <span
      className={`${style.picture} ${style[sort]}`}
      title={`${TITLES[sort]} · ${account.kind}`}
      aria-hidden
    >
      <Picture kind={account.kind} sort={sort} name={behind?.name ?? nameOf(account)} />
    </span>
  );
}

function Picture({ kind, sort, name }: { kind: string; sort: Sort; name: string }) {
  if (kind === 'deploy-key') return <IconKey size={12} />;
  if (sort === 'unclear' && kind === 'anonymous') return <IconUserQuestion size={12} />;
  return <>{initials(name)}</>;
}
