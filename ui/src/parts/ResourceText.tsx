import { Fragment } from 'react';
import { DataText } from './DataText';
import style from './ResourceText.module.css';

interface Props {
  path: string;
  /** Words of the query; a segment that equals one is drawn bold, so that the eye finds it. */
  looked?: ReadonlySet<string>;
  /** Leaves out tool and instance where a source stands beside it anyway. */
  inside?: boolean;
  /** Drawn in full, over as many lines as it takes. */
  whole?: boolean;
}

/** How many leading segments name the installation: tool and instance. */
const INSTALLATION_SEGMENTS = 2;

/** A run, an id or a hash: it names nothing to a person, so it is what gives way. */
const NUMBER_LIKE = /^(\d{5,}|[0-9a-f-]{16,})$/i;

/** A resource's path, read as names. Where room is short its beginning gives way, because the end says what
 * it is; before a number the number does. */
export function ResourceText({ path, looked, inside = false, whole = false }: Props) {
  const all = path.split('/');
  const skip = inside && all.length > INSTALLATION_SEGMENTS ? INSTALLATION_SEGMENTS : 0;
  const shown = all.slice(skip).map((segment, place) => ({
    segment: decoded(segment),
    look: segmentLook(segment, place + skip, all.length, looked),
  }));
  const last = shown.pop();
  const number = NUMBER_LIKE.test(last?.segment ?? '');
  return (
    <span
      className={`${style.path} ${whole ? style.whole : number ? style.numbered : ''}`}
      title={path.length < 1024 ? path : undefined}
    >
      <span className={style.way}>
        <span className={style.straight}>
          {shown.map(({ segment, look }, place) => (
            // The segments of one path never change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Fragment key={place}>
              <span className={look}>
                <DataText value={segment} max={80} />
              </span>
              <span className={style.slash}>/</span>
            </Fragment>
          ))}
        </span>
      </span>
      <span className={style.last}>
        <span className={last?.look}>
          <DataText value={last?.segment ?? ''} max={80} />
        </span>
      </span>
    </span>
  );
}

function segmentLook(
  segment: string,
  place: number,
  length: number,
  looked: ReadonlySet<string> | undefined,
) {
  if (looked?.has(segment.toLowerCase())) return style.looked;
  return place < INSTALLATION_SEGMENTS && length > INSTALLATION_SEGMENTS ? style.front : undefined;
}

/** Percent-encoding is how paths are written, not how names read. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
