import { useZone } from '../appearance/appearance';
import { ago, fullMoment, moment } from '../time/format';
import style from './Time.module.css';

interface Props {
  iso: string;
  quality?: string;
  /** The offset that a heading prints already; any other is printed here. */
  known?: string | undefined;
}

/** A moment in a row: day, clock and offset; the tooltip has the whole of it and UTC. */
export function Time({ iso, quality = 'exact', known }: Props) {
  const zone = useZone();
  const shown = moment(iso, zone, quality);
  if (!shown) return <span className={style.time}>{iso}</span>;
  return (
    <time className={style.time} dateTime={iso} title={titleOf(iso, zone, quality)}>
      <span className={style.day}>{shown.day}</span>
      <span>
        {shown.clock}
        {quality.endsWith('assumed') || quality === 'received' ? '?' : ''}
      </span>
      {shown.offset !== known && <span className={style.offset}>{shown.offset}</span>}
    </time>
  );
}

/** How long ago; the tooltip has the moment. */
export function Ago({ iso }: { iso: string | undefined }) {
  const zone = useZone();
  if (!iso) return <span className={style.never}>never</span>;
  return (
    <time dateTime={iso} title={fullMoment(iso, zone)}>
      {ago(iso)}
    </time>
  );
}

const QUALITIES: Record<string, string> = {
  second: 'the tool sends whole seconds',
  minute: 'the tool sends whole minutes',
  'zone-assumed': 'the tool sends no zone; it was assumed',
  'year-assumed': 'the tool sends no year; it was assumed',
  received: 'the tool sent no usable time; this is when it arrived',
};

function titleOf(iso: string, zone: string, quality: string): string {
  const lines = [fullMoment(iso, zone), `${fullMoment(iso, 'UTC')} UTC`, ago(iso)];
  const note = QUALITIES[quality];
  if (note) lines.push(note);
  return lines.join('\n');
}
