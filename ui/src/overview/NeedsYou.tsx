import { IconArrowRight, IconHelp, IconLink, IconListCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '../api/overview';
import { readQueue } from '../api/people';
import { readQuestions } from '../api/questions';
import { type Review, readReviews } from '../api/reviews';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { useOpenFindings } from '../findings/useOpenFindings';
import { DataText } from '../parts/DataText';
import { Mark } from '../parts/Mark';
import { useSession } from '../session/SessionGate';
import { isWhole } from '../sources/health';
import { count, shortMoment } from '../time/format';
import { FindingRow } from './FindingRow';
import style from './Overview.module.css';

const SHOWN_MAX = 6;

/** What waits for somebody, what waiting costs most first: a source that is not complete loses what cannot be
 * fetched again, an answer holds up whoever looks into a finding, then findings by severity, then reviews by when they
 * are due, then accounts of which nobody has said whose they are. */
export function NeedsYou({ answer }: { answer: Overview }) {
  const open = useOpenFindings();
  const session = useSession();
  const queue = useQuery({
    queryKey: ['people-queue'],
    queryFn: readQueue,
    enabled: may(session, 'people.read'),
  });
  const questions = useQuery({ queryKey: ['questions'], queryFn: readQuestions });
  const reviews = useQuery({
    queryKey: ['reviews'],
    queryFn: readReviews,
    enabled: may(session, 'review.read'),
  });
  const broken = answer.sources.filter((source) => source.state === 'connected' && !isWhole(source));
  const asked = questions.data?.questions.length ?? 0;
  const due = (reviews.data?.reviews ?? [])
    .filter((review) => review.state === 'open' && review.counts.yours > 0)
    .sort((one, other) => one.due.localeCompare(other.due));
  const accounts = queue.data?.queue.length ?? 0;
  const items = open?.items ?? [];
  const waiting = items.length + broken.length + asked + due.length + accounts;
  if (!open && waiting === 0) return null;
  return (
    <section aria-labelledby="needs-you" className={style.main}>
      <div className={style.sectionHead}>
        <h2 id="needs-you">Needs you</h2>
        {open && <AllFindings total={open.states.open + open.states.acknowledged} />}
      </div>
      {waiting === 0 ? (
        <Quiet answer={answer} />
      ) : (
        <ul className={style.rows}>
          {broken.map((source) => (
            <li key={source.name}>
              <Link to="/sources" search={{ source: source.name }} className={style.need}>
                <Mark tone="denied" icon={<IconPlugConnectedX size={12} aria-hidden />}>
                  source
                </Mark>
                <Sentence>
                  <DataText value={source.name} max={40} /> is not complete: what it does not send now may be
                  lost.
                </Sentence>
              </Link>
            </li>
          ))}
          {asked > 0 && (
            <li>
              <Link to="/questions" search={{}} className={style.need}>
                <Mark tone="caution" icon={<IconHelp size={12} aria-hidden />}>
                  asked
                </Mark>
                <Sentence>
                  {asked === 1 ? 'A question waits' : `${count(asked)} questions wait`} for your answer.
                </Sentence>
              </Link>
            </li>
          )}
          {items.slice(0, SHOWN_MAX).map((finding) => (
            <FindingRow key={finding.key} finding={finding} />
          ))}
          {due.map((review) => (
            <ReviewRow key={review.id} review={review} />
          ))}
          {accounts > 0 && (
            <li>
              <Link to="/access/people" search={{ queue: true }} className={style.need}>
                <Mark tone="quiet" icon={<IconLink size={12} aria-hidden />}>
                  accounts
                </Mark>
                <Sentence>
                  {accounts === 1 ? 'One account waits' : `${count(accounts)} accounts wait`} for somebody to
                  say whose {accounts === 1 ? 'it is' : 'they are'}.
                </Sentence>
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function AllFindings({ total }: { total: number }) {
  return (
    <Link to="/findings" search={{}} className={style.all}>
      {total === 0 ? 'Findings' : `All ${count(total)}`} <IconArrowRight size={14} aria-hidden />
    </Link>
  );
}

/** What a row says; nothing stands at its end. */
function Sentence({ children }: { children: ReactNode }) {
  return (
    <>
      <span className={style.rowSentence}>{children}</span>
      <span className={style.last} />
    </>
  );
}

function ReviewRow({ review }: { review: Review }) {
  const zone = useZone();
  const { yours } = review.counts;
  return (
    <li>
      <Link to="/reviews" search={{ id: String(review.id), yours: true, show: 'all' }} className={style.need}>
        <Mark tone={review.overdue ? 'caution' : 'quiet'} icon={<IconListCheck size={12} aria-hidden />}>
          review
        </Mark>
        <span className={style.rowSentence}>
          <DataText value={review.name} max={80} />: {count(yours)}{' '}
          {yours === 1 ? 'line waits' : 'lines wait'} for you
        </span>
        <span className={style.last}>
          {review.overdue ? 'overdue since' : 'due'} {shortMoment(review.due, zone)}
        </span>
      </Link>
    </li>
  );
}

/** A quiet day says so, and what it rests on. */
function Quiet({ answer }: { answer: Overview }) {
  const zone = useZone();
  const found = typeof answer.events === 'number' ? { value: answer.events, capped: false } : answer.events;
  const whole = answer.sources.every(isWhole) ? 'all sources complete' : 'not all sources complete';
  return (
    <p className={style.none}>
      Nothing needs you. {count(found.value, found.capped)} {found.value === 1 ? 'event' : 'events'} since{' '}
      {shortMoment(answer.since, zone)}, {whole}.
    </p>
  );
}
