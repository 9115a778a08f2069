import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Comparison, readComparisons, readLooseAccounts } from '../api/access';
import { may } from '../api/session';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './Overview.module.css';

const SHOWN: { compare: Comparison; one: string; many: string }[] = [
  { compare: 'used-not-expected', one: 'use that nobody expects', many: 'uses that nobody expects' },
  { compare: 'used-not-granted', one: 'use without a known right', many: 'uses without a known right' },
  {
    compare: 'granted-not-expected',
    one: 'right wider than expected',
    many: 'rights wider than expected',
  },
];

/** Where access is not as it should be, in numbers; each opens what it counts. What counts none is left out. */
export function AccessCard() {
  const session = useSession();
  const enabled = may(session, 'access.read');
  const comparisons = useQuery({ queryKey: ['comparisons'], queryFn: readComparisons, enabled });
  const left = useQuery({
    queryKey: ['loose-accounts', 'left'],
    queryFn: () => readLooseAccounts('left'),
    enabled,
  });
  const leavers = left.data?.count ?? 0;
  const found = SHOWN.map((one) => ({
    ...one,
    rows: comparisons.data?.comparisons.find((each) => each.name === one.compare)?.rows ?? 0,
  })).filter((one) => one.rows > 0);
  if (found.length === 0 && leavers === 0) return null;
  return (
    <section aria-labelledby="access" className={style.card}>
      <h2 id="access">Access</h2>
      <ul className={style.questions}>
        {leavers > 0 && (
          <li>
            <Link to="/access/accounts" search={{ state: 'left' }}>
              <span>
                {count(leavers)} {leavers === 1 ? 'account' : 'accounts'} of people who left
              </span>
              <IconArrowRight size={14} aria-hidden />
            </Link>
          </li>
        )}
        {found.map((one) => (
          <li key={one.compare}>
            <Link to="/access" search={{ compare: one.compare }}>
              <span>
                {count(one.rows)} {one.rows === 1 ? one.one : one.many}
              </span>
              <IconArrowRight size={14} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
