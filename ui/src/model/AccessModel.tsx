import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type Model, readModel } from '../api/model';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { count, shortMoment } from '../time/format';
import style from './AccessModel.module.css';
import { GovernPath } from './GovernPath';
import { ModelChanges } from './ModelChanges';
import { ModelDraft } from './ModelDraft';
import { ModelFiles } from './ModelFiles';
import { ModelQuestions } from './ModelQuestions';
import { ModelShare } from './ModelShare';
import { MODEL_PARTS, type ModelPart } from './modelSearch';
import { WaitingChanges } from './WaitingChanges';

const TITLES: Record<ModelPart, string> = {
  files: 'Files',
  questions: 'Questions',
  share: 'Decided share',
  changes: 'Changes',
  draft: 'Try a draft',
};

const LOOK_MILLIS = 5_000;

/** Who should be able to do what: the model in force, what is wrong with its files, how much it decides, and
 * what a draft would do. */
export function AccessModel() {
  const { part = 'files' } = useSearch({ from: '/model' });
  const model = useQuery({ queryKey: ['model'], queryFn: readModel, refetchInterval: LOOK_MILLIS });
  return (
    <div className={style.page}>
      <header className={style.head}>
        <h1>Access model</h1>
        {model.data && <Since model={model.data} />}
      </header>
      {model.error && <Failure error={model.error} retry={() => void model.refetch()} />}
      {model.data && <Wrong model={model.data} />}
      {model.data && <WaitingChanges waiting={model.data.waiting} />}
      <nav className={style.tabs} aria-label="Access model">
        {MODEL_PARTS.map((one) => (
          <Link
            key={one}
            to="/model"
            search={one === 'files' ? {} : { part: one }}
            className={one === part ? `${style.tab} ${style.here}` : (style.tab ?? '')}
            activeProps={{}}
            aria-current={one === part ? 'page' : undefined}
          >
            {TITLES[one]}
          </Link>
        ))}
      </nav>
      {model.data && <Part part={part} model={model.data} />}
    </div>
  );
}

function Part({ part, model }: { part: ModelPart; model: Model }) {
  switch (part) {
    case 'files':
      return model.files.length === 0 ? <NoModel model={model} /> : <ModelFiles model={model} />;
    case 'questions':
      return <ModelQuestions />;
    case 'share':
      return (
        <>
          <GovernPath files={model.files} />
          <ModelShare />
        </>
      );
    case 'changes':
      return <ModelChanges />;
    case 'draft':
      return <ModelDraft />;
  }
}

function Since({ model }: { model: Model }) {
  const zone = useZone();
  if (!model.since || model.files.length === 0) return null;
  return (
    <p className={style.faint}>
      {count(model.assignments)} assignments, in force since {shortMoment(model.since, zone)}
      {model.commit && (
        <>
          , <DataText value={model.branch} max={40} /> at{' '}
          <DataText value={model.commit.slice(0, 10)} identifier />
          {!model.committed && ', with files changed since'}
        </>
      )}
      .{!model.settled && ' What happened is being judged again.'}
    </p>
  );
}

function Wrong({ model }: { model: Model }) {
  if (model.mistakes.length === 0) return null;
  return (
    <section className={style.card} role="alert" aria-label="What is wrong with the files">
      <strong>
        The files as they are now cannot be used.{' '}
        {model.files.length > 0 ? 'The last good ones stay in force.' : 'House rules judge alone.'}
      </strong>
      <ul className={style.mistakes}>
        {model.mistakes.map((one) => (
          <li key={`${one.file}:${one.line}:${one.what}`}>
            <DataText value={`${one.file}${one.line > 0 ? `:${one.line}` : ''}`} identifier />{' '}
            <DataText value={one.what} max={300} />
            {one.suggestion && <DataText value={`; ${one.suggestion}`} max={200} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoModel({ model }: { model: Model }) {
  return (
    <Empty title="No access model yet">
      {model.set ? (
        <>
          There is no <code>*.yaml</code> below <DataText value={model.folder} max={120} identifier />. House
          rules judge alone until there is.
        </>
      ) : (
        <>
          House rules judge alone. Write down who should in a folder, check it with{' '}
          <code>./gatehouse model check DIR</code>, and start with <code>--model DIR</code>. Under{' '}
          <i>Try a draft</i> you see what it would do first.
        </>
      )}
    </Empty>
  );
}
