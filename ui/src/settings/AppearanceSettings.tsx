import { SegmentedControl, Select, Switch } from '@mantine/core';
import { type Appearance, useAppearance } from '../appearance/appearance';
import { shortMoment } from '../time/format';
import { zoneName } from '../time/zone';
import style from './Settings.module.css';

/** How things look in this browser. */
export function AppearanceSettings() {
  const { appearance, zone, choose } = useAppearance();
  const zones = [
    { value: 'local', label: `This browser's: ${zoneName('local')}` },
    { value: 'UTC', label: 'UTC' },
    ...Intl.supportedValuesOf('timeZone')
      .filter((name) => name !== 'UTC')
      .map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
  ];
  return (
    <section className={style.card} aria-labelledby="appearance">
      <h2 id="appearance">Appearance</h2>
      <dl className={style.fields}>
        <dt>Theme</dt>
        <dd>
          <SegmentedControl
            aria-label="Theme"
            value={appearance.theme}
            onChange={(theme) => choose({ theme: theme as Appearance['theme'] })}
            data={[
              { value: 'system', label: "As the system's" },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </dd>
        <dt>Density</dt>
        <dd>
          <SegmentedControl
            aria-label="Density"
            value={appearance.density}
            onChange={(density) => choose({ density: density as Appearance['density'] })}
            data={[
              { value: 'compact', label: 'Compact' },
              { value: 'comfortable', label: 'Comfortable' },
            ]}
          />
        </dd>
        <dt>Time zone</dt>
        <dd>
          <Select
            aria-label="Time zone"
            searchable
            allowDeselect={false}
            maw={320}
            data={zones}
            value={appearance.zone}
            onChange={(value) => value && choose({ zone: value })}
          />
          <p className={style.faint}>Now: {shortMoment(new Date().toISOString(), zone)}</p>
        </dd>
        <dt>Keyboard</dt>
        <dd>
          <Switch
            label="Single-key shortcuts"
            checked={appearance.shortcuts}
            onChange={(change) => choose({ shortcuts: change.currentTarget.checked })}
          />
        </dd>
      </dl>
      <p className={style.faint}>Kept in this browser only.</p>
    </section>
  );
}
