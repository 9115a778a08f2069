import { IconCheck, IconEyeOff, IconFilter, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Asked, type Facet, readFacet } from '../api/events';
import { DataText } from '../parts/DataText';
import { exclude, only, stance } from '../query/terms';
import { count } from '../time/format';
import style from './Facets.module.css';

const TITLES: Record<string, string> = {
  verdict: 'Verdict',
  reason: 'Reason of the verdict',
  outcome: 'Outcome',
  kind: 'Kind of account',
  actor: 'Who',
  credential: 'With which credential',
  permission: 'Permission',
  verb: 'Did',
  source: 'Source',
  environment: 'Environment',
  country: 'Country',
  meaning: 'Understood',
};

interface Props {
  facets: Facet[];
  asked: Asked;
  q: string;
  narrow: (q: string) => void;
}

/** What the events are made of: the most frequent values of each key, to keep or to leave out. */
export function Facets({ facets, asked, q, narrow }: Props) {
  // Only where the window is narrow: beside the events there would be no room for both.
  const [shown, setShown] = useState(false);
  return (
    <div className={style.beside}>
      <button type="button" className={style.filter} aria-expanded={shown} onClick={() => setShown(!shown)}>
        <IconFilter size={14} aria-hidden /> Filter
      </button>
      <aside className={`${style.facets} ${shown ? style.shown : ''}`} aria-label="Narrow by value">
        {facets.map((facet) => (
          <FacetValues key={facet.key} facet={facet} asked={asked} q={q} narrow={narrow} />
        ))}
      </aside>
    </div>
  );
}

interface FacetProps {
  facet: Facet;
  asked: Asked;
  q: string;
  narrow: (q: string) => void;
}

function FacetValues({ facet, asked, q, narrow }: FacetProps) {
  const [all, setAll] = useState(false);
  const more = useQuery({
    queryKey: ['events', 'facet', facet.key, asked],
    queryFn: ({ signal }) => readFacet(asked, facet.key, signal),
    enabled: all,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (facet.values.length === 0) return null;
  const shown = (all && more.data?.facets[0]) || facet;
  const most = Math.max(...shown.values.map((value) => value.count), 1);
  const title = TITLES[facet.key] ?? facet.key;
  return (
    <section className={style.facet} aria-label={title}>
      <h2 className={style.title}>{title}</h2>
      <ul className={style.values}>
        {shown.values.map((entry) => (
          <FacetValue
            key={entry.value}
            facetKey={facet.key}
            entry={entry}
            share={entry.count / most}
            q={q}
            narrow={narrow}
          />
        ))}
      </ul>
      {(shown.others ?? 0) > 0 && !all && (
        <button type="button" className={style.more} onClick={() => setAll(true)}>
          {count(shown.others ?? 0)} more
        </button>
      )}
      {(shown.others ?? 0) > 0 && all && more.data && (
        <p className={style.rest}>{count(shown.others ?? 0)} more: narrow the question to see them</p>
      )}
      {(facet.blind?.length ?? 0) > 0 && (
        <Blind sources={facet.blind ?? []} one="does not" more="do not" what={BLIND[facet.key] ?? 'say'} />
      )}
      {facet.key === 'outcome' && (facet.partly?.length ?? 0) > 0 && (
        <Blind sources={facet.partly ?? []} one="records" more="record" what="only some refusals" />
      )}
    </section>
  );
}

interface ValueProps {
  facetKey: string;
  entry: Facet['values'][number];
  share: number;
  q: string;
  narrow: (q: string) => void;
}

function FacetValue({ facetKey, entry, share, q, narrow }: ValueProps) {
  const { value, label } = entry;
  const now = stance(q, facetKey, value);
  const name = label ?? nameOfValue(facetKey, value);
  return (
    <li className={`${style.value} ${now === 'none' ? '' : style[now]}`}>
      <button
        type="button"
        className={style.only}
        aria-pressed={now === 'only'}
        title={now === 'only' ? 'Let go again' : `Only ${value}`.slice(0, 200)}
        onClick={() => narrow(only(q, facetKey, value))}
      >
        {now === 'only' && <IconCheck size={12} stroke={2.6} aria-hidden />}
        {now === 'excluded' && <IconMinus size={12} stroke={2.6} aria-hidden />}
        <span className={style.name}>
          <DataText value={name} max={48} />
        </span>
        <span className={style.count}>{count(entry.count)}</span>
        <meter
          className={`${style.bar} ${facetKey === 'outcome' || facetKey === 'verdict' ? (style[value] ?? '') : ''}`}
          min={0}
          max={1}
          value={share}
          aria-hidden
        />
      </button>
      <button
        type="button"
        className={style.exclude}
        aria-pressed={now === 'excluded'}
        aria-label={`Exclude ${name}`.slice(0, 200)}
        title={now === 'excluded' ? 'Let in again' : 'Everything but this'}
        onClick={() => narrow(exclude(q, facetKey, value))}
      >
        <IconMinus size={13} aria-hidden />
      </button>
    </li>
  );
}

/** A fingerprint `tool:kind:…` is told by its kind and its last letters; everything else names itself. */
function nameOfValue(key: string, value: string): string {
  if (key === 'outcome') return value.replace('-', ' ');
  const [tool, kind, ...rest] = value.split(':');
  if (key !== 'credential' || rest.length === 0) return value;
  return `${tool} ${kind?.replaceAll('-', ' ')} ··${rest.join(':').slice(-6)}`;
}

const BLIND: Record<string, string> = {
  outcome: 'record refusals',
  credential: 'send a credential',
  country: 'send an address',
  ip: 'send an address',
  client: 'send a client',
};

/** A count of refusals means little without the tools that keep quiet about them. */
function Blind({ sources, one, more, what }: { sources: string[]; one: string; more: string; what: string }) {
  return (
    <p className={style.blind}>
      <IconEyeOff size={13} aria-hidden />
      <span>
        {sources.map((source, place) => (
          <span key={source}>
            {place > 0 && ', '}
            <DataText value={source} />
          </span>
        ))}{' '}
        {sources.length === 1 ? one : more} {what}
      </span>
    </p>
  );
}
