import { Fragment, memo } from 'react';
import { shorten } from '../text/shorten';
import { mixesScripts, stretches } from '../text/unseen';
import style from './DataText.module.css';

interface Props {
  /** The value exactly as it was received: every letter of it may have been chosen by an attacker. */
  value: string;
  /** Graphemes drawn at most; a mark says that there is more. */
  max?: number;
  /** Drawn as an identifier. */
  identifier?: boolean;
}

/** A value out of data, drawn as text and nothing else: isolated in its own direction, with invisible
 * and direction-turning characters shown by their code. */
export const DataText = memo(function DataText({ value, max = 160, identifier = false }: Props) {
  const { text, cut } = shorten(value, max);
  const drawn = stretches(text);
  return (
    <bdi className={identifier ? style.identifier : undefined}>
      {drawn.map((stretch, place) => (
        // The stretches of one text never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Fragment key={place}>
          {stretch.kind === 'plain' ? (
            stretch.text
          ) : (
            <span className={style.unseen} title={`${stretch.code} ${stretch.name}`}>
              {stretch.code}
            </span>
          )}
        </Fragment>
      ))}
      {cut && (
        <span className={style.cut} title="Shortened here; the drawer shows the whole value">
          …
        </span>
      )}
      {mixesScripts(text) && (
        <span className={style.mixed} title="One word mixes letters of two scripts that look alike">
          mixed script
        </span>
      )}
    </bdi>
  );
});
