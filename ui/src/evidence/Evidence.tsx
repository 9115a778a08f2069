import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { type Period, readReports, readRows } from '../api/evidence';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { SightLine } from '../parts/SightLine';
import { Build } from './Build';
import style from './Evidence.module.css';
import { chosenOf, daysOf, periodOf } from './evidenceSearch';
import { PeriodChoice } from './PeriodChoice';
import { ReportList } from './ReportList';

const NO_PERIOD: Period = { from: '', to: '' };

/** What an auditor asks for: a period, the reports of it with how much they hold, and the pack to hand over. */
export function Evidence() {
  const search = useSearch({ from: '/evidence' });
  const [now] = useState(() => new Date());
  const days = daysOf(search, now);
  const period = periodOf(days);
  const reports = useQuery({ queryKey: ['evidence', 'reports'], queryFn: readReports });
  // What is counted is counted as of one position, and the pack is made as of the same.
  const seen = useQuery({
    queryKey: ['evidence', 'seen', period],
    enabled: period !== undefined,
    queryFn: ({ signal }) => readRows('', period ?? NO_PERIOD, undefined, signal),
  });
  const all = reports.data?.reports ?? [];
  const chosen = chosenOf(
    search,
    all.map((report) => report.id),
  );
  const asOf = seen.data ? String(seen.data.as_of) : undefined;
  return (
    <div className={style.page} aria-busy={reports.isPending}>
      <header>
        <h1>Evidence</h1>
        <p className={style.quiet}>
          A pack is one zip with reports of a period. It is signed, and anybody can check it without this
          server.
        </p>
      </header>
      <PeriodChoice search={search} days={days} now={now} />
      {reports.error && <Failure error={reports.error} retry={() => void reports.refetch()} />}
      {seen.error && <Failure error={seen.error} retry={() => void seen.refetch()} />}
      {reports.data && all.length === 0 && (
        <Empty title="No report is there">
          A report is a file in <code>evidence/reports</code> of the installation.
        </Empty>
      )}
      {all.length > 0 && (
        <>
          {period && (
            <div className={style.seen}>
              <SightLine
                count={seen.data?.count}
                sight={seen.data?.sight}
                asOf={asOf}
                loading={seen.isPending}
              />
            </div>
          )}
          <ReportList all={all} search={search} chosen={chosen} period={period} asOf={asOf} />
          <Build chosen={chosen} period={period} asOf={asOf} />
        </>
      )}
    </div>
  );
}
