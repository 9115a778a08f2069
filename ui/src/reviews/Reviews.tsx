import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { openReview, type Review, readReviews } from '../api/reviews';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { count, shortMoment } from '../time/format';
import { ReviewPage } from './ReviewPage';
import style from './Reviews.module.css';

/** How long a review is open unless somebody says otherwise. */
const DUE_DAYS = 14;
const DAY_MILLIS = 86_400_000;

/** Every access review, or one of them. */
export function Reviews() {
  const { id } = useSearch({ from: '/reviews' });
  return id === undefined ? <ReviewList /> : <ReviewPage key={id} id={id} />;
}

function ReviewList() {
  const [opening, setOpening] = useState(false);
  const mayOpen = may(useSession(), 'review.open');
  const reviews = useQuery({ queryKey: ['reviews'], queryFn: readReviews });
  const open = mayOpen && <Button onClick={() => setOpening(true)}>Open a review</Button>;
  return (
    <div className={style.page} aria-busy={reviews.isPending}>
      <header className={style.head}>
        <h1>Reviews</h1>
        {reviews.data && reviews.data.reviews.length > 0 && open}
      </header>
      {reviews.error && <Failure error={reviews.error} retry={() => void reviews.refetch()} />}
      {reviews.data?.reviews.length === 0 && (
        <Empty title="No review yet" actions={open}>
          A review freezes who holds what, puts each line before whoever answers for it, and watches that what
          was revoked is gone.
        </Empty>
      )}
      {reviews.data && reviews.data.reviews.length > 0 && <Table reviews={reviews.data.reviews} />}
      <Modal opened={opening} onClose={() => setOpening(false)} title="Open a review">
        <Opening />
      </Modal>
    </div>
  );
}

function Table({ reviews }: { reviews: Review[] }) {
  const zone = useZone();
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">Review</th>
          <th scope="col">Decided</th>
          <th scope="col">Waits for you</th>
          <th scope="col">To go</th>
          <th scope="col">Due</th>
        </tr>
      </thead>
      <tbody>
        {reviews.map((review) => {
          const { lines, undecided, yours, revoked, reduced, gone } = review.counts;
          return (
            <tr key={review.id}>
              <th scope="row">
                <Link to="/reviews" search={{ id: String(review.id) }}>
                  <DataText value={review.name} max={80} />
                </Link>
              </th>
              <td>
                {count(lines - undecided)} of {count(lines)}
              </td>
              <td>{count(yours)}</td>
              <td>
                {revoked + reduced === 0 ? 'none' : `${count(gone)} of ${count(revoked + reduced)} gone`}
              </td>
              <td>{dueWords(review, zone)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Until when, or how it ended. */
export function dueWords(review: Review, zone: string): string {
  if (review.closing) return `closed ${shortMoment(review.closing.when, zone)}`;
  if (review.state === 'cut-off') return 'was not written down whole';
  return `${shortMoment(review.due, zone)}${review.overdue ? ', overdue' : ''}`;
}

function Opening() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [below, setBelow] = useState('');
  const [rule, setRule] = useState('owner');
  const [due, setDue] = useState(() =>
    new Date(Date.now() + DUE_DAYS * DAY_MILLIS).toISOString().slice(0, 10),
  );
  const opening = useMutation({
    mutationFn: openReview,
    onSuccess: async (review) => {
      await client.invalidateQueries({ queryKey: ['reviews'] });
      await navigate({ to: '/reviews', search: { id: String(review.id) } });
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    opening.mutate({ name, rule, due: `${due}T00:00:00Z`, ...(below ? { below } : {}) });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <TextInput
        label="Name"
        required
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextInput
        label="Only below a path"
        description="With what reaches into it from above. Everything when empty."
        placeholder="github/acme/payments"
        value={below}
        onChange={(e) => setBelow(e.currentTarget.value)}
      />
      <Radio.Group label="Who decides" value={rule} onChange={setRule}>
        <Radio value="owner" label="The team that owns the resource" mt={8} />
        <Radio value="manager" label="The manager of a person, the owner of a machine" mt={8} />
        <Radio value="fallback" label="You" mt={8} />
      </Radio.Group>
      <TextInput
        type="date"
        label="Due (UTC)"
        required
        value={due}
        onChange={(e) => setDue(e.currentTarget.value)}
      />
      {opening.error && <Failure error={opening.error} />}
      <div className={style.buttons}>
        <Button type="submit" loading={opening.isPending}>
          Open
        </Button>
      </div>
    </form>
  );
}
