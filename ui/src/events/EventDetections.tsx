import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readMatchedBy } from '../api/detections';
import { may } from '../api/session';
import { DetectionMark } from '../detections/DetectionMark';
import { FindingSeverityMark } from '../findings/FindingMarks';
import { DataText } from '../parts/DataText';
import { useSession } from '../session/SessionGate';
import style from './EventVerdict.module.css';

/** Which detections matched an event, alone or with others. */
export function EventDetections({ id }: { id: string }) {
  const mayRead = may(useSession(), 'detection.read');
  const matched = useQuery({
    queryKey: ['event', id, 'detections'],
    queryFn: ({ signal }) => readMatchedBy(id, signal),
    staleTime: 15_000,
    retry: false,
  });
  if (!matched.data || matched.data.items.length === 0) return null;
  return (
    <section className={style.verdict} aria-label="Detections that matched">
      {matched.data.items.map((one) => (
        <p key={one.name} className={style.why}>
          <FindingSeverityMark severity={one.level} /> <DetectionMark state={one.state} />{' '}
          {mayRead ? (
            <Link to="/detections" search={{ open: one.name }}>
              <DataText value={one.title} max={200} />
            </Link>
          ) : (
            <DataText value={one.title} max={200} />
          )}
        </p>
      ))}
    </section>
  );
}
