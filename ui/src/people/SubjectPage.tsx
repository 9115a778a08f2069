import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readFacet } from '../api/events';
import { type Named, readSubject, type WholeSubject } from '../api/people';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { WhoPicture } from '../parts/Who';
import { count, shortMoment } from '../time/format';
import { AccountLinks } from './AccountLinks';
import style from './People.module.css';
import { SubjectDifferences, SubjectVerdicts } from './SubjectAnswers';
import { SubjectFindings } from './SubjectFindings';
import { SubjectHabit } from './SubjectHabit';
import { SubjectLeaving } from './SubjectLeaving';
import { SubjectRights } from './SubjectRights';
import { SubjectState } from './SubjectState';

/** One person or machine: what they are, which accounts are theirs and why, and what they did where. */
export function SubjectPage({ id }: { id: string }) {
  const whole = useQuery({ queryKey: ['subject', id], queryFn: () => readSubject(id) });
  return (
    <div className={style.page}>
      <p className={style.trail}>
        Access ›{' '}
        <Link to="/access/people" search={{}}>
          People
        </Link>
      </p>
      {whole.error && <Failure error={whole.error} retry={() => void whole.refetch()} />}
      {whole.data && <Shown whole={whole.data} />}
    </div>
  );
}

function Shown({ whole }: { whole: WholeSubject }) {
  const { subject } = whole;
  return (
    <>
      <header className={style.head}>
        <h1 className={style.name}>
          <WhoPicture
            account={{ kind: subject.kind === 'person' ? 'user' : 'bot', id: subject.id, name: subject.name }}
          />
          <DataText value={subject.name} max={80} />
          <SubjectState subject={subject} />
        </h1>
        <Link to="/explore" search={{ q: whole.query, range: '30d' }}>
          Everything {subject.kind === 'person' ? 'they' : 'it'} did
        </Link>
      </header>
      <section className={style.card} aria-label="Facts">
        <dl className={style.fields}>
          <Fact title="Id">
            <DataText value={subject.id} max={120} identifier />
          </Fact>
          {whole.emails.length > 0 && <Fact title="E-mail">{texts(whole.emails)}</Fact>}
          {subject.team && <Fact title="Team">{texts([subject.team])}</Fact>}
          {whole.groups.length > 0 && <Fact title="Groups">{texts(whole.groups)}</Fact>}
          {subject.kind === 'machine' && (
            <Fact title="Owner">
              {subject.owner ? (
                <People named={[{ id: subject.owner, name: subject.owner_name ?? subject.owner }]} />
              ) : (
                <span className={style.faint}>nobody answers for it</span>
              )}
            </Fact>
          )}
          {whole.purpose && <Fact title="Purpose">{texts([whole.purpose])}</Fact>}
          {whole.managers.length > 0 && (
            <Fact title="Managers">
              <People named={whole.managers} />
            </Fact>
          )}
          {whole.machines.length > 0 && (
            <Fact title="Answers for">
              <People named={whole.machines} />
            </Fact>
          )}
          <Day title="Start" iso={whole.start} />
          <Day title="Moved" iso={whole.moved} />
          <Day title="End" iso={whole.end} />
          <Fact title="Last seen">
            <Ago iso={subject.last_seen} />
          </Fact>
        </dl>
      </section>
      <SubjectLeaving whole={whole} />
      <SubjectFindings subject={subject.id} />
      <SubjectRights subject={subject.id} name={subject.name} />
      <SubjectDifferences subject={subject.id} />
      <AccountLinks subject={subject.id} links={whole.links} />
      <SubjectHabit query={whole.query} />
      <SubjectVerdicts query={whole.query} />
      <ByTool query={whole.query} />
    </>
  );
}

function Fact({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Day({ title, iso }: { title: string; iso: string | undefined }) {
  const zone = useZone();
  if (!iso) return null;
  return <Fact title={title}>{shortMoment(iso, zone)}</Fact>;
}

const texts = (values: string[]) => <DataText value={values.join(', ')} max={400} />;

function People({ named }: { named: Named[] }) {
  return (
    <>
      {named.map((one, i) => (
        <span key={one.id}>
          {i > 0 && ', '}
          <Link to="/access/people" search={{ id: one.id }}>
            <DataText value={one.name} max={48} />
          </Link>
        </span>
      ))}
    </>
  );
}

/** Counts of what they did in each tool, over all time; each a link to the events. */
function ByTool({ query }: { query: string }) {
  const facets = useQuery({
    queryKey: ['subject-tools', query],
    queryFn: ({ signal }) => readFacet({ q: query }, 'tool', signal),
  });
  const values = facets.data?.facets[0]?.values ?? [];
  return (
    <section className={style.card} aria-labelledby="by-tool">
      <h2 id="by-tool">Events by tool</h2>
      {facets.error && <Failure error={facets.error} retry={() => void facets.refetch()} />}
      {facets.data && values.length === 0 && <p className={style.faint}>None so far.</p>}
      <ul className={style.tools}>
        {values.map((one) => (
          <li key={one.value}>
            <Link to="/explore" search={{ q: `${query} tool:${one.value}`, range: 'all' }}>
              <DataText value={one.value} /> <strong>{count(one.count)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
