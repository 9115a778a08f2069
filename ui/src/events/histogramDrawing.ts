import uPlot from 'uplot';
import type { Histogram } from '../api/events';

/** From the bottom of a bar to its top; what was refused must not hide under anything. */
export const STACK = ['succeeded', 'not-recorded', 'failed', 'denied'] as const;

const COLOURS: Record<(typeof STACK)[number], string> = {
  succeeded: '--bar',
  'not-recorded': '--bar-unrecorded',
  failed: '--bar-failed',
  denied: '--bar-denied',
};

/** The columns uPlot draws: times, then one sum for each step of the stack, the highest first, so that
 * every lower one is painted over it. */
export function stacked(histogram: Histogram): uPlot.AlignedData {
  const times = histogram.buckets.map((bucket) => new Date(bucket.start).getTime() / 1000);
  const sums = STACK.map(() => new Array<number>(histogram.buckets.length).fill(0));
  histogram.buckets.forEach((bucket, place) => {
    let sum = 0;
    STACK.forEach((outcome, step) => {
      sum += bucket.by?.[outcome] ?? 0;
      const column = sums[step];
      if (column) column[place] = sum;
    });
    const top = sums.at(-1);
    // Where the answer is not split by outcome, the whole bar stands.
    if (top && !bucket.by) for (const column of sums) column[place] = bucket.total;
  });
  return [times, ...sums.reverse()];
}

interface Drawing {
  width: number;
  height: number;
  zone: string;
  histogram: Histogram;
}

/** How the chart is drawn, with colours taken from the page as it looks now. */
export function histogramOptions(
  { width, height, zone, histogram }: Drawing,
  hovered: (bucket: number | null) => void,
  brushed: (from: number, to: number) => void,
): uPlot.Options {
  const page = getComputedStyle(document.documentElement);
  const colour = (name: string) => page.getPropertyValue(name).trim();
  const step = histogram.bucket_seconds;
  const bars = uPlot.paths.bars?.({ size: [0.82, 40], align: 1 });
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
    legend: { show: false },
    padding: [8, 36, 0, 8],
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { time: true, range: (_chart, from, to) => [from ?? 0, (to ?? 1) + step] },
      y: { range: (_chart, _low, high) => [0, Math.max(1, high ?? 1)] },
    },
    axes: [
      {
        stroke: colour('--ink-faint'),
        font: '11px "Inter Variable", system-ui',
        grid: { show: false },
        ticks: { show: false },
        border: { show: true, stroke: colour('--line-strong'), width: 1 },
        size: 22,
        gap: 4,
        space: 88,
        values: (_chart, splits) => splits.map((seconds) => axisLabel(seconds, zone, step)),
      },
      { show: false },
    ],
    series: [
      {},
      ...[...STACK].reverse().map((outcome) => ({
        label: outcome,
        fill: colour(COLOURS[outcome]),
        stroke: colour(COLOURS[outcome]),
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      })),
    ],
    hooks: {
      setCursor: [(chart) => hovered(chart.cursor.idx ?? null)],
      setSelect: [
        (chart) => {
          if (chart.select.width < 4) return;
          const from = chart.posToVal(chart.select.left, 'x');
          const to = chart.posToVal(chart.select.left + chart.select.width, 'x');
          chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          brushed(Math.floor(from), Math.ceil(to));
        },
      ],
    },
  };
}

const DAY_SECONDS = 86_400;

function axisLabel(seconds: number, zone: string, step: number): string {
  const at = new Date(seconds * 1000);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  if (clock !== '00:00' && step < DAY_SECONDS) return clock;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
    .format(at)
    .replace(',', '');
}
