import 'uplot/dist/uPlot.min.css';
import { IconTable } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import type { Histogram as Buckets } from '../api/events';
import { useAppearance } from '../appearance/appearance';
import { useWidth } from '../parts/useWidth';
import { count, fullMoment } from '../time/format';
import style from './Histogram.module.css';
import { HistogramTable } from './HistogramTable';
import { histogramOptions, stacked } from './histogramDrawing';

interface Props {
  histogram: Buckets | undefined;
  /** Narrows the window to what was brushed. */
  brush: (from: string, to: string) => void;
}

const HEIGHT = 84;

/** How many events there were when, stacked by outcome; drag across it to narrow the window. */
export function Histogram({ histogram, brush }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot>(undefined);
  const width = useWidth(place);
  const { scheme, zone } = useAppearance();
  const [under, setUnder] = useState<number | null>(null);
  const [asTable, setAsTable] = useState(false);
  const brushed = useRef(brush);
  brushed.current = brush;

  // The theme is named although it is not used: its colours are read from the page while drawing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const target = place.current;
    if (!target || !histogram || asTable) return;
    const options = histogramOptions(
      { width: target.clientWidth, height: HEIGHT, zone, histogram },
      setUnder,
      (from, to) => brushed.current(new Date(from * 1000).toISOString(), new Date(to * 1000).toISOString()),
    );
    const drawn = new uPlot(options, stacked(histogram), target);
    chart.current = drawn;
    return () => {
      chart.current = undefined;
      drawn.destroy();
    };
  }, [histogram, zone, scheme, asTable]);

  useEffect(() => chart.current?.setSize({ width, height: HEIGHT }), [width]);

  const bucket = under === null ? undefined : histogram?.buckets[under];
  return (
    <figure className={style.figure} aria-label={summary(histogram)}>
      {asTable && histogram ? (
        <HistogramTable histogram={histogram} brush={brush} />
      ) : (
        <div ref={place} className={style.place} role="img" aria-label={summary(histogram)} />
      )}
      <div className={style.under} aria-hidden>
        {bucket && (
          <>
            {fullMoment(bucket.start, zone)} · <strong>{count(bucket.total)}</strong>{' '}
            {bucket.total === 1 ? 'event' : 'events'}
            {(bucket.by?.denied ?? 0) > 0 && (
              <span className={style.denied}> · {count(bucket.by?.denied ?? 0)} denied</span>
            )}
            {(bucket.by?.failed ?? 0) > 0 && <span> · {count(bucket.by?.failed ?? 0)} failed</span>}
          </>
        )}
      </div>
      <button
        type="button"
        className={style.toggle}
        onClick={() => setAsTable(!asTable)}
        aria-pressed={asTable}
        title="Show as table"
      >
        <IconTable size={14} aria-hidden />
        <span className={style.hidden}>Show as table</span>
      </button>
    </figure>
  );
}

function summary(histogram: Buckets | undefined): string {
  if (!histogram) return 'Events over time, loading';
  const total = histogram.buckets.reduce((sum, bucket) => sum + bucket.total, 0);
  const denied = histogram.buckets.reduce((sum, bucket) => sum + (bucket.by?.denied ?? 0), 0);
  return `Events over time: ${count(total)} in ${histogram.buckets.length} steps, ${count(denied)} denied`;
}
