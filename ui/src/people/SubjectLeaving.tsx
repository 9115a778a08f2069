import { IconCheck, IconDoor, IconQuestionMark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  type Leaving,
  type Leftover,
  type LeftoverState,
  readLeaving,
  type WholeSubject,
} from '../api/people';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Mark } from '../parts/Mark';
import { ResourceText } from '../parts/ResourceText';
import { useSession } from '../session/SessionGate';
import { shortMoment } from '../time/format';
import { leavingSentence, rightsSentence } from './leaving';
import style from './People.module.css';

const STATES: Record<
  LeftoverState,
  { word: string; tone: 'denied' | 'caution' | 'good'; Icon: typeof IconDoor }
> = {
  open: { word: 'open', tone: 'denied', Icon: IconDoor },
  'cannot-tell': { word: 'cannot tell', tone: 'caution', Icon: IconQuestionMark },
  closed: { word: 'closed', tone: 'good', Icon: IconCheck },
};

/** Of a person with a last day: every way they could still reach something, and what closed each. Nothing is asked
 * for whoever may not know. */
export function SubjectLeaving({ whole }: { whole: WholeSubject }) {
  const session = useSession();
  const enabled = whole.end !== undefined && may(session, 'access.read') && may(session, 'events.read');
  const id = whole.subject.id;
  const leaving = useQuery({
    queryKey: ['subject-leaving', id],
    queryFn: () => readLeaving(id),
    enabled,
  });
  if (!enabled) return null;
  return (
    <section className={style.card} aria-labelledby="leaving" aria-busy={leaving.isPending}>
      <h2 id="leaving">What is left of them</h2>
      {leaving.error && <Failure error={leaving.error} retry={() => void leaving.refetch()} />}
      {leaving.data && <Shown leaving={leaving.data} />}
    </section>
  );
}

function Shown({ leaving }: { leaving: Leaving }) {
  const accounts = [...new Set(leaving.leftovers.map((one) => one.account))];
  return (
    <>
      <p>
        {leavingSentence(leaving)}{' '}
        {leaving.query && (
          <Link to="/explore" search={{ q: leaving.query, range: 'all' }}>
            What was done since
          </Link>
        )}
      </p>
      {accounts.map((account) => (
        <OfAccount
          key={account}
          account={account}
          all={leaving.leftovers.filter((one) => one.account === account)}
        />
      ))}
    </>
  );
}

/** An account and its credentials in words; its rights, which may be many, below in a list to open. */
function OfAccount({ account, all }: { account: string; all: Leftover[] }) {
  const rights = all.filter((one) => one.kind === 'right');
  return (
    <div className={style.left}>
      <ul className={style.changes} aria-label={account || 'Machines'}>
        {all
          .filter((one) => one.kind !== 'right')
          .map((one) => (
            <Item key={`${one.kind} ${one.name}`} one={one} />
          ))}
      </ul>
      {rights.length > 0 && (
        <details>
          <summary>{rightsSentence(rights)}</summary>
          <ul className={style.changes}>
            {rights.map((one) => (
              <Item key={`${one.on ?? ''} ${one.name}`} one={one} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Item({ one }: { one: Leftover }) {
  const zone = useZone();
  const { word, tone, Icon } = STATES[one.state];
  return (
    <li>
      <Mark tone={tone} icon={<Icon size={12} aria-hidden />}>
        {word}
      </Mark>{' '}
      {one.kind} <DataText value={one.kind === 'account' ? one.account : one.name} max={80} identifier />
      {one.on && (
        <>
          {' '}
          on <ResourceText path={one.on} />
        </>
      )}{' '}
      <span className={style.faint}>
        {one.says}
        {one.closed && ` ${shortMoment(one.closed, zone)}`}
        {one.event && (
          <>
            {' '}
            <Link to="/explore" search={{ q: `id:${one.event}`, range: 'all' }}>
              by this event
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
