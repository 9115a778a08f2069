import { Button } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { linkAccount, readQueue, refuseAccount, type Suggestion } from '../api/people';
import { may } from '../api/session';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { quote } from '../query/terms';
import { useSession } from '../session/SessionGate';
import { count } from '../time/format';
import style from './People.module.css';

const REASONS: Record<string, string> = {
  manual: 'one person said so; a second word makes it count',
  'same-email': 'the same e-mail address',
  'same-name': 'the same name',
};

/** Accounts that may be somebody's. Nothing follows from looking alike: a person says yes or no. */
export function PeopleQueue() {
  const queue = useQuery({ queryKey: ['people-queue'], queryFn: readQueue });
  if (queue.error) return <Failure error={queue.error} retry={() => void queue.refetch()} />;
  if (!queue.data) return <div aria-busy="true" />;
  if (queue.data.queue.length === 0) {
    return <Empty title="No questions">Every account that looks like somebody’s has been answered.</Empty>;
  }
  return (
    <>
      <p className={style.lead}>
        A yes is noted under your name and counts for judging once a second person has said the same.
      </p>
      <ul className={style.queue}>
        {queue.data.queue.map((one) => (
          <Question key={`${one.account} ${one.subject.id}`} one={one} />
        ))}
      </ul>
    </>
  );
}

function Question({ one }: { one: Suggestion }) {
  const session = useSession();
  const client = useQueryClient();
  const pair = { account: one.account, subject: one.subject.id };
  const again = () =>
    Promise.all(
      [['people-queue'], ['people'], ['people-known']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const yes = useMutation({ mutationFn: () => linkAccount(pair), onSuccess: again });
  const no = useMutation({ mutationFn: () => refuseAccount(pair), onSuccess: again });
  const problem = yes.error ?? no.error;
  return (
    <li className={style.question}>
      <div className={style.asked}>
        <p>
          Is{' '}
          <Link to="/explore" search={{ q: `account:${quote(one.account)}` }}>
            <DataText value={one.account} max={72} identifier />
          </Link>{' '}
          <Link to="/access/people" search={{ id: one.subject.id }}>
            <DataText value={one.subject.name} max={48} />
          </Link>
          ?
        </p>
        <p className={style.faint}>
          {REASONS[one.proof] ?? one.proof} · {count(one.events)} {one.events === 1 ? 'event' : 'events'} ·
          last seen <Ago iso={one.last_seen} />
          {yes.data && !yes.data.verified && ' · noted; a second person has to say so too'}
        </p>
        {problem && <Failure error={problem} />}
      </div>
      {may(session, 'people.link') && (
        <div className={style.answers}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconCheck size={14} aria-hidden />}
            loading={yes.isPending}
            aria-label={`Yes, ${one.account} is ${one.subject.name}`}
            onClick={() => yes.mutate()}
          >
            Yes
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconX size={14} aria-hidden />}
            loading={no.isPending}
            aria-label={`No, ${one.account} is not ${one.subject.name}`}
            onClick={() => no.mutate()}
          >
            No
          </Button>
        </div>
      )}
    </li>
  );
}
