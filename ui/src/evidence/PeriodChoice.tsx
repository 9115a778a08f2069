import { TextInput } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import style from './Evidence.module.css';
import { type Days, type EvidenceSearch, usualPeriods } from './evidenceSearch';

/** Which days, as whoever asks says them or as they are asked for most. */
export function PeriodChoice({ search, days, now }: { search: EvidenceSearch; days: Days; now: Date }) {
  const navigate = useNavigate({ from: '/evidence' });
  const choose = (some: Partial<Days>) =>
    void navigate({ search: { ...search, ...days, ...some }, replace: true });
  return (
    <div className={style.period}>
      <TextInput
        type="date"
        label="From the day (UTC)"
        value={days.from}
        onChange={(e) => e.currentTarget.value && choose({ from: e.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To the end of (UTC)"
        value={days.to}
        onChange={(e) => e.currentTarget.value && choose({ to: e.currentTarget.value })}
        error={days.from > days.to ? 'The period ends before it begins.' : undefined}
      />
      <nav className={style.usual} aria-label="Usual periods">
        {usualPeriods(now).map(({ name, from, to }) => {
          const here = from === days.from && to === days.to;
          return (
            <Link
              key={name}
              to="/evidence"
              search={{ ...search, from, to }}
              className={here ? `${style.chip} ${style.chosen}` : (style.chip ?? '')}
              activeProps={{}}
              {...(here ? { 'aria-current': 'true' as const } : { 'aria-current': undefined })}
            >
              {name}
            </Link>
          );
        })}
      </nav>
    </div>
  );
}
