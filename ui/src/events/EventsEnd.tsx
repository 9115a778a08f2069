import { Button } from '@mantine/core';
import type { Sight } from '../api/sight';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { SightDetail } from '../parts/SightDetail';
import { type Range, spanLabel } from '../time/range';
import style from './Explore.module.css';
import { QueryHelp } from './QueryHelp';

/** What stands under the last row: more is coming, something failed, or this is all there is. */
export function EventsEnd({
  loading,
  more,
  error,
  retry,
}: {
  loading: boolean;
  more: boolean;
  error: unknown;
  retry: () => void;
}) {
  if (error) return <Failure error={error} retry={retry} />;
  if (loading || more) return <span role="status">Loading older events…</span>;
  return <>This is the end: there are no older events in this answer.</>;
}

interface InsteadProps {
  loading: boolean;
  /** True when the query's text cannot be read; the query bar says where and why. */
  mistaken: boolean;
  error: unknown;
  retry: () => void;
  sight: Sight | undefined;
  asOf: string | number | undefined;
  q: string;
  range: Range;
  widen: () => void;
  clear: () => void;
}

/** What stands where rows would: searching, a failure, or the honest form of "nobody". */
export function EventsInstead({
  loading,
  mistaken,
  error,
  retry,
  sight,
  asOf,
  q,
  range,
  widen,
  clear,
}: InsteadProps) {
  if (error) {
    return (
      <div className={style.instead}>
        <Failure error={error} retry={retry} />
      </div>
    );
  }
  if (mistaken) return <QueryHelp />;
  if (loading) return <Skeleton />;
  const narrowed = range.kind !== 'all';
  return (
    <div className={style.instead}>
      <Empty
        title={q ? 'Nobody did' : 'No events'}
        actions={
          <>
            {narrowed && (
              <Button variant="default" size="compact-md" onClick={widen}>
                Look at all time
              </Button>
            )}
            {q && (
              <Button variant="default" size="compact-md" onClick={clear}>
                Clear the query
              </Button>
            )}
          </>
        }
      >
        <p>
          {range.kind === 'last' && `${spanLabel(range.span)}. `}
          {sight && <DataText value={sight.sentence.replace(/^Nobody did, as/, 'As')} max={600} />}
        </p>
      </Empty>
      {sight && sight.sources.length > 0 && <SightDetail sight={sight} asOf={asOf} />}
    </div>
  );
}

const SKELETON_ROWS = Array.from({ length: 14 }, (_, row) => row);

/** Rows to come. */
function Skeleton() {
  return (
    <div className={style.skeleton} aria-busy="true" role="status">
      <span className={style.hidden}>Searching…</span>
      {SKELETON_ROWS.map((row) => (
        <div key={row} className={style.skeletonRow} />
      ))}
    </div>
  );
}
