import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { deleteView, readViews, saveView, type View } from '../api/views';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import style from './Toolbar.module.css';

interface Props {
  q: string;
  range: string;
  show: (view: View) => void;
}

/** Questions kept for later, and a way to keep this one. */
export function ViewsMenu({ q, range, show }: Props) {
  const [naming, setNaming] = useState(false);
  const client = useQueryClient();
  const views = useQuery({ queryKey: ['views'], queryFn: readViews });
  const remove = useMutation({
    mutationFn: deleteView,
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  });

  return (
    <>
      <Menu position="bottom-end" width={304}>
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<IconBookmark size={15} aria-hidden />}>
            Views
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.data?.views.map((view) => (
            <Menu.Item key={view.name} onClick={() => show(view)}>
              <DataText value={view.name} max={60} />
              <div className={style.viewQuery}>
                <DataText value={view.query || 'everything'} max={60} identifier />
              </div>
            </Menu.Item>
          ))}
          {views.data?.views.length === 0 && <Menu.Label>No saved views yet</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={15} aria-hidden />} onClick={() => setNaming(true)}>
            Save this question…
          </Menu.Item>
          {views.data?.views.some((view) => view.query === q) && (
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => {
                const here = views.data?.views.find((view) => view.query === q);
                if (here) remove.mutate(here);
              }}
            >
              Forget this saved view
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={naming} onClose={() => setNaming(false)} title="Save this question" size="sm">
        <NameView q={q} range={range} done={() => setNaming(false)} />
      </Modal>
    </>
  );
}

function NameView({ q, range, done }: { q: string; range: string; done: () => void }) {
  const [name, setName] = useState('');
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: saveView,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['views'] });
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    save.mutate({ name: name.trim(), query: q, range });
  }
  return (
    <form className={style.exact} onSubmit={submit}>
      <TextInput
        label="Name"
        data-autofocus
        value={name}
        maxLength={80}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <p className={style.viewQuery}>
        <DataText value={q || 'everything'} identifier />
      </p>
      {save.error && <Failure error={save.error} />}
      <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
        Save
      </Button>
    </form>
  );
}
