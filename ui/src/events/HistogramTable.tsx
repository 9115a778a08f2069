import type { Histogram } from '../api/events';
import { useZone } from '../appearance/appearance';
import { count, fullMoment } from '../time/format';
import style from './Histogram.module.css';
import { STACK } from './histogramDrawing';

/** The histogram for eyes that read and hands that do not drag: one row a step, empty steps left out. */
export function HistogramTable({
  histogram,
  brush,
}: {
  histogram: Histogram;
  brush: (from: string, to: string) => void;
}) {
  const zone = useZone();
  const next = (start: string) =>
    new Date(new Date(start).getTime() + histogram.bucket_seconds * 1000).toISOString();
  return (
    // A region that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={style.tablePlace} tabIndex={0} aria-label="Events over time as a table">
      <table className={style.table}>
        <thead>
          <tr>
            <th>From</th>
            <th>Events</th>
            {STACK.map((outcome) => (
              <th key={outcome}>{outcome.replace('-', ' ')}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {histogram.buckets
            .filter((bucket) => bucket.total > 0)
            .map((bucket) => (
              <tr key={bucket.start}>
                <td>
                  <button
                    type="button"
                    className={style.step}
                    onClick={() => brush(bucket.start, next(bucket.start))}
                  >
                    {fullMoment(bucket.start, zone)}
                  </button>
                </td>
                <td>{count(bucket.total)}</td>
                {STACK.map((outcome) => (
                  <td key={outcome}>{count(bucket.by?.[outcome] ?? 0)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
