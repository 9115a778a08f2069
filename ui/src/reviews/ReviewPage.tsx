import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import {
  type Decision,
  type Details,
  decide,
  type LinesPage,
  type Review,
  type ReviewLine,
  readLines,
} from '../api/reviews';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { useShortcuts } from '../parts/useShortcuts';
import { useSession } from '../session/SessionGate';
import { count, shortMoment } from '../time/format';
import { Closing, Delegating, Reason, Reducing } from './ReviewForms';
import { ReviewLineRow } from './ReviewLineRow';
import { dueWords } from './Reviews';
import style from './Reviews.module.css';
import type { ReviewsSearch } from './reviewsSearch';

/** What has to be asked before it is done. */
type Asking = { decision: Decision; line: ReviewLine } | 'close';

interface Deciding {
  about: ReviewLine[];
  decision: Decision;
  details: Details;
}

const NEEDS_WORDS: ReadonlySet<Decision> = new Set(['ask', 'reduce', 'delegate']);

const TITLES: Partial<Record<Decision, string>> = {
  ask: 'Ask',
  reduce: 'Reduce',
  delegate: 'Let somebody else decide',
};

/** Whether it is as it was kept the last time, and could do little harm. */
function mayBeKeptAtOnce(line: ReviewLine): boolean {
  return line.unchanged && !line.high && line.may_decide && line.state === 'open';
}

/** One review, its lines to be gone through with the keyboard. */
export function ReviewPage({ id }: { id: string }) {
  const search = useSearch({ from: '/reviews' });
  const navigate = useNavigate({ from: '/reviews' });
  const client = useQueryClient();
  const session = useSession();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<Asking>();
  const since = useRef(Date.now());
  const { show, yours, q } = search;
  const pages = useInfiniteQuery({
    queryKey: ['review', id, show, yours, q],
    queryFn: ({ pageParam }) => readLines(id, { show, yours, q }, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page: LinesPage) => page.next,
    placeholderData: (before) => before,
  });
  const review = pages.data?.pages.at(-1)?.review;
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  const place = Math.min(at, Math.max(0, lines.length - 1));
  const here = lines[place];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts again with each line
  useEffect(() => {
    since.current = Date.now();
  }, [here?.number]);

  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['review', id] });
    await client.invalidateQueries({ queryKey: ['reviews'] });
  };
  const deciding = useMutation({
    mutationFn: ({ about, decision, details }: Deciding) =>
      decide(Number(id), {
        lines: about.map(({ number, version }) => ({ number, version })),
        decision,
        ...details,
        spent_millis: Date.now() - since.current,
      }),
    onSuccess: async (_, { about, decision }) => {
      setAsking(undefined);
      if (decision !== 'undo' && about.length === 1) setAt(Math.min(place + 1, lines.length - 1));
      await refresh();
    },
  });
  const isOpen = review?.state === 'open';
  const act = (decision: Decision, line: ReviewLine | undefined) => {
    if (!line?.may_decide || !isOpen) return;
    if (decision === 'undo' && line.steps.length === 0) return;
    deciding.reset();
    if (decision === 'reduce' && line.right.permissions.length < 2) return;
    if (NEEDS_WORDS.has(decision) || (decision === 'keep' && line.high)) setAsking({ decision, line });
    else deciding.mutate({ about: [line], decision, details: {} });
  };
  const asBefore = isOpen ? lines.filter(mayBeKeptAtOnce) : [];
  useShortcuts({
    j: () => setAt(Math.min(place + 1, lines.length - 1)),
    k: () => setAt(Math.max(place - 1, 0)),
    y: () => act('keep', here),
    r: () => act('revoke', here),
    q: () => act('ask', here),
    d: () => act('delegate', here),
    e: () => act('reduce', here),
    z: () => act('undo', here),
  });
  const narrow = (to: ReviewsSearch) => void navigate({ search: { id, ...to }, replace: true });

  return (
    <div className={style.page} aria-busy={pages.isPending}>
      <p>
        <Link to="/reviews" search={{}}>
          ← Reviews
        </Link>
      </p>
      {pages.error && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {review && (
        <>
          <Head
            review={review}
            close={may(session, 'review.open') && isOpen ? () => setAsking('close') : undefined}
          />
          <nav className={style.tabs} aria-label="Which lines">
            <Tab title="Changed" many={review.counts.changed} here={!show} search={{ id }} />
            <Tab title="All" many={review.counts.lines} here={show === 'all'} search={{ id, show: 'all' }} />
            <Tab
              title="To go"
              many={review.counts.revoked + review.counts.reduced}
              here={show === 'to-go'}
              search={{ id, show: 'to-go' }}
            />
          </nav>
          <div className={style.tools}>
            <TextInput
              className={style.letters ?? ''}
              aria-label="Letters of a line"
              placeholder="Letters of a line"
              leftSection={<IconSearch size={14} aria-hidden />}
              value={q ?? ''}
              onChange={(e) => narrow({ ...search, q: e.currentTarget.value })}
            />
            <Checkbox
              label={`Waits for you (${count(review.counts.yours)})`}
              checked={yours ?? false}
              onChange={(e) => narrow({ ...search, yours: e.currentTarget.checked })}
            />
            <span className={style.quiet}>
              <kbd>j</kbd> <kbd>k</kbd> move, <kbd>y</kbd> keep, <kbd>r</kbd> revoke, <kbd>e</kbd> reduce,{' '}
              <kbd>q</kbd> ask, <kbd>d</kbd> delegate, <kbd>z</kbd> undo
            </span>
            {asBefore.length > 1 && (
              <Button
                size="xs"
                variant="default"
                loading={deciding.isPending}
                onClick={() => deciding.mutate({ about: asBefore, decision: 'keep', details: {} })}
              >
                Keep {count(asBefore.length)} as they were
              </Button>
            )}
          </div>
          {deciding.error && asking === undefined && <Failure error={deciding.error} />}
          {lines.length === 0 ? (
            <p className={style.quiet}>No line like that.</p>
          ) : (
            <ul className={style.lines} aria-label="Lines">
              {lines.map((line, row) => (
                <ReviewLineRow
                  key={line.number}
                  line={line}
                  at={row === place}
                  choose={() => setAt(row)}
                  act={isOpen ? (decision) => act(decision, line) : undefined}
                />
              ))}
            </ul>
          )}
          {pages.hasNextPage && (
            <div className={style.more}>
              <Button
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                Show more of {count(pages.data?.pages[0]?.count ?? 0)}
              </Button>
            </div>
          )}
        </>
      )}
      <Modal
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking === 'close' ? 'Close the review' : (asking && TITLES[asking.decision]) || 'Keep'}
      >
        {asking === 'close' && review && (
          <Closing review={review} done={refresh} close={() => setAsking(undefined)} />
        )}
        {asking !== undefined && asking !== 'close' && (
          <Words
            asking={asking}
            error={deciding.error}
            busy={deciding.isPending}
            done={(details) => deciding.mutate({ about: [asking.line], decision: asking.decision, details })}
          />
        )}
      </Modal>
    </div>
  );
}

interface WordsProps {
  asking: { decision: Decision; line: ReviewLine };
  error: Error | null;
  busy: boolean;
  done: (details: Details) => void;
}

function Words({ asking: { decision, line }, ...form }: WordsProps) {
  switch (decision) {
    case 'reduce':
      return <Reducing line={line} {...form} />;
    case 'delegate':
      return <Delegating says={line.says} {...form} />;
    default:
      return (
        <Reason
          label={decision === 'ask' ? 'What has to be known' : 'Why it may stay'}
          says={line.says}
          {...form}
          done={(text) => form.done({ text })}
        />
      );
  }
}

function Head({ review, close }: { review: Review; close: (() => void) | undefined }) {
  const zone = useZone();
  return (
    <header className={style.head}>
      <div>
        <h1>
          <DataText value={review.name} max={120} />
        </h1>
        <p className={style.quiet}>
          {count(review.counts.lines - review.counts.undecided)} of {count(review.counts.lines)} decided; due{' '}
          {dueWords(review, zone)}; who held what on {shortMoment(review.as_of, zone)}
          {review.scope.below && (
            <>
              {' '}
              below <DataText value={review.scope.below} max={96} />
            </>
          )}
          ; <span title={`SHA-256 ${review.digest}`}>list {review.digest.slice(0, 12)}</span>
        </p>
      </div>
      {close && (
        <Button variant="default" onClick={close}>
          Close the review
        </Button>
      )}
    </header>
  );
}

interface TabProps {
  title: string;
  many: number;
  here: boolean;
  search: ReviewsSearch;
}

function Tab({ title, many, here, search }: TabProps) {
  return (
    <Link
      to="/reviews"
      search={search}
      className={`${style.tab} ${here ? style.here : ''}`}
      aria-current={here ? 'page' : undefined}
    >
      {title} <span className={style.quiet}>{count(many)}</span>
    </Link>
  );
}
