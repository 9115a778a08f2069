import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconCertificate,
  IconChevronUp,
  IconFileCheck,
  IconHelp,
  IconLayoutDashboard,
  IconListCheck,
  IconLogout,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconShieldHalf,
  IconUsers,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { may, signOut } from '../api/session';
import { useLiveFindings } from '../findings/useLiveFindings';
import { useOpenFindings } from '../findings/useOpenFindings';
import { GateMark } from '../parts/GateMark';
import { useSession } from '../session/SessionGate';
import style from './Navigation.module.css';

const link = {
  className: style.link ?? '',
  activeProps: { className: style.here ?? '', 'aria-current': 'page' as const },
};

/** The screens that exist, and who is looking. */
export function Navigation({ askHelp }: { askHelp: () => void }) {
  const session = useSession();
  const client = useQueryClient();

  async function leave() {
    await signOut();
    client.clear();
    window.location.assign('/');
  }

  return (
    <nav className={style.navigation} aria-label="Screens">
      <div className={style.title}>
        <GateMark />
        Gatehouse
      </div>
      <OverviewLink />
      <Link to="/explore" {...link} activeOptions={{ includeSearch: false }}>
        <IconSearch size={16} stroke={1.8} aria-hidden /> Explore
      </Link>
      {(may(session, 'access.read') || may(session, 'people.read')) && (
        <Link
          to={may(session, 'access.read') ? '/access' : '/access/people'}
          search={{}}
          {...link}
          activeOptions={{ includeSearch: false }}
        >
          <IconUsers size={16} stroke={1.8} aria-hidden /> Access
        </Link>
      )}
      <FindingsLink />
      {may(session, 'review.read') && (
        <Link to="/reviews" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          <IconListCheck size={16} stroke={1.8} aria-hidden /> Reviews
        </Link>
      )}
      {may(session, 'events.read') && (
        <Link to="/evidence" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          <IconCertificate size={16} stroke={1.8} aria-hidden /> Evidence
        </Link>
      )}
      <div className={style.heading}>Set up</div>
      <Link to="/sources" {...link} activeOptions={{ includeSearch: false }}>
        <IconPlugConnected size={16} stroke={1.8} aria-hidden /> Sources
      </Link>
      {may(session, 'model.read') && (
        <Link to="/model" search={{}} {...link} activeOptions={{ includeSearch: false }}>
          <IconFileCheck size={16} stroke={1.8} aria-hidden /> Access model
        </Link>
      )}
      <Link to="/settings" {...link}>
        <IconSettings size={16} stroke={1.8} aria-hidden /> Settings
      </Link>
      <div className={style.foot}>
        <UnstyledButton className={style.help} onClick={askHelp}>
          <IconHelp size={16} stroke={1.8} aria-hidden /> Keyboard <kbd>?</kbd>
        </UnstyledButton>
        <Menu position="top-start" width={176}>
          <Menu.Target>
            <UnstyledButton className={style.user}>
              <span className={style.userName}>{session.user.name}</span>
              <span className={style.role}>{session.user.role}</span>
              <IconChevronUp size={14} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconLogout size={14} />} onClick={() => void leave()}>
              Sign out
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {session.version && <div className={style.version}>Version {session.version}</div>}
      </div>
    </nav>
  );
}

/** Overview, with the week inside it. */
function OverviewLink() {
  const week = useMatchRoute()({ to: '/week' });
  return (
    <Link to="/overview" {...link} {...(week ? { className: `${style.link} ${style.here}` } : {})}>
      <IconLayoutDashboard size={16} stroke={1.8} aria-hidden /> Overview
      <Waiting />
    </Link>
  );
}

/** Findings, with Detections and Posture inside it. */
function FindingsLink() {
  const session = useSession();
  const matches = useMatchRoute();
  const findings = may(session, 'finding.read');
  const detections = may(session, 'detection.read');
  if (!findings && !detections && !may(session, 'posture.read')) return null;
  const here = matches({ to: '/findings' }) || matches({ to: '/detections' }) || matches({ to: '/posture' });
  return (
    <Link
      to={findings ? '/findings' : detections ? '/detections' : '/posture'}
      search={{}}
      className={here ? `${style.link} ${style.here}` : (style.link ?? '')}
      activeProps={{}}
      aria-current={here ? 'page' : undefined}
    >
      <IconShieldHalf size={16} stroke={1.8} aria-hidden /> Findings
    </Link>
  );
}

/** How many findings nobody has looked at yet. */
function Waiting() {
  useLiveFindings();
  const waiting = useOpenFindings()?.states.open ?? 0;
  if (waiting === 0) return null;
  return (
    <span className={style.badge} title={`${waiting} open findings`}>
      {waiting > 99 ? '99+' : waiting}
      <span className={style.unseen}> open findings</span>
    </span>
  );
}
