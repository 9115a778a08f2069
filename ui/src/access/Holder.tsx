import { Link } from '@tanstack/react-router';
import type { Named } from '../api/people';
import { DataText } from '../parts/DataText';
import { WhoPicture } from '../parts/Who';
import style from './Access.module.css';

interface Props {
  /** Absent where nobody knows whose account it is. */
  person?: Named | undefined;
  kind?: 'person' | 'machine' | undefined;
  account: string;
}

/** Who holds or did something: the person or machine with their page, or the account where nobody knows. */
export function Holder({ person, kind, account }: Props) {
  const [, , sort = 'user', id = ''] = account.split('/');
  if (person === undefined) {
    return (
      <span className={style.holder}>
        <WhoPicture account={{ kind: sort, id, name: id }} />
        <DataText value={account} max={60} identifier />
      </span>
    );
  }
  return (
    <Link to="/access/people" search={{ id: person.id }} className={style.holder ?? ''}>
      <WhoPicture account={{ kind: kind === 'machine' ? 'bot' : 'user', id: person.id, name: person.name }} />
      <DataText value={person.name} max={60} />
    </Link>
  );
}
