import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type Period, type Report, readRows } from '../api/evidence';
import { count } from '../time/format';
import style from './Evidence.module.css';
import { type EvidenceSearch, withAllOrNone, withReport } from './evidenceSearch';

interface Props {
  all: Report[];
  search: EvidenceSearch;
  chosen: string[];
  period: Period | undefined;
  asOf: string | undefined;
}

/** Every report, what it shows and what it does not, and how many rows it has in the period. */
export function ReportList({ all, search, chosen, period, asOf }: Props) {
  const navigate = useNavigate({ from: '/evidence' });
  const ids = all.map((report) => report.id);
  const every = chosen.length === all.length;
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label="All reports"
              checked={every}
              indeterminate={!every && chosen.length > 0}
              onChange={() => void navigate({ search: withAllOrNone(search, ids), replace: true })}
            />
          </th>
          <th scope="col">Report</th>
          <th scope="col">What it does not show</th>
          <th scope="col" className={style.rows}>
            Rows
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((report) => (
          <tr key={report.id}>
            <td>
              <Checkbox
                aria-label={`${report.id} ${report.title}`}
                checked={chosen.includes(report.id)}
                onChange={() => void navigate({ search: withReport(search, ids, report.id), replace: true })}
              />
            </td>
            <th scope="row">
              <span className={style.title}>
                {report.title} <span className={style.quiet}>{report.id}</span>
              </span>
              <span className={style.said}>{report.shows}</span>
            </th>
            <td className={style.quiet}>{report.lacks}</td>
            <td className={style.rows}>
              {period && asOf && <Rows report={report} period={period} asOf={asOf} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rows({ report, period, asOf }: { report: Report; period: Period; asOf: string }) {
  const rows = useQuery({
    queryKey: ['evidence', 'rows', report.id, period, asOf],
    queryFn: ({ signal }) => readRows(report.query, period, asOf, signal),
  });
  if (rows.error) {
    return (
      <button type="button" className={style.again} onClick={() => void rows.refetch()}>
        not counted: try again
      </button>
    );
  }
  if (!rows.data) return <span className={style.quiet}>…</span>;
  const { value, capped } = rows.data.count;
  if (value === 0) return <span className={style.quiet}>none</span>;
  return (
    <Link to="/explore" search={{ q: report.query, range: `${period.from}..${period.to}` }}>
      {count(value, capped)}
    </Link>
  );
}
