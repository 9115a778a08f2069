import type { FieldQuality } from '../api/sources';

type Counts = Pick<FieldQuality, 'shown' | 'possible' | 'percent' | 'best'>;

/** The share that says it. Some is never shown as none, and what cannot be said is no share. */
export const shareOf = ({ percent, shown }: Counts) => inPercent(percent, shown);

/** The share that could at best have said it. */
export const bestOf = ({ best, possible }: Counts) => inPercent(best, possible);

function inPercent(percent: number | undefined, many: number): string {
  if (percent === undefined) return 'cannot say';
  return percent === 0 && many > 0 ? '< 1 %' : `${percent} %`;
}
