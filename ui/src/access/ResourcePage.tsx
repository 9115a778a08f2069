import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../parts/Empty';
import { ResourceText } from '../parts/ResourceText';
import style from './Access.module.css';
import { AccessSections } from './AccessSections';
import { PERMISSIONS, type ResourceSearch } from './accessSearch';
import { WhatChangedList } from './WhatChangedList';
import { WhoCanList } from './WhoCanList';

/** One resource: who can do what to it and by which way, and what changed around it. */
export function ResourcePage() {
  const search = useSearch({ from: '/access/resource' });
  return (
    <div className={style.page}>
      <AccessSections />
      <header className={style.head}>
        <h1>{search.path ? <ResourceText path={search.path} whole /> : 'One resource'}</h1>
        {search.path && (
          <Link to="/explore" search={{ q: `on:"${search.path.replaceAll('"', '\\"')}"` }}>
            What happened on it
          </Link>
        )}
      </header>
      <Which key={search.path} search={search} />
      {search.path ? (
        <>
          <nav className={style.tabs} aria-label="Of this resource">
            <Tab search={{ ...search, show: undefined }} here={search.show === undefined} title="Who can" />
            <Tab
              search={{ ...search, show: 'changed' }}
              here={search.show === 'changed'}
              title="What changed"
            />
          </nav>
          {search.show === 'changed' ? (
            <WhatChangedList path={search.path} />
          ) : (
            <WhoCanList path={search.path} permission={search.permission} />
          )}
        </>
      ) : (
        <Empty title="Which one?">
          Write a path or how one ends, such as <code>payments</code> or{' '}
          <code>payments/environments/production</code>.
        </Empty>
      )}
    </div>
  );
}

function Tab({
  search,
  here,
  title,
}: {
  search: Omit<ResourceSearch, 'show'> & { show?: 'changed' | undefined };
  here: boolean;
  title: string;
}) {
  const { show, ...rest } = search;
  return (
    <Link
      to="/access/resource"
      search={show ? { ...rest, show } : rest}
      className={here ? `${style.tab} ${style.here}` : (style.tab ?? '')}
      activeProps={{}}
      {...(here ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
    >
      {title}
    </Link>
  );
}

/** Asks for another resource, or for one permission. */
function Which({ search }: { search: ResourceSearch }) {
  const navigate = useNavigate({ from: '/access/resource' });
  const [path, setPath] = useState(search.path);
  return (
    <form
      className={style.tools}
      onSubmit={(form) => {
        form.preventDefault();
        void navigate({ search: { ...search, path: path.trim() } });
      }}
    >
      <TextInput
        className={style.path ?? ''}
        aria-label="Path of a resource, or how it ends"
        placeholder="Path, or how it ends"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={path}
        onChange={(e) => setPath(e.currentTarget.value)}
      />
      {search.show === undefined && (
        <Select
          aria-label="Permission"
          placeholder="Any permission"
          clearable
          clearButtonProps={{ 'aria-label': 'Any permission' }}
          data={[...PERMISSIONS]}
          value={search.permission ?? null}
          onChange={(permission) => {
            const { permission: _, ...rest } = search;
            void navigate({ search: permission ? { ...rest, permission } : rest });
          }}
        />
      )}
      <button type="submit" className={style.go}>
        Show
      </button>
    </form>
  );
}
