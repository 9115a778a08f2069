import { useAppearance } from '../appearance/appearance';
import { clockface, zoneLabel, zoneName } from '../time/zone';
import style from './Toolbar.module.css';

/** Your zone or UTC, one click apart, each with the offset it has now. */
export function ZoneSwitch() {
  const { appearance, choose } = useAppearance();
  const own = appearance.zone === 'UTC' ? zoneName('local') : zoneName(appearance.zone);
  const inUtc = zoneName(appearance.zone) === 'UTC';
  if (own === 'UTC') {
    return (
      <span className={style.onlyUtc} title="This browser is set to UTC; Settings has other zones">
        UTC +00:00
      </span>
    );
  }
  return (
    <fieldset className={style.zones} aria-label="Time zone">
      <button type="button" aria-pressed={!inUtc} onClick={() => choose({ zone: 'local' })}>
        {zoneLabel(own)} {clockface(new Date(), own).offset}
      </button>
      <button type="button" aria-pressed={inUtc} onClick={() => choose({ zone: 'UTC' })}>
        UTC
      </button>
    </fieldset>
  );
}
